import { commandSteps, registerSteps, type PipelineNode } from '../../../../plan/pipeline.js';
import type { CommandStepNode } from '../../../../plan/step.js';
import type { ProcessingStep, TrainingStep } from '../../document/sagemaker-pipeline.js';
import { engineOf, isGated } from '../../engine-of.js';
import type { AwsScope } from '../../scope.js';
import { checkCache } from './check-cache.js';
import { LONGEST } from './job.js';
import { gateName } from './register.js';

/** A gate reads a file, which only a processing job leaves; spare capacity is only for training jobs. */
function checkSpot(step: CommandStepNode, pipeline: PipelineNode, { reporter }: AwsScope): void {
  if (step.compute.spot !== undefined && isGated(step, pipeline)) {
    reporter.report('TRV3011', [...step.at, 'compute', 'spot'], { step: step.name });
  }
}

/** Nobody looks for a training under the processing jobs without being told. */
function noteEngine(step: CommandStepNode, pipeline: PipelineNode, { reporter }: AwsScope): void {
  if (step.stepKind === 'train' && engineOf(step, pipeline) === 'Processing') {
    reporter.report('TRV3020', [...step.at, 'kind'], { step: step.name });
  }
}

/** A training job archives one folder as its model: two versions in it would be one. */
function checkPacks(step: CommandStepNode, pipeline: PipelineNode, { reporter }: AwsScope): void {
  const packed = Object.keys(step.packs);
  if (engineOf(step, pipeline) === 'Training' && packed.length > 1) {
    reporter.report('TRV3012', [...step.at, 'outputs'], { step: step.name, outputs: packed });
  }
}

/** Names of steps are unique in the whole definition, and a step outside of a branch cannot wait for one inside. */
function checkGates(pipeline: PipelineNode, scope: AwsScope): void {
  const names = pipeline.steps.map(({ name }) => name);
  for (const step of registerSteps(pipeline).filter(({ gate }) => gate !== undefined)) {
    const name = gateName(step);
    if (names.includes(name)) scope.reporter.report('TRV3014', step.at, { step: step.name, gate: name });
    if (name.length > 64) {
      scope.reporter.report('TRV6005', step.at, {
        name,
        resource: 'the step that decides',
        limit: 64,
        found: name.length,
      });
    }
    for (const waiting of pipeline.steps.filter(({ dependsOn }) => dependsOn.includes(step.name))) {
      scope.reporter.report('TRV3015', [...waiting.at, 'after'], { step: waiting.name, register: step.name });
    }
  }
}

/** Botocore: `ContainerArgument`, where a parameter is passed. */
const LONGEST_ARGUMENT = 256;

function checkParams(pipeline: PipelineNode, { reporter }: AwsScope): void {
  for (const { name, type, default: value, at } of pipeline.params) {
    if (type === 'string' && String(value).length > LONGEST_ARGUMENT) {
      reporter.report('TRV3016', at, { param: name, limit: LONGEST_ARGUMENT, found: String(value).length });
    }
  }
}

/** The shapes say how long a processing job may run, but not how long a training job may. */
function checkTime(step: CommandStepNode, pipeline: PipelineNode, { reporter }: AwsScope): void {
  if (engineOf(step, pipeline) !== 'Training' || step.timeoutSeconds <= LONGEST.Training) return;
  reporter.report('TRV3010', [...step.at, 'timeout'], {
    step: step.name,
    job: 'Training',
    member: 'StoppingCondition.MaxRuntimeInSeconds',
    problem: `is ${step.timeoutSeconds}, at most ${LONGEST.Training} is allowed`,
  });
}

/** Reports what SageMaker would refuse, and what would not mean what the spec says. */
export function checkPipeline(pipeline: PipelineNode, scope: AwsScope): void {
  checkGates(pipeline, scope);
  checkParams(pipeline, scope);
  checkCache(pipeline, scope);
  for (const step of commandSteps(pipeline)) {
    checkSpot(step, pipeline, scope);
    noteEngine(step, pipeline, scope);
    checkPacks(step, pipeline, scope);
    checkTime(step, pipeline, scope);
  }
}

/** Without a network a job can neither install requirements nor read secrets: it would fail when it starts. */
export function checkIsolation(
  step: CommandStepNode,
  { Arguments: request, Type }: ProcessingStep | TrainingStep,
  { reporter }: AwsScope,
): void {
  const isolated = Type === 'Training' ? request.EnableNetworkIsolation : request.NetworkConfig.EnableNetworkIsolation;
  const needs = [
    ...(step.requirements === undefined ? [] : ['requirements']),
    ...(Object.keys(step.secrets).length === 0 ? [] : ['secrets']),
  ];
  if (isolated === true && needs.length > 0) {
    reporter.report('TRV3017', [...step.at, 'aws'], { step: step.name, needs });
  }
}
