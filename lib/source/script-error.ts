import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';
import type { Span } from '../diagnostics/index.js';

const messageLimit = 1000;

/** Where the compiled code came from. */
export interface CompiledOrigin {
  /** The absolute path under which the code ran, as it stands in stack traces. */
  readonly filename: string;
  /** The source map of the code, as JSON. */
  readonly map: string;
}

/** What a person needs of an error that their program threw: its words, and the place in their own file. */
export interface ScriptError {
  readonly problem: string;
  readonly span: Span | undefined;
}

/** Reads an error of a program: never a stack trace, but its message on one line and the innermost place in a file that was compiled. */
export function readScriptError(error: unknown, file: string, origin: CompiledOrigin): ScriptError {
  if (!isErrorLike(error)) {
    return { problem: `it threw ${typeof error === 'string' ? `"${error}"` : describeThrown(error)}`, span: undefined };
  }
  // Node adds the files that asked for a module that it does not find.
  const message = (error.message.split('\nRequire stack:', 1)[0] ?? '')
    .trim()
    .replace(/\s*\n\s*/gu, ' ')
    .slice(0, messageLimit);
  return { problem: message === '' ? error.name : message, span: placeOf(error.stack ?? '', file, origin) };
}

/** The spec file as it was given, and other files relative to the working folder. */
export function shownName(absolute: string, given: string): string {
  return absolute === path.resolve(given) ? given : path.relative(process.cwd(), absolute);
}

function placeOf(stack: string, given: string, { filename, map }: CompiledOrigin): Span | undefined {
  const sources = new SourceMap(JSON.parse(map) as SourceMapPayload);
  for (const line of stack.split('\n')) {
    const at = line.lastIndexOf(`${filename}:`);
    const place = at < 0 ? null : /^(?<line>\d+):(?<column>\d+)/u.exec(line.slice(at + filename.length + 1));
    if (place?.groups === undefined) continue;
    const entry = sources.findEntry(Number(place.groups['line']) - 1, Number(place.groups['column']) - 1);
    if (!('originalSource' in entry)) continue;
    return {
      file: shownName(path.resolve(path.dirname(filename), entry.originalSource), given),
      line: entry.originalLine + 1,
      column: entry.originalColumn + 1,
      length: 1,
    };
  }
  return undefined;
}

/** Not `instanceof Error`: the error may come from another realm. */
function isErrorLike(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';
}

function describeThrown(error: unknown): string {
  return error === null ? 'null' : typeof error === 'object' ? 'an object without a message' : String(error);
}
