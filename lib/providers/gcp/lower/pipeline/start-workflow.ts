import type { Json } from '../../../../lowered/ref.js';
import type { Document, Resource } from '../../../../lowered/resource.js';
import type { PipelineNode } from '../../../../plan/pipeline.js';
import type { WorkflowSource } from '../../document/workflow.js';
import type { GcpScope } from '../../scope.js';
import type { GcpTypes } from '../../types.js';
import { pipelineRoot } from './build-kfp-pipeline.js';

/** The body of a run, without definition and parameters. https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.pipelineJobs */
export function runBody(node: PipelineNode, scope: GcpScope) {
  return {
    displayName: scope.name('displayName', [node.name], node.at), labels: scope.labelsWith(node.tags, node.at),
    ...(scope.network === undefined ? {} : { network: scope.network }),
    ...(scope.key === undefined ? {} : { encryptionSpec: { kmsKeyName: scope.key } }),
  } as const;
}

const AUTH = { type: 'OAuth2' } as const;

/** Reads the definition from the bucket and starts a run of it; typed values of parameters pass through unchanged. */
function source(node: PipelineNode, object: string, scope: GcpScope): WorkflowSource {
  const { project, region, shared } = scope;
  const body: Json = {
    ...runBody(node, scope), serviceAccount: scope.identity('job').email, pipelineSpec: '${definition.body}',
    runtimeConfig: { gcsOutputDirectory: pipelineRoot(node, scope), parameterValues: '${params}' },
  };
  return {
    main: {
      params: ['args'],
      steps: [
        { init: { assign: [{ params: {} }] } },
        { has_argument: { switch: [{ condition: '${args == null}', next: 'read_definition' }], next: 'has_params' } },
        { has_params: { switch: [{ condition: '${not("params" in args)}', next: 'read_definition' }], next: 'take_params' } },
        { take_params: { assign: [{ params: '${args.params}' }] } },
        { read_definition: { call: 'http.get', args: { url: `https://storage.googleapis.com/storage/v1/b/${shared.bucket.name}/o/${encodeURIComponent(object)}`, query: { alt: 'media' }, auth: AUTH }, result: 'definition' } },
        { start_run: { call: 'http.post', args: { url: `https://${region}-aiplatform.googleapis.com/v1/projects/${project}/locations/${region}/pipelineJobs`, auth: AUTH, body }, result: 'run' } },
        { done: { return: '${run.body.name}' } },
      ],
    },
  };
}

/** The workflow that starts runs by hand and from events: `gcloud` has no command for it. It acts as the jobs do. */
export function startWorkflow(node: PipelineNode, object: string, scope: GcpScope): { readonly name: string; readonly document: Document; readonly resource: Resource<GcpTypes> } {
  const name = scope.name('workflow', ['run', node.name], node.at);
  const id = `${node.id}.start`;
  return {
    name,
    document: { id, format: 'workflow', from: node.id, file: `workflows/run-${node.name}`, body: source(node, object, scope) as unknown as Json },
    resource: {
      type: 'gcp:workflows/workflow:Workflow', id, from: node.id, part: 'system',
      props: {
        project: scope.project, region: scope.region, name, description: `Starts a run of the pipeline ${node.name}.`, serviceAccount: scope.identity('job').emailRef,
        callLogLevel: 'LOG_ERRORS_ONLY', deletionProtection: false, labels: scope.labelsWith(node.tags, node.at),
        ...(scope.key === undefined ? {} : { cryptoKeyName: scope.key }),
      },
      options: { dependsOn: [`${node.id}.definition`] },
    },
  };
}
