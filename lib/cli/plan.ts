import { hasErrors, load, type CompileFlags } from './load.js';
import { planReport } from './plan-report.js';
import { renderPlan } from './plan-text.js';
import { EXIT, type Terminal } from './terminal.js';
import { printDiagnostics } from './validate.js';

/** Flags of `plan`. */
export interface PlanFlags extends CompileFlags {
  readonly json?: boolean;
}

/** `trivium plan`: what each target would get. It loads no cloud SDK. */
export function plan(file: string, flags: PlanFlags, terminal: Terminal): number {
  const { document, diagnostics, compilation } = load(file, flags, terminal);
  const problems = diagnostics.filter(({ code }) => code !== 'TRV6002');
  if (hasErrors(diagnostics) || compilation?.plan === undefined) {
    terminal.err(printDiagnostics(diagnostics, document, file, flags.json === true ? 'json' : 'text', terminal));
    return EXIT.diagnostics;
  }
  const report = planReport(compilation, diagnostics);
  if (flags.json === true) {
    terminal.out(`${JSON.stringify(report, undefined, 2)}\n`);
  } else {
    if (problems.length > 0) terminal.err(printDiagnostics(problems, document, file, 'text', terminal));
    terminal.out(renderPlan(report, terminal));
  }
  return EXIT.ok;
}
