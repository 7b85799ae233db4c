/**
 * How a version of a model is approved: a tag on it, set by a person or by the pipeline. Azure announces no change of tags, so the release looks for it.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-use-event-grid
 */
export const APPROVAL = { tag: 'approved', value: 'true' } as const;
