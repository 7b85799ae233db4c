import type { Severity } from './entry.js';
import type { Code } from './catalogue/index.js';

/** A place in a text file, counted from 1. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Number of characters to mark; at least 1. */
  readonly length: number;
}

/** A step of a path into the spec: a key of a map or an index of a list. */
export type PathSegment = string | number;

/** One finding about a spec. Plain data, so that it can be printed, sorted and sent to machines. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** Where in the spec: keys and list indices from the root. */
  readonly path: readonly PathSegment[];
  /** The target that it concerns; absent when it concerns all. */
  readonly target?: string;
  /** The environments that it concerns, where several were checked and others do not have it; absent when it concerns all that were checked. */
  readonly environments?: readonly string[];
  /** What is wrong, and what was found. */
  readonly message: string;
  /** What is allowed, and what to change. */
  readonly help?: string;
  /** Where in the user's file, when the spec came from one. */
  readonly span?: Span;
}

/** `pipelines.train.steps.fit.command`, `alarms.errors.notify[0]`; the root is written `(spec)`. */
export function formatPath(path: readonly PathSegment[]): string {
  if (path.length === 0) return '(spec)';
  return path
    .map((segment, index) => (typeof segment === 'number' ? `[${segment}]` : index === 0 ? segment : `.${segment}`))
    .join('');
}

/** What a diagnostic is limited to, in words: `prod, aws`; empty when it concerns everything that was compiled. */
export function scopeOf({ environments = [], target }: Diagnostic): string {
  return [...environments, ...(target === undefined ? [] : [target])].join(', ');
}
