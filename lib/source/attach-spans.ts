import { compareDiagnostics, type Diagnostic, type PathSegment, type Span } from '../diagnostics/index.js';
import type { SourceDocument } from './source-document.js';

/** How {@link attachSpans} finds places. */
export interface AttachOptions {
  /** Where the override of the chosen environment stands (`['environments', 'prod', 'override']`): its values are the ones that count. */
  readonly override?: readonly PathSegment[];
}

/** Codes that are about the name of a field and not about its value. */
const aboutKeys: ReadonlySet<string> = new Set(['TRV1001', 'TRV1005', 'TRV6004']);

/**
 * Gives each diagnostic its place in the file, and sorts them by it.
 *
 * A scalar is marked where it stands, a map or a list at the key that names it; what is missing, at the nearest thing around it.
 * Diagnostics that have a place already keep it.
 */
export function attachSpans(
  diagnostics: readonly Diagnostic[],
  document: SourceDocument,
  options: AttachOptions = {},
): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => withSpan(diagnostic, document, options)).sort(compareDiagnostics);
}

function withSpan(diagnostic: Diagnostic, document: SourceDocument, { override }: AttachOptions): Diagnostic {
  if (diagnostic.span !== undefined) return diagnostic;
  const { path } = diagnostic;
  const exact =
    (override === undefined ? undefined : place(document, [...override, ...path], diagnostic.code)) ??
    place(document, path, diagnostic.code);
  const span = exact ?? nearest(document, path);
  return span === undefined ? diagnostic : { ...diagnostic, span };
}

function place(document: SourceDocument, path: readonly PathSegment[], code: string): Span | undefined {
  const part = aboutKeys.has(code) || isCollection(valueAt(document.value, path)) ? 'key' : 'value';
  return document.locate(path, part);
}

/** The key of the first of several paths that stands in a file, else that of the nearest thing around the last of them. */
export function placeOf(document: SourceDocument, paths: readonly (readonly PathSegment[])[]): Span | undefined {
  const exact = paths.map((path) => document.locate(path, 'key')).find((span) => span !== undefined);
  return exact ?? nearest(document, paths.at(-1) ?? []);
}

function nearest(document: SourceDocument, path: readonly PathSegment[]): Span | undefined {
  for (let length = path.length - 1; length >= 0; length -= 1) {
    const span = document.locate(path.slice(0, length), 'key');
    if (span !== undefined) return span;
  }
  return undefined;
}

function valueAt(root: unknown, path: readonly PathSegment[]): unknown {
  let value = root;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Readonly<Record<PathSegment, unknown>>)[segment];
  }
  return value;
}

function isCollection(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
