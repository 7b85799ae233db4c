import type { Diagnostic } from '../diagnostics/index.js';
import { formatGithub, formatJson, formatSarif, formatText } from '../diagnostics/format/index.js';
import { shownDocuments, type SourceDocument } from '../source/index.js';
import { hasErrors, load, type CompileFlags } from './load.js';
import { EXIT, type Terminal } from './terminal.js';

/** Forms in which diagnostics are printed. */
export const FORMATS = ['text', 'json', 'github', 'sarif'] as const;
/** A form in which diagnostics are printed. */
export type Format = (typeof FORMATS)[number];

/** Flags of `validate`. */
export interface ValidateFlags extends CompileFlags {
  readonly format: Format;
}

const PRINTERS: { readonly [F in Format]: (diagnostics: readonly Diagnostic[], document: SourceDocument | undefined, file: string, terminal: Terminal) => string } = {
  // The lines are read again: a spec that cannot be read has no document, and a program may fail in a file that it imports.
  text: (diagnostics, _document, _file, { color, width }) => formatText(diagnostics, shownDocuments(diagnostics), { color, width }),
  json: (diagnostics) => formatJson(diagnostics),
  github: (diagnostics, _document, file) => formatGithub(diagnostics, { file }),
  sarif: (diagnostics, _document, file) => formatSarif(diagnostics, { file }),
};

/** Prints diagnostics in one form. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], document: SourceDocument | undefined, file: string, format: Format, terminal: Terminal): string {
  return PRINTERS[format](diagnostics, document, file, terminal);
}

/** `trivium validate`: everything that is wrong, at once. */
export function validate(file: string, flags: ValidateFlags, terminal: Terminal): number {
  const { document, diagnostics, compilation } = load(file, flags, terminal);
  terminal.out(printDiagnostics(diagnostics, document, file, flags.format, terminal));
  if (hasErrors(diagnostics)) return EXIT.diagnostics;
  if (flags.format === 'text') {
    const targets = Object.keys(compilation?.lowered ?? {});
    terminal.out(`${file} is valid for ${targets.length === 0 ? 'no target' : targets.join(', ')} in the environment ${compilation?.environment ?? '(none)'}\n`);
  }
  return EXIT.ok;
}
