import type { Diagnostic } from '../diagnostic.js';
import type { Severity } from '../entry.js';

/** How many diagnostics there are of each severity. */
export type Counts = Readonly<Record<Severity, number>>;

/** Counts diagnostics by severity. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): Counts {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}

/** `3 errors, 1 warning`; `no problems found` when there is none. */
export function summaryLine(diagnostics: readonly Diagnostic[]): string {
  const counts = countDiagnostics(diagnostics);
  const parts = (['error', 'warning', 'note'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}${counts[severity] === 1 ? '' : 's'}`);
  return parts.length === 0 ? 'no problems found' : parts.join(', ');
}
