import type { PathSegment } from '../diagnostics/index.js';

type Json = Readonly<Record<string, unknown>>;
const isMap = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields that null takes a default from, of what has defaults: `*` is any name. Those of the schemas that take null, which a test compares. */
const OWNERS: readonly { readonly owner: readonly string[]; readonly fields: readonly (readonly string[])[] }[] = [
  ...[
    ['pipelines', '*', 'steps', '*'],
    ['jobs', '*'],
  ].map((owner) => ({
    owner,
    fields: [['python'], ['code'], ['requirements'], ['timeout'], ['retry'], ['env', '*'], ['compute', '*']],
  })),
  { owner: ['models', '*'], fields: [['python'], ['requirements']] },
];

const matches = (path: readonly PathSegment[], pattern: readonly string[]): boolean =>
  path.length === pattern.length && pattern.every((part, index) => part === '*' || part === path[index]);

const valueAt = (value: unknown, path: readonly PathSegment[]): unknown =>
  path.reduce<unknown>((inner, key) => (isMap(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), value);

/** Whether a null at this place of an override takes a default away: what it stands on exists, and `defaults` has such a value. */
export function takesDefaultAway(path: readonly PathSegment[], merged: unknown): boolean {
  return OWNERS.some(({ owner, fields }) => {
    const [at, field] = [path.slice(0, owner.length), path.slice(owner.length)];
    if (!matches(at, owner) || !fields.some((pattern) => matches(field, pattern))) return false;
    const found = valueAt(merged, at);
    // A name that the override alone has, with nothing but nulls, is a misspelt one.
    return (
      isMap(found) && Object.keys(found).length > 0 && (valueAt(valueAt(merged, ['defaults']), field) ?? null) !== null
    );
  });
}

/** The part of an override that takes defaults away: its nulls, which stay in the spec, as they do where a step says them. */
export function defaultRemovals(override: Json, merged: unknown, path: readonly PathSegment[] = []): Json {
  return Object.fromEntries(
    Object.entries(override).flatMap(([key, value]): [string, unknown][] => {
      const at = [...path, key];
      if (value === null) return takesDefaultAway(at, merged) ? [[key, null]] : [];
      const inner = isMap(value) ? defaultRemovals(value, merged, at) : {};
      return Object.keys(inner).length === 0 ? [] : [[key, inner]];
    }),
  );
}
