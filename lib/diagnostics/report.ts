import { catalogue, type Code, type ParamsOf } from './catalogue/index.js';
import { formatPath, type Diagnostic, type PathSegment, type Span } from './diagnostic.js';
import type { Entry } from './entry.js';

/** What a function of the compiler needs in order to report: it never throws for a user's mistake. */
export interface Reporter {
  /**
   * Adds one diagnostic.
   *
   * @param code - a code of the catalogue
   * @param path - where in the spec
   * @param params - what the texts of that code need
   * @param span - where in the file, when that is known already (a file that cannot be parsed has no paths yet)
   */
  report<C extends Code>(code: C, path: readonly PathSegment[], params: ParamsOf<C>, span?: Span): void;
  /** Adds a diagnostic that was built elsewhere. */
  add(diagnostic: Diagnostic): void;
  /** The same reporter for one target: what is reported carries the target's name. */
  for(target: string): Reporter;
}

/** Builds one diagnostic from the catalogue. */
export function diagnose<C extends Code>(
  code: C,
  path: readonly PathSegment[],
  params: ParamsOf<C>,
  target?: string,
): Diagnostic {
  // The catalogue is keyed by code, so the parameter type of the entry is that of the code.
  const found = catalogue[code] as unknown as Entry<ParamsOf<C>>;
  const help = found.help?.(params);
  return {
    code,
    severity: found.severity,
    path,
    message: found.message(params),
    ...(help === undefined ? {} : { help }),
    ...(target === undefined ? {} : { target }),
  };
}

/** Collects diagnostics; the same finding at the same place for the same target is kept once. */
export class DiagnosticCollector implements Reporter {
  readonly #found = new Map<string, Diagnostic>();
  readonly #target: string | undefined;

  constructor(target?: string, found?: Map<string, Diagnostic>) {
    this.#target = target;
    if (found !== undefined) this.#found = found;
  }

  report<C extends Code>(code: C, path: readonly PathSegment[], params: ParamsOf<C>, span?: Span): void {
    const diagnostic = diagnose(code, path, params, this.#target);
    this.add(span === undefined ? diagnostic : { ...diagnostic, span });
  }

  add(diagnostic: Diagnostic): void {
    const key = JSON.stringify([
      diagnostic.code,
      diagnostic.path,
      diagnostic.target ?? null,
      diagnostic.message,
      diagnostic.span ?? null,
    ]);
    if (!this.#found.has(key)) this.#found.set(key, diagnostic);
  }

  for(target: string): DiagnosticCollector {
    return new DiagnosticCollector(target, this.#found);
  }

  /** Everything found so far, in a stable order: by position in the file, else by path, then code. */
  all(): readonly Diagnostic[] {
    return [...this.#found.values()].sort(compareDiagnostics);
  }

  /** Whether something was found that stops the compilation. */
  hasErrors(): boolean {
    return [...this.#found.values()].some(({ severity }) => severity === 'error');
  }
}

/** Stable order of diagnostics. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  const byPlace = compareSpans(a.span, b.span);
  if (byPlace !== 0) return byPlace;
  return (
    compareText(formatPath(a.path), formatPath(b.path)) ||
    compareText(a.code, b.code) ||
    compareText(a.target ?? '', b.target ?? '') ||
    compareText(a.message, b.message)
  );
}

/** By file, line and column; what has no place comes last, so that the order is total. */
function compareSpans(a: Span | undefined, b: Span | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column;
}

/** Order by code units: the same on every machine, unlike `localeCompare`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
