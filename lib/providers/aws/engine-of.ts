import { registerSteps, type PipelineNode } from '../../plan/pipeline.js';
import type { CommandStepNode } from '../../plan/step.js';

/** Which kind of job runs a step. */
export type JobKind = 'Processing' | 'Training';

/** Steps whose metrics a gate reads, by pipeline: every step asks several times. */
const gated = new WeakMap<PipelineNode, ReadonlySet<string>>();

function gatedSteps(pipeline: PipelineNode): ReadonlySet<string> {
  const known = gated.get(pipeline);
  if (known !== undefined) return known;
  const names = new Set(registerSteps(pipeline).flatMap(({ gate }) => gate?.step ?? []));
  gated.set(pipeline, names);
  return names;
}

/** Whether a gate reads the metrics of a step. */
export const isGated = (step: CommandStepNode, pipeline: PipelineNode): boolean => gatedSteps(pipeline).has(step.name);

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
