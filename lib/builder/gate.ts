import type { Handle } from './handle.js';

/** The limit of a gate: a number, or a parameter of the pipeline. */
export type Limit = number | Handle<'param'>;

/** A gate: made by `atMost` and `atLeast`. */
export interface Gate {
  readonly metric: Handle<'metric'>;
  readonly atMost?: Limit;
  readonly atLeast?: Limit;
}

/**
 * A gate that passes when the metric is the limit or less.
 *
 * @example `when: atMost(evaluate.metrics.rmse, train.params.maxRmse)`
 */
export function atMost(metric: Handle<'metric'>, limit: Limit): Gate {
  return { metric, atMost: limit };
}

/** A gate that passes when the metric is the limit or more. */
export function atLeast(metric: Handle<'metric'>, limit: Limit): Gate {
  return { metric, atLeast: limit };
}
