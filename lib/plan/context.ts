import type { PathSegment, Reporter } from '../diagnostics/index.js';
import type { System } from '../spec/types.js';

/** What building a node needs: the checked spec, and where to report. */
export interface PlanContext {
  readonly spec: System;
  readonly reporter: Reporter;
}

/** What names a reference can have, and how a missing one is called. */
interface Names {
  readonly what: string;
  readonly known: readonly string[];
}

/** The bare name in a reference: `models.wine` and `wine` are the same. */
export function bareName(reference: string): string {
  return reference.slice(reference.indexOf('.') + 1);
}

/** Checks that a reference names something declared; reports it otherwise. */
export function resolveName(
  reference: string,
  names: Names,
  at: readonly PathSegment[],
  reporter: Reporter,
): string | undefined {
  const name = bareName(reference);
  if (names.known.includes(name)) return name;
  // Suggestions are spelt as the reference is: with its root, or without.
  const root = reference.slice(0, reference.indexOf('.') + 1);
  reporter.report('TRV2001', at, { reference, what: names.what, known: names.known.map((known) => root + known) });
  return undefined;
}

/** Entries of a map in the order of their names, so that the order of keys in a file never matters. */
export function sortedEntries<T>(map: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
}
