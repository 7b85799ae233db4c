import type { Document, LoweredChoice } from '../../../../lowered/resource.js';
import type { PipelineNode } from '../../../../plan/pipeline.js';
import type { Param, Scalar } from '../../../../plan/param.js';
import type { KfpParameter, KfpPipeline } from '../../document/kfp-pipeline.js';
import type { GcpScope } from '../../scope.js';
import { commandTask } from './command-task.js';
import { datasetTasks } from './dataset-task.js';
import { registerTask } from './register-task.js';
import { chooseTaskNames } from './task-names.js';
import { definitions, parameterType, type PipelineScope, type TaskParts } from './task.js';

/** Version of the KFP SDK whose output this is like; free text to Vertex AI. */
const SDK_VERSION = 'kfp-2.16.1';

const rootParameter = (param: Param, values: Readonly<Record<string, Scalar>>): KfpParameter => ({
  parameterType: parameterType(param),
  defaultValue: values[param.name] ?? param.default,
  isOptional: true,
  ...(param.description === undefined ? {} : { description: param.description }),
});

function merge(parts: readonly TaskParts[]): Required<TaskParts> {
  return {
    tasks: Object.assign({}, ...parts.map(({ tasks }) => tasks)) as TaskParts['tasks'],
    components: Object.assign({}, ...parts.map(({ components }) => components)) as TaskParts['components'],
    executors: Object.assign({}, ...parts.map(({ executors }) => executors)) as TaskParts['executors'],
    requests: parts.flatMap(({ requests }) => requests ?? []),
    choices: parts.flatMap(({ choices }) => choices ?? []),
  };
}

/** Longest description. https://cloud.google.com/vertex-ai/docs/pipelines (api/v2alpha1/pipeline_spec.proto: PipelineInfo) */
const MAX_DESCRIPTION = 1024;

/** The description of a pipeline, with those of its steps: tasks have none. */
function describePipeline(
  { description, steps, at }: PipelineNode,
  { reporter }: GcpScope,
): { readonly description?: string } {
  const lines = [
    description,
    ...steps.map(({ name, spec }) => (spec.description === undefined ? undefined : `${name}: ${spec.description}`)),
  ].filter((line) => line !== undefined);
  const text = lines.join('\n');
  if (text.length > MAX_DESCRIPTION) {
    reporter.report('TRV6007', [...at, 'description'], {
      target: 'gcp',
      what: 'characters in the descriptions of a pipeline and its steps',
      limit: MAX_DESCRIPTION,
      found: text.length,
    });
  }
  return text === '' ? {} : { description: text };
}

/** Where runs of a pipeline write. */
export const pipelineRoot = (node: PipelineNode, { shared, folder }: GcpScope): string =>
  `gs://${shared.bucket.name}/${folder('runs')}${node.name}`;

/**
 * Builds the definition of a pipeline.
 *
 * @param values - values of parameters that differ from their defaults: a schedule cannot pass typed values, so that its copy has other defaults
 */
export function buildKfpPipeline(
  node: PipelineNode,
  scope: GcpScope,
  values: Readonly<Record<string, Scalar>> = {},
): {
  readonly pipeline: KfpPipeline;
  readonly requests: readonly Document[];
  readonly choices: readonly LoweredChoice[];
} {
  const inner: PipelineScope = { node, scope, names: chooseTaskNames(node) };
  const whole = merge([
    ...datasetTasks(inner),
    ...node.steps.map((step) => (step.stepKind === 'register' ? registerTask(step, inner) : commandTask(step, inner))),
  ]);
  const inputDefinitions = definitions({
    parameters: Object.fromEntries(node.params.map((param) => [param.name, rootParameter(param, values)])),
  });
  const pipeline: KfpPipeline = {
    pipelineInfo: { name: scope.name('pipeline', [node.name], node.at), ...describePipeline(node, scope) },
    schemaVersion: '2.1.0',
    sdkVersion: SDK_VERSION,
    defaultPipelineRoot: pipelineRoot(node, scope),
    root: { ...(inputDefinitions === undefined ? {} : { inputDefinitions }), dag: { tasks: whole.tasks } },
    components: whole.components,
    deploymentSpec: { executors: whole.executors },
  };
  return { pipeline, requests: whole.requests, choices: whole.choices };
}
