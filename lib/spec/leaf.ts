/** The nouns of a spec: parts whose support is decided on their own. */
export const NOUNS = [
  'system',
  'defaults',
  'environment',
  'dataset',
  'secret',
  'model',
  'pipeline',
  'step',
  'job',
  'endpoint',
  'alarm',
  'notification',
  'trigger',
] as const;
/** A noun of the spec. */
export type Noun = (typeof NOUNS)[number];

/** One leaf of a noun: a field that holds a value. */
export interface LeafInfo {
  /** Path in the noun: `scale.min`, `tags.*` (any key), `notify[]` (any item). */
  readonly path: string;
  /** The target whose block it stands in; only that target reads it. */
  readonly target?: string;
  /** Closed choices, when every value is one. */
  readonly choices?: readonly string[];
  readonly default?: unknown;
  readonly optional: boolean;
  /** The type, as users write it. */
  readonly type: string;
  readonly description: string;
}
