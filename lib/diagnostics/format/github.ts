import { catalogue } from '../catalogue/index.js';
import { formatPath, scopeOf, type Diagnostic } from '../diagnostic.js';
import type { Severity } from '../entry.js';
import { printable } from './display.js';
import { summaryLine } from './summary.js';

/** How {@link formatGithub} and the SARIF formatter find a file for what has no place in one. */
export interface FileOptions {
  /** The spec file: diagnostics without a place are shown at its first line. */
  readonly file?: string;
}

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/**
 * Writes diagnostics as workflow commands of GitHub Actions, which show them at their lines in a pull request.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function formatGithub(diagnostics: readonly Diagnostic[], options: FileOptions = {}): string {
  if (diagnostics.length === 0) return '';
  return `${diagnostics.map((diagnostic) => annotation(diagnostic, options)).join('\n')}\n${summaryLine(diagnostics)}\n`;
}

function annotation(diagnostic: Diagnostic, { file }: FileOptions): string {
  const { code, severity, message, help, path, span } = diagnostic;
  const scope = scopeOf(diagnostic);
  const properties = {
    file: span?.file ?? file,
    line: span?.line,
    col: span?.column,
    endColumn: span === undefined ? undefined : span.column + span.length,
    title: `${code} ${catalogue[code].slug}${scope === '' ? '' : ` (${scope})`}`,
  };
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const text = [`${formatPath(path)}: ${message}`, ...(help === undefined ? [] : [`help: ${help}`])].join('\n');
  return `::${commands[severity]} ${written.join(',')}::${escapeData(text)}`;
}

/** A line end would end the command, and what follows could be a command of its own. */
function escapeData(text: string): string {
  return printable(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
