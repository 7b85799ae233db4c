import { styleText } from 'node:util';
import { formatPath, scopeOf, type Diagnostic } from '../diagnostic.js';
import type { Severity } from '../entry.js';
import { codeFrame } from './code-frame.js';
import { printable, wrap } from './display.js';
import type { ShownDocument } from './document.js';
import { groupAlike, type DiagnosticGroup } from './group.js';
import { summaryLine } from './summary.js';

/** How {@link formatText} writes. */
export interface TextOptions {
  /** Whether the text goes to a terminal that shows colours. */
  readonly color: boolean;
  /**
   * The columns of the terminal, at least 40.
   *
   * @default 100
   */
  readonly width?: number;
  /** The spec: named where a diagnostic has no line, since the values of a program have none. */
  readonly file?: string;
}

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const severityStyle: Readonly<Record<Severity, Style>> = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  note: ['bold', 'blue'],
};
const defaultWidth = 100;
const leastWidth = 40;

/**
 * Writes diagnostics for people: the code and what is wrong, the place with its line and a mark under it, the path, the target, what to
 * change; then a line such as `3 errors, 1 warning`, and where to read more. Warnings and notes that say the same of several places are
 * written once, with all the places.
 *
 * @param documents - the files whose lines may be shown; a span in another file is given without its line
 * @returns text that ends with a line end; nothing at all when there is no diagnostic
 */
export function formatText(
  diagnostics: readonly Diagnostic[],
  documents: readonly ShownDocument[],
  { color, width = defaultWidth, file }: TextOptions,
): string {
  if (diagnostics.length === 0) return '';
  // The caller knows better than the library whether colours are wanted: `--color`, NO_COLOR, a pipe.
  const paint: Paint = color ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
  const linesOf = new Map(documents.map(({ file, lines }) => [file, lines]));
  const blocks = groupAlike(diagnostics).map((group) =>
    block(group, { linesOf, paint, width: Math.max(leastWidth, width), file }),
  );
  const hint = paint(
    'dim',
    `for more about one of them: trivium explain ${(diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0])?.code}`,
  );
  return `${blocks.join('\n\n')}\n\n${summaryLine(diagnostics)}\n${hint}\n`;
}

/** How blocks are written. */
interface Layout {
  readonly linesOf: ReadonlyMap<string, readonly string[]>;
  readonly paint: Paint;
  readonly width: number;
  readonly file: string | undefined;
}

function block({ first: diagnostic, others }: DiagnosticGroup, { linesOf, paint, width, file }: Layout): string {
  const { code, severity, message, span, path, help } = diagnostic;
  const scope = scopeOf(diagnostic);
  const label = `${severity} ${code}`;
  const shownScope = scope === '' ? '' : ` [${scope}]`;
  const gutter = span === undefined ? 1 : String(span.line).length;
  const margin = ' '.repeat(gutter);
  const [head = '', ...more] = wrap(printable(message), width - label.length - shownScope.length - 2);
  const lines = [
    `${paint(severityStyle[severity], label)}${shownScope === '' ? '' : paint('cyan', shownScope)}: ${paint('bold', head)}`,
    ...more.map((line) => `${margin} ${paint('bold', line)}`),
  ];
  if (span !== undefined) {
    lines.push(
      `${margin}${paint('dim', '-->')} ${printable(span.file)}:${span.line}:${span.column}`,
      ...frame(diagnostic, linesOf, paint, width, margin),
    );
  } else if (file !== undefined) {
    lines.push(`${margin}${paint('dim', '-->')} ${printable(file)}`);
  }
  if (path.length > 0) lines.push(`${margin} ${paint('dim', '= at:')} ${printable(formatPath(path))}`);
  if (others.length > 0) lines.push(...labelled('also at', others.map(placeOf).join(', '), margin, paint, width));
  if (help !== undefined) lines.push(...labelled('help', help, margin, paint, width));
  return lines.join('\n');
}

function placeOf({ path, span }: Diagnostic): string {
  const at = span === undefined ? '' : `${span.line}:${span.column}`;
  if (path.length === 0) return at;
  return at === '' ? formatPath(path) : `${formatPath(path)} (${at})`;
}

function frame(
  { span, severity }: Diagnostic,
  linesOf: ReadonlyMap<string, readonly string[]>,
  paint: Paint,
  width: number,
  margin: string,
): readonly string[] {
  if (span === undefined) return [];
  const shown = codeFrame(linesOf.get(span.file) ?? [], span, width - margin.length - 3);
  if (shown === undefined) return [];
  const bar = paint('dim', '|');
  return [
    `${margin} ${bar}`,
    `${paint('dim', String(span.line))} ${bar} ${shown.line}`,
    `${margin} ${bar} ${paint(severityStyle[severity], shown.mark)}`,
  ];
}

function labelled(label: string, text: string, margin: string, paint: Paint, width: number): readonly string[] {
  const indent = `${margin}   ${' '.repeat(label.length)}  `;
  const [first = '', ...more] = wrap(printable(text), width - indent.length);
  return [`${margin} ${paint('dim', `= ${label}:`)} ${first}`, ...more.map((line) => `${indent}${line}`)];
}
