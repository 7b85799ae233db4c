import { formatPath, scopeOf, type Diagnostic } from '../diagnostic.js';

/** What is said once for several places. */
export interface DiagnosticGroup {
  /** Shown whole. */
  readonly first: Diagnostic;
  /** The same, of other places: only these are listed. */
  readonly others: readonly Diagnostic[];
}

/** What a diagnostic says, without the place. An error is never taken together with another: each has to be mended where it stands. */
function gist(diagnostic: Diagnostic, index: number): string {
  const { code, severity, message, help = '', path } = diagnostic;
  const place = `"${formatPath(path)}"`;
  const said = severity === 'error' ? String(index) : `${message}\n${help}`.replaceAll(place, '');
  return [code, scopeOf(diagnostic), said].join('\n');
}

/** Takes warnings and notes that differ by their place alone together, in the order of the first of each. */
export function groupAlike(diagnostics: readonly Diagnostic[]): readonly DiagnosticGroup[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const [index, diagnostic] of diagnostics.entries()) {
    const key = gist(diagnostic, index);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [diagnostic]);
    else known.push(diagnostic);
  }
  return [...groups.values()].flatMap(([first, ...others]) => (first === undefined ? [] : [{ first, others }]));
}
