import { DiagnosticCollector, type Diagnostic } from '../diagnostics/index.js';
import { readTextFile } from './text-file.js';

/** A file whose lines can be shown next to a diagnostic. */
export interface ShownFile {
  readonly file: string;
  readonly lines: readonly string[];
}

/**
 * Reads the files in which diagnostics stand, so that their lines can be shown: also of a spec that could not be read, and of files
 * that a program imports. A file that cannot be read is left out.
 */
export function shownDocuments(diagnostics: readonly Diagnostic[]): readonly ShownFile[] {
  const files = new Set(diagnostics.flatMap(({ span }) => (span === undefined ? [] : [span.file])));
  return [...files].flatMap((file) => {
    const text = readTextFile(file, new DiagnosticCollector());
    return text === undefined ? [] : [{ file, lines: text.split(/\r\n|\n|\r/u) }];
  });
}
