import type { Compilation } from '../compiler/compile.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { formatGithub, formatJson, formatSarif, formatText } from '../diagnostics/format/index.js';
import { shownDocuments, type SourceDocument } from '../source/index.js';
import { check, hasErrors, type CompileFlags } from './load.js';
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

/** `aws, azure in dev and prod; gcp in dev`: what a valid spec was compiled for. */
function compiledFor(compilations: readonly Compilation[]): string {
  const byTargets = new Map<string, string[]>();
  for (const { environment = '', lowered } of compilations) {
    const targets = Object.keys(lowered).join(', ');
    byTargets.set(targets, [...(byTargets.get(targets) ?? []), environment]);
  }
  return [...byTargets].map(([targets, names]) => `${targets === '' ? 'no target' : targets} in ${names.join(', ')}`).join('; ');
}

/** `trivium validate`: everything that is wrong, at once, in every environment unless one is named. */
export function validate(file: string, flags: ValidateFlags, terminal: Terminal): number {
  const { document, diagnostics, compilations } = check(file, flags, terminal);
  terminal.out(printDiagnostics(diagnostics, document, file, flags.format, terminal));
  if (hasErrors(diagnostics)) return EXIT.diagnostics;
  if (flags.format === 'text') terminal.out(`${file} is valid for ${compiledFor(compilations)}\n`);
  return EXIT.ok;
}
