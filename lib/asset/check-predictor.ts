import { readFileSync } from 'node:fs';
import type { PathSegment, Reporter } from '../diagnostics/index.js';

/** What serving calls. */
const FUNCTIONS = ['load', 'predict'] as const;

/** More than this is no program that people wrote. */
const MAX_BYTES = 1_000_000;

/** Whether a name of the module is made in a way that only running it would tell: then nothing is said. */
const UNSEEN = /\bimport\s*\(?\s*\*|\bglobals\s*\(|\bexec\s*\(|\bsetattr\s*\(/;

/** Whether the text of a module defines, imports or assigns a name, as far as can be seen without Python: when in doubt, it does. */
const defines = (text: string, name: string): boolean =>
  UNSEEN.test(text) ||
  new RegExp(String.raw`^[ \t]*(?:(?:async\s+)?def|class)\s+${name}\b`, 'm').test(text) ||
  new RegExp(String.raw`(?<![\w.])${name}[ \t]*(?:=(?!=)|[,)]|:[^\n=]*=)`).test(text) ||
  new RegExp(String.raw`^[ \t]*(?:from\s+\S+\s+)?import\s+(?:\([^)]*|[^\n#(]*)\b${name}\b`, 'm').test(text);

/** Reports a predictor that is no module of Python, or that has not the functions that are called to serve with it. */
export function checkPredictor(
  { file, source, bytes }: { readonly file: string; readonly source: string; readonly bytes: number },
  at: readonly PathSegment[],
  reporter: Reporter,
): void {
  if (!/\.py$/.test(file)) {
    reporter.report('TRV2043', at, { file });
    return;
  }
  const text = bytes > MAX_BYTES ? undefined : readFileSync(source, 'utf8').replace(/\\\r?\n/g, ' ');
  const missing = text === undefined ? [] : FUNCTIONS.filter((name) => !defines(text, name));
  if (missing.length > 0) {
    reporter.report('TRV2044', at, { file, missing });
  }
}
