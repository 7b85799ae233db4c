import { isGated, engineOf } from '../../engine-of.js';
import type { PipelineNode } from '../../../../plan/pipeline.js';
import type { CommandStepNode, Output } from '../../../../plan/step.js';

/** Names of trivium's own inputs: a dash keeps them apart from those of users, which are letters, digits and underscores. */
export const BUNDLE_INPUT = 'trivium-bundle';
/** The input with the descriptor of the step. */
export const STEP_INPUT = 'trivium-step';

/**
 * The last part of the address of each output. A step that reads it gets every key that begins with its address: with the same last part, no
 * address is the beginning of another's, as `train` is of `train2`.
 */
export const FILES = 'files';

/** Where things are in the container of a processing job. Inputs and outputs must be below `/opt/ml/processing`. */
export const PROCESSING = {
  input: (name: string): string => `/opt/ml/processing/input/${name}`,
  output: (name: string): string => `/opt/ml/processing/output/${name}`,
} as const;

/** Where things are in the container of a training job: the service archives both folders when the job ends. https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-training-algo-running-container.html */
export const TRAINING = {
  input: (name: string): string => `/opt/ml/input/data/${name}`,
  model: '/opt/ml/model',
  data: '/opt/ml/output/data',
  checkpoints: '/opt/ml/checkpoints',
} as const;

/** Which of the outputs of a training job lies in `/opt/ml/model`: the one that is registered, else the first of kind model. */
export function modelOutput(step: CommandStepNode): string | undefined {
  const models = step.outputs.filter(({ artifact }) => artifact === 'model').map(({ name }) => name);
  return models.find((name) => step.packs[name] !== undefined) ?? models[0];
}

/** The folder that the runtime is given for an output. */
export function outputFolder(step: CommandStepNode, pipeline: PipelineNode, { name }: Output): string {
  if (engineOf(step, pipeline) === 'Processing') return PROCESSING.output(name);
  return name === modelOutput(step) ? TRAINING.model : TRAINING.data;
}

/** The name of the property file of the metrics that a gate reads. */
export const propertyFileOf = (step: CommandStepNode, pipeline: PipelineNode): string | undefined =>
  isGated(step, pipeline) ? step.metricsOutput : undefined;
