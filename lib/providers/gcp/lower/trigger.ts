import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import { embed } from '../../../lowered/ref.js';
import { goJson } from '../../../lowered/go-json.js';
import { formatCron } from '../../../quantity/index.js';
import type { Document, Resource } from '../../../lowered/resource.js';
import type { PipelineNode } from '../../../plan/pipeline.js';
import type { TriggerNode } from '../../../plan/trigger.js';
import { GCP_NAMES } from '../names.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';
import { buildKfpPipeline, pipelineRoot } from './pipeline/build-kfp-pipeline.js';
import { runBody } from './pipeline/start-workflow.js';

/** What gcp does with the fields of a trigger. */
export const triggerSupport: NounSupport<'gcp', 'trigger'> = {
  description: { approximated: 'a schedule of Vertex AI has no description: it becomes part of the display name' },
  run: 'mapped',
  cron: 'mapped',
  timezone: 'mapped',
  'params.*': 'mapped',
  enabled: 'mapped',
};

/** Requests that may start at the same time; a start takes seconds. It limits no runs. */
const STARTS_AT_ONCE = '10';

/** The definition that a schedule runs: the pipeline's own, or a copy with other defaults, since a schedule passes texts only. */
function definitionOf(
  node: TriggerNode,
  pipeline: PipelineNode,
  scope: GcpScope,
): { readonly id: string; readonly documents: readonly Document[] } {
  if (Object.keys(node.params).length === 0) return { id: pipeline.id, documents: [] };
  const { pipeline: changed } = buildKfpPipeline(pipeline, scope, node.params);
  return {
    id: node.id,
    documents: [
      {
        id: node.id,
        format: 'kfp-pipeline',
        from: node.id,
        file: `pipelines/${pipeline.name}.${node.name}`,
        body: JSON.parse(goJson(changed)) as Document['body'],
      },
    ],
  };
}

/** Name and description, as far as they fit: https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.schedules */
function displayName(node: TriggerNode, scope: GcpScope): string {
  const name = scope.name('displayName', [node.name], node.at);
  if (node.description === undefined) return name;
  const whole = `${name}: ${node.description}`;
  const limit = GCP_NAMES.displayName.maxLength;
  if (whole.length > limit) {
    scope.reporter.report('TRV6007', [...node.at, 'description'], {
      target: 'gcp',
      what: 'characters in the name and description of a schedule',
      limit,
      found: whole.length,
    });
  }
  return whole;
}

/** Lowers a schedule. https://cloud.google.com/vertex-ai/docs/pipelines/schedule-pipeline-run */
export function lowerTrigger(node: TriggerNode, scope: GcpScope): Contribution<GcpTypes> {
  const pipeline = scope.plan.nodes.pipeline.find(({ id }) => id === node.pipeline);
  if (pipeline === undefined) throw new Error(`the plan has no pipeline "${node.pipeline}"`);
  const { id, documents } = definitionOf(node, pipeline, scope);
  const { encryptionSpec, ...body } = runBody(pipeline, scope);
  const cron = `CRON_TZ=${node.timezone} ${formatCron(node.cron)}`;
  const schedule: Resource<GcpTypes> = {
    type: 'gcp:colab/schedule:Schedule',
    id: node.id,
    from: node.id,
    part: 'system',
    props: {
      project: scope.project,
      location: scope.region,
      displayName: displayName(node, scope),
      cron,
      desiredState: node.enabled ? 'ACTIVE' : 'PAUSED',
      maxConcurrentRunCount: STARTS_AT_ONCE,
      allowQueueing: false,
      ...(pipeline.maxRuns === undefined ? {} : { maxConcurrentActiveRunCount: String(pipeline.maxRuns) }),
      createPipelineJobRequest: {
        // Without `parent`: the provider fills it in, and reads it back with the number of the project, which would differ at every `pulumi up`.
        pipelineJob: {
          ...body,
          serviceAccount: scope.identity('job').emailRef,
          pipelineSpec: embed(id),
          runtimeConfig: { gcsOutputDirectory: pipelineRoot(pipeline, scope) },
          ...(encryptionSpec === undefined ? {} : { encryptionSpec }),
        },
      },
    },
    options: { dependsOn: [`${pipeline.id}.definition`] },
  };
  return {
    documents,
    resources: [schedule],
    choices: [{ from: node.id, what: 'schedule', asked: `${formatCron(node.cron)} ${node.timezone}`, chosen: cron }],
  };
}
