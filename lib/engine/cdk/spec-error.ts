import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { packageRoot } from '../../asset/package-root.js';
import { formatText } from '../../diagnostics/format/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';

/** Where an author's program was: the frames of trivium and of Node say nothing to who reads a spec. */
function framesOfAuthor(): string {
  const trace: { stack?: unknown } = {};
  const { stackTraceLimit } = Error;
  // The frames of trivium, which are left out, come first.
  Error.stackTraceLimit = 50;
  Error.captureStackTrace(trace, SpecError);
  Error.stackTraceLimit = stackTraceLimit;
  // A program may have put something else in the place of V8's text.
  if (typeof trace.stack !== 'string') return '';
  const own = ['dist', 'lib', 'bin'].map((folder) => join(packageRoot(), folder));
  return trace.stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && ![...own, 'node:', '(<anonymous>)'].some((word) => line.includes(word)))
    .map((line) => `\n${line}`)
    .join('');
}

/** A spec with errors; the message lists them all, with the lines of the file. */
export class SpecError extends Error {
  /** The errors, warnings and notes, as text. */
  declare readonly text: string;
  /** The same, one by one. */
  declare readonly diagnostics: readonly Diagnostic[];

  constructor(text: string, diagnostics: readonly Diagnostic[]) {
    super(`the spec has errors\n${text}`);
    this.name = 'SpecError';
    // Node prints the properties of an error that nobody catches: they would say everything again.
    Object.defineProperties(this, { text: { value: text }, diagnostics: { value: diagnostics } });
    this.stack = `${this.name}: ${this.message}${framesOfAuthor()}`;
  }
}

/** Node shows the line of code that threw, here one of trivium's, before the message of an error that nobody catches: unless it has these words. */
const QUIETLY = '(error) => { throw error; } // node-do-not-add-exception-line';

/** Stops with what is wrong: an app that does not catch it shows the diagnostics first. */
export function stop(text: string, diagnostics: readonly Diagnostic[]): never {
  return (runInThisContext(QUIETLY) as (error: SpecError) => never)(new SpecError(text, diagnostics));
}

/** Stops with diagnostics that have no lines of a file. */
export function refuse(...diagnostics: readonly Diagnostic[]): never {
  return stop(formatText(diagnostics, [], { color: false }), diagnostics);
}
