import { compareText } from '../diagnostics/index.js';
import type { Lowered } from '../lowered/resource.js';

/** What lowering one node gives: any part of a whole. */
export type Contribution<Types> = { readonly [K in keyof Lowered<Types>]?: Lowered<Types>[K] };

const PARTS = [
  'resources',
  'existing',
  'lookups',
  'documents',
  'assets',
  'outputs',
  'permissions',
  'choices',
] as const satisfies readonly (keyof Lowered<never>)[];

/** Puts the contributions of all nodes together; the same asset, lookup or existing resource that two nodes name is one. */
export function combine<Types>(contributions: readonly Contribution<Types>[]): Lowered<Types> {
  const all = Object.fromEntries(
    PARTS.map((part) => [part, contributions.flatMap((contribution) => [...(contribution[part] ?? [])])]),
  ) as { [K in keyof Lowered<Types>]: Lowered<Types>[K][number][] };
  return {
    ...all,
    existing: distinct(all.existing),
    lookups: distinct(all.lookups),
    assets: distinct(all.assets),
    outputs: [...all.outputs].sort((a, b) => compareText(a.name, b.name)),
  } as Lowered<Types>;
}

function distinct<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
