import type { Handle } from './handle.js';

/** The limit of a gate: a number, or a parameter of the same pipeline that is one. */
export type Limit<Owner extends string = string> = number | Handle<'numberParam', Owner>;

/** A gate: made by `atMost` and `atLeast`. */
export interface Gate<Owner extends string = string> {
  readonly metric: Handle<'metric', Owner>;
  readonly atMost?: Limit<Owner>;
  readonly atLeast?: Limit<Owner>;
}

/**
 * A gate that passes when the metric is the limit or less.
 *
 * @example `when: atMost(evaluate.metrics.rmse, train.params.maxRmse)`
 */
export function atMost<Owner extends string>(
  metric: Handle<'metric', Owner>,
  limit: Limit<NoInfer<Owner>>,
): Gate<Owner> {
  return { metric, atMost: limit };
}

/** A gate that passes when the metric is the limit or more. */
export function atLeast<Owner extends string>(
  metric: Handle<'metric', Owner>,
  limit: Limit<NoInfer<Owner>>,
): Gate<Owner> {
  return { metric, atLeast: limit };
}
