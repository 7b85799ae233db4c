import type { Cron } from '../quantity/index.js';
import type { NodeBase } from './node.js';
import type { Scalar } from './param.js';

/** A schedule that starts a pipeline. */
export interface TriggerNode extends NodeBase<'trigger'> {
  /** Id of the pipeline: `pipelines.train`. */
  readonly pipeline: string;
  readonly description: string | undefined;
  readonly cron: Cron;
  readonly timezone: string;
  readonly params: Readonly<Record<string, Scalar>>;
  readonly enabled: boolean;
}
