import type { Json } from '../../../../lowered/ref.js';
import type { Document, Resource } from '../../../../lowered/resource.js';
import type { PipelineNode } from '../../../../plan/pipeline.js';
import type { WorkflowSource } from '../../document/workflow.js';
import type { GcpScope } from '../../scope.js';
import type { GcpTypes } from '../../types.js';
import { callBlocks } from '../workflow/calls.js';
import { assign, call, choose, expression, step } from '../workflow/steps.js';
import { workflow } from '../workflow/resource.js';
import { pipelineRoot } from './build-kfp-pipeline.js';

/** The body of a run, without definition and parameters. https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.pipelineJobs */
export function runBody(node: PipelineNode, scope: GcpScope) {
  return {
    displayName: scope.name('displayName', [node.name], node.at),
    labels: scope.labelsWith(node.tags, node.at),
    ...(scope.network === undefined ? {} : { network: scope.network }),
    ...(scope.key === undefined ? {} : { encryptionSpec: { kmsKeyName: scope.key } }),
  } as const;
}

/**
 * Reads the definition from the bucket and starts a run of it; typed values of parameters pass through unchanged.
 *
 * @param definition - address of the definition in the API of Cloud Storage
 */
export function startSource(
  definition: string,
  body: Readonly<Record<string, Json>>,
  runtimeConfig: Readonly<Record<string, Json>>,
  { project, region }: Pick<GcpScope, 'project' | 'region'>,
): WorkflowSource {
  const api = `https://${region}-aiplatform.googleapis.com/v1/`;
  const { read, change, passes_for_reading, passes_for_changing } = callBlocks(api);
  return {
    main: {
      params: ['event'],
      steps: [
        step('start', assign({ params: {} })),
        step('has_argument', choose({ read_definition: 'event == null' }, 'has_params')),
        step('has_params', choose({ take_params: '"params" in event' }, 'read_definition')),
        step('take_params', assign({ params: expression('event.params') })),
        step('read_definition', call('read', { url: definition, query: { alt: 'media' } }, 'definition')),
        step(
          'describe',
          assign({
            wanted: {
              ...body,
              pipelineSpec: expression('definition'),
              runtimeConfig: { ...runtimeConfig, parameterValues: expression('params') },
            },
          }),
        ),
        step(
          'start_run',
          call(
            'change',
            { url: `${api}projects/${project}/locations/${region}/pipelineJobs`, body: expression('wanted') },
            'run',
          ),
        ),
        step('done', { return: expression('run.name') }),
      ],
    },
    read,
    change,
    passes_for_reading,
    passes_for_changing,
  };
}

function source(node: PipelineNode, object: string, scope: GcpScope): WorkflowSource {
  const definition = `https://storage.googleapis.com/storage/v1/b/${scope.shared.bucket.name}/o/${encodeURIComponent(object)}`;
  return startSource(
    definition,
    { ...runBody(node, scope), serviceAccount: scope.identity('job').email },
    { gcsOutputDirectory: pipelineRoot(node, scope) },
    scope,
  );
}

/** The workflow that starts runs by hand and from events: `gcloud` has no command for it. It acts as the jobs do. */
export function startWorkflow(
  node: PipelineNode,
  object: string,
  scope: GcpScope,
): { readonly name: string; readonly document: Document; readonly resource: Resource<GcpTypes> } {
  const name = scope.name('workflow', ['run', node.name], node.at);
  const made = workflow(
    {
      id: `${node.id}.start`,
      from: node.id,
      name,
      file: `run-${node.name}`,
      description: `Starts a run of the pipeline ${node.name}.`,
      source: source(node, object, scope),
      identity: 'job',
      labels: scope.labelsWith(node.tags, node.at),
      dependsOn: [`${node.id}.definition`],
    },
    scope,
  );
  return { name, ...made };
}
