/**
 * The same value with the keys of every map in the order of their names; lists keep theirs.
 *
 * The order of keys means nothing in a spec. Sorted once, before anything is made of it, it cannot reach what is emitted, whichever way a map is written
 * out in the end: into a text, a command, or a name that a hash is made of.
 */
export function inOrder<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder) as T;
  const map = value as Readonly<Record<string, unknown>>;
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(map).sort()) sorted[key] = inOrder(map[key]);
  return sorted as T;
}
