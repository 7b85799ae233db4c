/** What a bare path may start with: the maps of a system, and the scopes of a pipeline. */
export const referenceRoots = [
  'alarms',
  'budgets',
  'datasets',
  'endpoints',
  'environments',
  'experiments',
  'featureSets',
  'inputs',
  'jobs',
  'models',
  'monitors',
  'notifications',
  'outputs',
  'params',
  'pipelines',
  'secrets',
  'steps',
  'teams',
  'triggers',
] as const;

/** The first segment of a reference. */
export type ReferenceRoot = (typeof referenceRoots)[number];

/** A bare path: `steps.fit.outputs.model` has the root `steps` and the segments `fit`, `outputs`, `model`. */
export interface Reference {
  readonly root: ReferenceRoot;
  /** At least one. */
  readonly segments: readonly string[];
}

const segmentShape = /^[A-Za-z0-9_][A-Za-z0-9_-]*$/u;

/**
 * Reads a bare path such as `datasets.raw` or `steps.fit.outputs.model`.
 *
 * @returns nothing when the text has another form or starts with an unknown root
 */
export function parseReference(text: string): Reference | undefined {
  const [first = '', ...segments] = text.split('.');
  const root = referenceRoots.find((known) => known === first);
  if (root === undefined || segments.length === 0 || !segments.every((segment) => segmentShape.test(segment))) {
    return undefined;
  }
  return { root, segments };
}

/** Writes a reference as its bare path. */
export function formatReference({ root, segments }: Reference): string {
  return [root, ...segments].join('.');
}
