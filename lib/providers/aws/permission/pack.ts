import type { Statement, Text } from '../statement.js';
import { compact, prefixesOf, withPrefixes } from './compact.js';

/** What fits where, in characters. */
export interface Rooms {
  /** The first policy, which is in the role. */
  readonly first: number;
  /** Each of the others. */
  readonly other: number;
}

/** Characters of some statements as a policy. */
export type SizeOf = (statements: readonly Statement[]) => number;

/** Statements larger than this are cut, so that little room stays empty. */
const PIECE = 1_024;

/** A statement cut in two that allow the same: the values of a list are alternatives. Nothing when it has no list. */
function halves(statement: Statement): readonly [Statement, Statement] | undefined {
  const cut = (values: readonly Text[], of: (some: readonly Text[]) => Statement): readonly [Statement, Statement] => {
    const half = Math.ceil(values.length / 2);
    return [of(values.slice(0, half)), of(values.slice(half))];
  };
  const { resources } = statement;
  if (resources.length > 1) return cut(resources, (some) => ({ ...statement, resources: some }));
  const prefixes = prefixesOf(statement);
  return prefixes.length > 1 ? cut(prefixes, (some) => withPrefixes(statement, some)) : undefined;
}

function piecesOf(statement: Statement, sizeOf: SizeOf): readonly Statement[] {
  const cut = sizeOf([statement]) > PIECE ? halves(statement) : undefined;
  return cut === undefined ? [statement] : cut.flatMap((half) => piecesOf(half, sizeOf));
}

/** The statements in policies, in their order: each policy is filled before the next is begun, so that the same statements always give the same policies. */
export function pack(
  statements: readonly Statement[],
  sizeOf: SizeOf,
  rooms: Rooms,
): readonly (readonly Statement[])[] {
  const policies: Statement[][] = [[]];
  for (const piece of statements.flatMap((statement) => piecesOf(statement, sizeOf))) {
    const current = policies.at(-1) ?? [];
    const room = policies.length === 1 ? rooms.first : rooms.other;
    if (current.length === 0 || sizeOf(compact([...current, piece])) <= room) current.push(piece);
    else policies.push([piece]);
  }
  return policies.map(compact);
}
