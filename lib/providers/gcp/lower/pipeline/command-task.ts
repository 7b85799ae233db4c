import { describeStep } from '../../../../asset/descriptor.js';
import { bundleFor } from '../../../../asset/catalog.js';
import { canonicalJson } from '../../../../lowered/canonical.js';
import type { CommandStepNode } from '../../../../plan/step.js';
import { bundlePath } from '../../bundle.js';
import type { KfpArtifactSource, KfpDefinitions, KfpTask } from '../../document/kfp-pipeline.js';
import { jsonVariable } from '../../variable.js';
import { ARTIFACT_TYPES, IMPORTED } from './artifact.js';
import { containerExecutor } from './container-executor.js';
import { customJobExecutor, needsCustomJob } from './custom-job-executor.js';
import type { CommandExecution } from './execution.js';
import { retryOf } from './retry.js';
import { definitions, metricParameter, parameterType, rootTasks, type PipelineScope, type TaskParts } from './task.js';

function inputDefinitions(step: CommandStepNode, { node }: PipelineScope): KfpDefinitions {
  return {
    artifacts: Object.fromEntries(
      step.inputs.map(({ name, artifact }) => [name, { artifactType: ARTIFACT_TYPES[artifact] }]),
    ),
    parameters: Object.fromEntries(
      node.params
        .filter(({ name }) => step.params.includes(name))
        .map((param) => [param.name, { parameterType: parameterType(param) }]),
    ),
  };
}

function outputDefinitions(step: CommandStepNode, launched: boolean): KfpDefinitions {
  return {
    artifacts: Object.fromEntries(
      step.outputs.map(({ name, artifact }) => [name, { artifactType: ARTIFACT_TYPES[artifact] }]),
    ),
    parameters: {
      ...Object.fromEntries(
        step.metrics.map((metric) => [metricParameter(metric), { parameterType: 'NUMBER_DOUBLE' as const }]),
      ),
      // The launcher writes there which job it started, to find it again when it is interrupted.
      ...(launched ? { gcp_resources: { parameterType: 'STRING' as const } } : {}),
    },
  };
}

function sourceOf({ source }: CommandStepNode['inputs'][number], { names }: PipelineScope): KfpArtifactSource {
  return source.kind === 'step'
    ? { taskOutputArtifact: { producerTask: source.step, outputArtifactKey: source.output } }
    : { taskOutputArtifact: { producerTask: names.datasets.get(source.dataset) ?? '', outputArtifactKey: IMPORTED } };
}

function taskOf(step: CommandStepNode, policy: KfpTask['retryPolicy'], pipeline: PipelineScope): KfpTask {
  const datasets = step.inputs.flatMap(({ source }) =>
    source.kind === 'dataset' ? [pipeline.names.datasets.get(source.dataset) ?? ''] : [],
  );
  const dependentTasks = [...new Set([...rootTasks(step.dependsOn, pipeline), ...datasets])].sort();
  return {
    taskInfo: { name: step.name },
    componentRef: { name: `comp-${step.name}` },
    cachingOptions: step.cache ? { enableCache: true } : {},
    inputs: {
      artifacts: Object.fromEntries(step.inputs.map((input) => [input.name, sourceOf(input, pipeline)])),
      parameters: Object.fromEntries(step.params.map((name) => [name, { componentInputParameter: name }])),
    },
    ...(dependentTasks.length === 0 ? {} : { dependentTasks }),
    ...(policy === undefined ? {} : { retryPolicy: policy }),
  };
}

/** Text that Vertex AI would take for one of its placeholders. */
function checkPlaceholders(descriptor: string, { at }: CommandStepNode, { scope }: PipelineScope): void {
  const [found] = /\{\{\$[^}]*\}?\}?/.exec(descriptor) ?? [];
  if (found !== undefined) scope.reporter.report('TRV5010', at, { text: found });
}

/** The task, component and executor of a step that runs a command. */
export function commandTask(step: CommandStepNode, pipeline: PipelineScope): TaskParts {
  const { scope, node } = pipeline;
  const { policy, attempts } = retryOf(step, scope);
  const described = {
    ...describeStep(step, node, scope.plan, { target: 'gcp', assets: scope.assets, installRequirements: true }),
    attempts,
  };
  checkPlaceholders(canonicalJson(described), step, pipeline);
  const descriptor = jsonVariable(described);
  const launched = needsCustomJob(step);
  const execution: CommandExecution = {
    step,
    bundle: bundlePath(bundleFor(scope.assets, step.code), scope),
    descriptor,
    pipeline,
  };
  const { executor, requests, choices } = launched ? customJobExecutor(execution) : containerExecutor(execution);
  const inputs = definitions(inputDefinitions(step, pipeline));
  const outputs = definitions(outputDefinitions(step, launched));
  return {
    tasks: { [step.name]: taskOf(step, policy, pipeline) },
    components: {
      [`comp-${step.name}`]: {
        executorLabel: `exec-${step.name}`,
        ...(inputs === undefined ? {} : { inputDefinitions: inputs }),
        ...(outputs === undefined ? {} : { outputDefinitions: outputs }),
      },
    },
    executors: { [`exec-${step.name}`]: executor },
    requests,
    choices,
  };
}
