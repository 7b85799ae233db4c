import type { Param, ParamType } from '../../../../plan/param.js';
import type { PipelineNode } from '../../../../plan/pipeline.js';
import type { StepNode } from '../../../../plan/step.js';
import type { LoweredChoice } from '../../../../lowered/resource.js';
import type { Parameter, PipelineDefinition, Step } from '../../document/sagemaker-pipeline.js';
import { engineOf } from '../../engine-of.js';
import type { AwsScope } from '../../scope.js';
import { checkIsolation, checkPipeline } from './check-pipeline.js';
import { buildJob } from './job.js';
import { processingStep } from './processing.js';
import { registerStep } from './register.js';
import { trainingStep } from './training.js';
import { finishStep } from './vendor-block.js';

const TYPES: Readonly<Record<ParamType, Parameter['Type']>> = {
  string: 'String',
  integer: 'Integer',
  number: 'Float',
  boolean: 'Boolean',
};

const toParameter = ({ name, type, default: value }: Param): Parameter => ({
  Name: name,
  Type: TYPES[type],
  DefaultValue: value,
});

interface LoweredStep {
  readonly step: Step;
  readonly choices: readonly LoweredChoice[];
}

function lowerStep(step: StepNode, pipeline: PipelineNode, scope: AwsScope): LoweredStep {
  if (step.stepKind === 'register') return { step: registerStep(step, pipeline, scope), choices: [] };
  const job = buildJob(step, pipeline, scope);
  const lower = engineOf(step, pipeline) === 'Training' ? trainingStep : processingStep;
  const finished = finishStep(lower(step, pipeline, job, scope), step, scope);
  checkIsolation(step, finished, scope);
  return { step: finished, choices: job.choices };
}

/** The definition of a pipeline, and the machines and images that its steps got. */
export function buildDefinition(
  pipeline: PipelineNode,
  scope: AwsScope,
): { readonly definition: PipelineDefinition; readonly choices: readonly LoweredChoice[] } {
  checkPipeline(pipeline, scope);
  const steps = pipeline.steps.map((step) => lowerStep(step, pipeline, scope));
  return {
    choices: steps.flatMap(({ choices }) => choices),
    definition: {
      Version: '2020-12-01',
      Metadata: {},
      Parameters: pipeline.params.map(toParameter),
      PipelineExperimentConfig: {
        ExperimentName: { Get: 'Execution.PipelineName' },
        TrialName: { Get: 'Execution.PipelineExecutionId' },
      },
      Steps: steps.map(({ step }) => step),
    },
  };
}
