import type { Statement, Text } from '../statement.js';

/** The condition whose values may be put together: S3 lists a prefix when it is one of them. */
const PREFIX = 's3:prefix';

const keyOf = (value: unknown): string => JSON.stringify(value);

function distinct(values: readonly Text[]): readonly Text[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()];
}

/** Statements with the same key become one. */
function mergeBy(
  statements: readonly Statement[],
  key: (statement: Statement) => string,
  merge: (first: Statement, second: Statement) => Statement,
): readonly Statement[] {
  const merged = new Map<string, Statement>();
  for (const statement of statements) {
    const known = merged.get(key(statement));
    merged.set(key(statement), known === undefined ? statement : merge(known, statement));
  }
  return [...merged.values()];
}

const actionsOf = ({ actions }: Statement): readonly string[] => [...actions].sort();
const isText = (value: Text | readonly Text[]): value is Text => !Array.isArray(value);
const asList = (value: Text | readonly Text[] = []): readonly Text[] => (isText(value) ? [value] : value);

/** The values of the prefix, and the conditions without them; the key stays, so that only what is alike is put together. */
function splitPrefix({ conditions = {} }: Statement): { readonly prefixes: readonly Text[]; readonly rest: unknown } {
  const like = conditions['StringLike'] ?? {};
  return {
    prefixes: asList(like[PREFIX]),
    rest: { ...conditions, StringLike: { ...like, ...(PREFIX in like ? { [PREFIX]: true } : {}) } },
  };
}

/** The prefixes that a statement lets list. */
export const prefixesOf = (statement: Statement): readonly Text[] => splitPrefix(statement).prefixes;

/** The statement with other prefixes to list. */
export const withPrefixes = (statement: Statement, prefixes: readonly Text[]): Statement => ({
  ...statement,
  conditions: { ...statement.conditions, StringLike: { ...statement.conditions?.['StringLike'], [PREFIX]: prefixes } },
});

function mergePrefixes(first: Statement, second: Statement): Statement {
  const prefixes = distinct([...prefixesOf(first), ...prefixesOf(second)]);
  return prefixes.length === 0 ? first : withPrefixes(first, prefixes);
}

/**
 * The same permissions in fewer statements: values of a list are alternatives in IAM, so that
 * - statements on the same resources that differ in the prefixes to list become one with all prefixes, and then
 * - statements with the same actions and conditions become one with all resources.
 *
 * Nothing else is put together: two lists in one statement would allow every pair of them.
 */
export function compact(statements: readonly Statement[]): readonly Statement[] {
  const byPrefix = mergeBy(
    statements,
    (statement) => keyOf([actionsOf(statement), statement.resources, splitPrefix(statement).rest]),
    mergePrefixes,
  );
  return mergeBy(
    byPrefix,
    (statement) => keyOf([actionsOf(statement), statement.conditions]),
    (first, second) => ({ ...first, resources: distinct([...first.resources, ...second.resources]) }),
  );
}
