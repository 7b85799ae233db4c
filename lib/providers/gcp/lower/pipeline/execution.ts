import type { Document, LoweredChoice } from '../../../../lowered/resource.js';
import type { CommandStepNode } from '../../../../plan/step.js';
import type { KfpExecutor } from '../../document/kfp-pipeline.js';
import type { PipelineScope } from './task.js';

/** What an executor of a step needs. */
export interface CommandExecution {
  readonly step: CommandStepNode;
  /** Path of the bundle in the container. */
  readonly bundle: string;
  /** The descriptor, as JSON that may stand in an environment variable. */
  readonly descriptor: string;
  readonly pipeline: PipelineScope;
}

/** What runs a step, and what is worth knowing of it. */
export interface Executed {
  readonly executor: KfpExecutor;
  readonly requests: readonly Document[];
  readonly choices: readonly LoweredChoice[];
}
