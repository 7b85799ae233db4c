import { catalogue } from '../catalogue/index.js';
import { formatPath, type Diagnostic } from '../diagnostic.js';
import { countDiagnostics } from './summary.js';

/**
 * Writes diagnostics as one JSON document for programs: `{ version, summary, diagnostics }`.
 *
 * A diagnostic has its fields as they are, its slug, and its path also as text (`at`). The version rises when a field changes its meaning.
 */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  const { error, warning, note } = countDiagnostics(diagnostics);
  return `${JSON.stringify({ version: 1, summary: { errors: error, warnings: warning, notes: note }, diagnostics: diagnostics.map(describe) }, null, 2)}\n`;
}

function describe(diagnostic: Diagnostic): unknown {
  const { code, severity, message, help, target, environments, path, span } = diagnostic;
  return {
    code,
    slug: catalogue[code].slug,
    severity,
    message,
    help,
    target,
    environments,
    at: formatPath(path),
    path,
    span,
  };
}
