import type { PathSegment, Reporter } from '../diagnostics/index.js';

/** The value of a field, else the default; null takes the default away. */
export function orDefault<T>(own: T | null | undefined, otherwise: T | undefined): T | undefined {
  return own === null ? undefined : (own ?? otherwise);
}

/** Lays a map over the defaults, key by key; null takes one away. */
export function layOver<T extends object>(
  own: { readonly [K in keyof T]?: T[K] | null } | undefined,
  defaults: Partial<T> | undefined,
): T {
  return Object.fromEntries(
    Object.entries({ ...defaults, ...own }).filter(([, value]) => value !== null && value !== undefined),
  ) as T;
}

/** Reports each null that takes nothing away: a name that is misspelt, or a default that is gone. */
export function checkRemovals(
  own: object,
  defaults: object | undefined,
  at: readonly PathSegment[],
  reporter: Reporter,
): void {
  for (const [field, value] of Object.entries(own)) {
    const removed = (defaults as Readonly<Record<string, unknown>> | undefined)?.[field];
    if (value === null && removed === undefined) reporter.report('TRV2022', [...at, field], { field });
  }
}
