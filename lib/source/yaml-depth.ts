import type { CST } from 'yaml';

/** A token of the concrete syntax, and how many collections it stands in. */
export interface NestedToken {
  readonly token: CST.Token;
  readonly depth: number;
}

/** All tokens with their depth, in no certain order and without recursion. */
export function* walkTokens(tokens: readonly CST.Token[]): Generator<NestedToken> {
  const stack: NestedToken[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    yield next;
    for (const child of children(next.token)) stack.push({ token: child, depth: next.depth + 1 });
  }
}

/**
 * Finds a token that is nested deeper than a limit.
 *
 * The tokens come from the parser, which keeps its own stack; what follows it recurses, and would exhaust the call stack on `[[[[…`.
 */
export function tooDeep(tokens: readonly CST.Token[], limit: number): CST.Token | undefined {
  for (const { token, depth } of walkTokens(tokens)) if (depth > limit) return token;
  return undefined;
}

function children(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap((item) => [item.key, item.value].filter((child) => child !== undefined && child !== null));
}
