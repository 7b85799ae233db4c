import type { NodeBase } from './node.js';
import type { Param } from './param.js';
import type { CommandStepNode, RegisterStepNode, StepNode } from './step.js';

/** A pipeline; a job that stands alone is a pipeline with one step. */
export interface PipelineNode extends NodeBase<'pipeline'> {
  readonly isJob: boolean;
  readonly description: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly maxRuns: number | undefined;
  readonly params: readonly Param[];
  /** In an order in which each step follows what it depends on. */
  readonly steps: readonly StepNode[];
}

/** The steps that run a command. */
export function commandSteps(pipeline: PipelineNode): readonly CommandStepNode[] {
  return pipeline.steps.filter((step): step is CommandStepNode => step.stepKind !== 'register');
}

/** The steps that register a model. */
export function registerSteps(pipeline: PipelineNode): readonly RegisterStepNode[] {
  return pipeline.steps.filter((step): step is RegisterStepNode => step.stepKind === 'register');
}
