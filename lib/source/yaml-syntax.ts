import type { CST, YAMLError } from 'yaml';
import type { Lines } from './lines.js';
import { walkTokens } from './yaml-depth.js';
import type { Span } from '../diagnostics/index.js';

/** A syntax error in words, and where to look: at the quote or bracket that was opened rather than where the file ends. */
export interface SyntaxProblem {
  readonly problem: string;
  readonly span: Span;
}

/** Clearer words for the errors that people make most; the library's own for the others. */
const words: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  TAB_AS_INDENT: 'a tab stands where YAML needs spaces to indent',
  BLOCK_AS_IMPLICIT_KEY:
    'a second ": " stands in this value; put the value in quotes, or indent it on a line of its own',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters',
};
const closers: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** Describes the first syntax error of a text. */
export function describeSyntax(
  { code, message, pos }: YAMLError,
  tokens: readonly CST.Token[],
  text: string,
  lines: Lines,
): SyntaxProblem {
  const unclosed = /end with a|closing|Missing [,\]}]/u.test(message) ? lastUnclosed(tokens, text) : undefined;
  if (unclosed !== undefined) {
    const sign = text[unclosed] ?? '';
    return {
      problem: `this ${sign} is not closed${closers[sign] === undefined ? orIndented(sign, unclosed, text) : ` with ${closers[sign]}`}`,
      span: lines.span(unclosed, unclosed + 1),
    };
  }
  const last = Math.max(0, text.trimEnd().length - 1);
  return { problem: words[code] ?? sentence(message), span: lines.span(Math.min(pos[0], last), pos[1]) };
}

/** A line that is indented too little ends a quoted text before its quote. */
function orIndented(quote: string, offset: number, text: string): string {
  return text.includes(quote, offset + 1) ? ', or the lines that follow are indented too little' : '';
}

/** The offset of the quote or bracket that was opened last and never closed. */
function lastUnclosed(tokens: readonly CST.Token[], text: string): number | undefined {
  let found: number | undefined;
  for (const { token } of walkTokens(tokens)) {
    const offset = openOffset(token, text);
    if (offset !== undefined && (found === undefined || offset > found)) found = offset;
  }
  return found;
}

function openOffset(token: CST.Token, text: string): number | undefined {
  if (token.type === 'flow-collection') {
    return token.end.some(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end')
      ? undefined
      : token.start.offset;
  }
  if (token.type !== 'double-quoted-scalar' && token.type !== 'single-quoted-scalar') return undefined;
  const closed = token.source.length > 1 && token.source.endsWith(text[token.offset] ?? '');
  return closed ? undefined : token.offset;
}

function sentence(message: string): string {
  const line = message.split('\n', 1)[0] ?? '';
  return line.charAt(0).toLowerCase() + line.slice(1).replace(/\.$/u, '');
}
