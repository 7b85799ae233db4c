import { formatJson } from '../diagnostics/format/index.js';
import { iamReport } from './iam-report.js';
import { renderIam } from './iam-text.js';
import { hasErrors, load, type CompileFlags } from './load.js';
import { EXIT, type Terminal } from './terminal.js';
import { printDiagnostics } from './validate.js';

/** Flags of `explain`. */
export interface ExplainFlags extends CompileFlags {
  readonly json?: boolean;
}

/** `trivium explain iam SPEC`: each permission with the lines of the spec that cause it. */
export function explainIam(file: string, flags: ExplainFlags, terminal: Terminal): number {
  const { document, diagnostics, compilation } = load(file, flags, terminal);
  if (hasErrors(diagnostics) || compilation === undefined) {
    terminal.err(
      flags.json === true ? formatJson(diagnostics) : printDiagnostics(diagnostics, document, file, 'text', terminal),
    );
    return EXIT.diagnostics;
  }
  const report = iamReport(compilation, document);
  terminal.out(flags.json === true ? `${JSON.stringify(report, undefined, 2)}\n` : renderIam(report, file, terminal));
  return EXIT.ok;
}
