import type { Document, Judge } from './hold.js';

/** What a target can emit at all. */
export interface CanEmit {
  readonly types: readonly string[];
  readonly formats: readonly string[];
}

export function declared(target: string, providers?: string): CanEmit;
export function breadthOf(
  documents: readonly Document[],
  judges: readonly Pick<Judge, 'files'>[],
  canEmit?: (target: string) => CanEmit,
): { readonly lines: readonly string[]; readonly gaps: readonly string[] };
