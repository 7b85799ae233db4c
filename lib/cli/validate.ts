import type { Compilation } from '../compiler/compile.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { formatGithub, formatJson, formatSarif, formatText } from '../diagnostics/format/index.js';
import { shownDocuments, type SourceDocument } from '../source/index.js';
import { check, hasErrors, STDIN, type CompileFlags } from './load.js';
import { EXIT, type Terminal } from './terminal.js';

/** Forms in which diagnostics are printed. */
export const FORMATS = ['text', 'json', 'github', 'sarif'] as const;
/** A form in which diagnostics are printed. */
export type Format = (typeof FORMATS)[number];

/** Flags of `validate`. */
export interface ValidateFlags extends CompileFlags {
  readonly format: Format;
}

const PRINTERS: {
  readonly [F in Format]: (
    diagnostics: readonly Diagnostic[],
    document: SourceDocument | undefined,
    file: string,
    terminal: Terminal,
  ) => string;
} = {
  // The lines are read again: a spec that cannot be read has no document, and a program may fail in a file that it imports.
  text: (diagnostics, document, file, { color, width }) =>
    formatText(diagnostics, [...shownDocuments(diagnostics), ...(document === undefined ? [] : [document])], {
      color,
      width,
      ...(document === undefined ? {} : { file }),
    }),
  json: (diagnostics) => formatJson(diagnostics),
  github: (diagnostics, _document, file) => formatGithub(diagnostics, { file }),
  sarif: (diagnostics, _document, file) => formatSarif(diagnostics, { file }),
};

/** Prints diagnostics in one form. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  document: SourceDocument | undefined,
  file: string,
  format: Format,
  terminal: Terminal,
): string {
  return PRINTERS[format](diagnostics, document, file, terminal);
}

/** `aws, azure in dev and prod; gcp in dev`: what a valid spec was compiled for. */
function compiledFor(compilations: readonly Compilation[]): string {
  const byTargets = new Map<string, string[]>();
  for (const { environment = '', lowered } of compilations) {
    const targets = Object.keys(lowered).join(', ');
    byTargets.set(targets, [...(byTargets.get(targets) ?? []), environment]);
  }
  return [...byTargets]
    .map(([targets, names]) => `${targets === '' ? 'no target' : targets} in ${names.join(', ')}`)
    .join('; ');
}

/** Forms that are one document, however many specs there are. */
const WHOLE: ReadonlySet<Format> = new Set(['json', 'sarif']);

/** `trivium validate`: everything that is wrong, at once, in every environment unless one is named; of several specs too. */
export function validate(files: readonly string[], flags: ValidateFlags, terminal: Terminal): number {
  const checked = files.map((file) => ({ file, ...check(file, flags, terminal) }));
  const all = checked.flatMap(({ diagnostics }) => diagnostics);
  if (WHOLE.has(flags.format)) terminal.out(printDiagnostics(all, undefined, files[0] ?? '', flags.format, terminal));
  for (const { file, document, diagnostics, compilations } of checked) {
    if (!WHOLE.has(flags.format)) terminal.out(printDiagnostics(diagnostics, document, file, flags.format, terminal));
    if (flags.format === 'text' && !hasErrors(diagnostics)) {
      terminal.out(`${file === STDIN ? 'the spec' : file} is valid for ${compiledFor(compilations)}\n`);
    }
  }
  return hasErrors(all) ? EXIT.diagnostics : EXIT.ok;
}
