import type { Reporter } from '../diagnostics/index.js';
import { Lines } from './lines.js';
import type { SourceDocument } from './source-document.js';
import { parseYaml } from './yaml.js';

/**
 * Reads JSON with positions.
 *
 * JSON's own parser says whether it is JSON; the YAML parser, of which JSON is a part, gives the positions and finds equal keys.
 */
export function parseJson(file: string, text: string, reporter: Reporter): SourceDocument | undefined {
  try {
    JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    const offset = offsetOf(message, text);
    reporter.report('TRV0014', [], { problem: describe(message) }, new Lines(file, text).span(offset, offset + 1));
    return undefined;
  }
  // Tabs are blanks in JSON and may indent; a raw one inside a string is no JSON. One for one, so that columns stay.
  const document = parseYaml(file, text.replaceAll('\t', ' '), reporter);
  return document === undefined ? undefined : { ...document, lines: new Lines(file, text).all() };
}

function describe(message: string): string {
  const short = message
    .replace(/,? \.{0,3}"[\s\S]*is not valid JSON$/u, '')
    .replace(/(?: in| after) JSON at position [\s\S]*$/u, '');
  return short.charAt(0).toLowerCase() + short.slice(1);
}

/** V8 says the position for some errors, and shows up to ten characters before it for others. */
function offsetOf(message: string, text: string): number {
  const position = /at position (\d+)/u.exec(message)?.[1];
  if (position !== undefined) return Math.min(Number(position), Math.max(0, text.length - 1));
  const shown = /, \.\.\."(?<context>[\s\S]*?)"(?:\.\.\.)? is not valid JSON$/u.exec(message)?.groups?.['context'];
  if (shown !== undefined) return Math.max(0, text.indexOf(shown)) + 10;
  const token = /^Unexpected token '(?<token>.)'/u.exec(message)?.groups?.['token'];
  return token === undefined ? Math.max(0, text.trimEnd().length - 1) : firstOutsideStrings(text, token);
}

/** The first place of a character outside quotes: short texts are shown whole, without a position. */
function firstOutsideStrings(text: string, token: string): number {
  const blanked = text.replace(/"(?:[^"\\]|\\.)*"/gu, (quoted) => ' '.repeat(quoted.length));
  const place = blanked.lastIndexOf(token);
  return place >= 0 ? place : Math.max(0, text.indexOf(token));
}
