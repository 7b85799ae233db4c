import { Lexer } from 'yaml';

/** A placeholder that stands unquoted in a flow map or list, where YAML reads its braces as maps. */
export interface UnquotedPlaceholder {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The marks that the lexer puts between tokens; they stand for no characters of the text. */
const marks = new Set(['\u0002', '\u0018', '\u001F']);

/**
 * Finds unquoted placeholders in flow collections.
 *
 * There the lexer ends the plain scalar at the brace, so that `${{` comes as a scalar that ends in `$` and two opening braces right after it;
 * in quotes and in block scalars it comes as one token.
 */
export function unquotedPlaceholders(text: string): readonly UnquotedPlaceholder[] {
  const found: UnquotedPlaceholder[] = [];
  let offset = 0;
  let before = ['', ''];
  for (const token of new Lexer().lex(text)) {
    if (marks.has(token)) continue;
    if (token === '{' && before[1] === '{' && before[0]?.endsWith('$')) {
      const start = offset - 2;
      const close = text.indexOf('}}', offset);
      const line = text.slice(start).search(/[\r\n]/u);
      const lineEnd = line < 0 ? text.length : start + line;
      const end = close >= 0 && close < lineEnd ? close + 2 : lineEnd;
      found.push({ text: text.slice(start, end), start, end });
    }
    before = [before[1] ?? '', token];
    offset += token.length;
  }
  return found;
}
