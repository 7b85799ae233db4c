import { registerSteps, type PipelineNode } from '../../plan/pipeline.js';
import type { CommandStepNode } from '../../plan/step.js';

/** Which kind of job runs a step. */
export type JobKind = 'Processing' | 'Training';

/** Whether a gate reads the metrics of a step. */
export const isGated = (step: CommandStepNode, pipeline: PipelineNode): boolean => registerSteps(pipeline).some(({ gate }) => gate?.step === step.name);

/**
 * Which kind of job runs a step.
 *
 * - A gate can read a file of a processing job only (`PropertyFiles`): a training job's outputs are archives.
 * - Spot capacity is had by training jobs only.
 * - All else follows from the kind of the step.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-propertyfile.html
 */
export function engineOf(step: CommandStepNode, pipeline: PipelineNode): JobKind {
  if (isGated(step, pipeline)) return 'Processing';
  return step.stepKind === 'train' || step.compute.spot !== undefined ? 'Training' : 'Processing';
}
