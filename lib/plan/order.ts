import { compareText } from '../diagnostics/index.js';

/** Names in an order in which each follows what it depends on, or a circle that makes that impossible. */
export type Order =
  { readonly ok: true; readonly order: readonly string[] } | { readonly ok: false; readonly cycle: readonly string[] };

type Dependencies = ReadonlyMap<string, readonly string[]>;

function appendTo(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Walks from a name that is left over to what it waits for, until a name comes again: that is a circle. */
function findCycle(left: ReadonlySet<string>, dependencies: Dependencies): readonly string[] {
  const walked: string[] = [];
  let name = [...left].sort(compareText)[0];
  while (name !== undefined && !walked.includes(name)) {
    walked.push(name);
    name = (dependencies.get(name) ?? []).find((needed) => left.has(needed));
  }
  const cycle = (name === undefined ? walked : walked.slice(walked.indexOf(name))).reverse();
  const first = cycle.indexOf([...cycle].sort(compareText)[0] ?? '');
  return [...cycle.slice(first), ...cycle.slice(0, first)];
}

/**
 * Sorts names by their dependencies: level by level, names of one level in their own order, so that the order of keys
 * in a file never matters. Names that are not declared are passed over (they are reported elsewhere).
 *
 * Own code, by Kahn's algorithm: the graph libraries that were tried recurse, and overflow the stack on a long chain.
 */
export function orderByDependencies(dependencies: Dependencies): Order {
  const waiting = new Map(
    [...dependencies].map(([name, needed]) => [name, new Set(needed.filter((other) => dependencies.has(other))).size]),
  );
  const followers = new Map<string, string[]>();
  for (const [name, needed] of dependencies) for (const other of new Set(needed)) appendTo(followers, other, name);
  const order: string[] = [];
  let level = [...waiting].filter(([, count]) => count === 0).map(([name]) => name);
  while (level.length > 0) {
    level.sort(compareText);
    order.push(...level);
    level = level.flatMap((done) =>
      (followers.get(done) ?? []).filter((name) => {
        const left = (waiting.get(name) ?? 0) - 1;
        waiting.set(name, left);
        return left === 0;
      }),
    );
  }
  if (order.length === dependencies.size) return { ok: true, order };
  const done = new Set(order);
  return {
    ok: false,
    cycle: findCycle(new Set([...dependencies.keys()].filter((name) => !done.has(name))), dependencies),
  };
}
