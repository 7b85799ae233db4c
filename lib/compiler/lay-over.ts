import type { Reporter, PathSegment } from '../diagnostics/index.js';
import { formatPath } from '../diagnostics/index.js';
import { checkValue, type ShapePath, type ShapeProblem } from '../lowered/check-shape.js';
import { isDeferred } from '../lowered/ref.js';
import type { Shapes, ShapeType } from '../lowered/shape.js';
import { mergeOverride } from '../source/merge-environment.js';

/** What is laid over, and where what is laid stands in the spec. */
export interface Layer {
  /** What it is called in diagnostics: the id of a resource. */
  readonly name: string;
  readonly at: readonly PathSegment[];
  readonly shape: ShapeType;
  readonly shapes: Shapes;
}

const MOST_FOUND = 60;

/** A value as it was written, cut where it is long. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > MOST_FOUND ? `${text.slice(0, MOST_FOUND)}…` : text;
}

/** `rules[0].status`, as part of a resource. */
const within = (path: ShapePath): string => formatPath(path).replace(/^\./, '');

function report(problem: ShapeProblem, { name: resource, at }: Layer, reporter: Reporter): void {
  const path = [...at, ...problem.path];
  const parent = problem.path.slice(0, -1);
  const property = String(problem.path.at(-1) ?? '');
  if (problem.kind === 'unknown') reporter.report('TRV6004', path, { property, resource, known: problem.known, ...(parent.length === 0 ? {} : { within: within(parent) }) });
  else if (problem.kind === 'missing') reporter.report('TRV6021', path, { property: within(problem.path), resource });
  else reporter.report('TRV6020', path, { property: within(problem.path), resource, found: shown(problem.found), allowed: problem.allowed });
}

/**
 * Lays what a spec says in a vendor's own words over what is emitted: maps merge, lists replace, null removes. The whole is then held against the vendor's
 * declaration, at every depth: what is emitted fits it, so that all that does not comes from what was laid over.
 */
export function layOver<T>(emitted: T, over: Readonly<Record<string, unknown>>, layer: Layer, reporter: Reporter): T {
  const isWhole = (value: unknown): boolean => isDeferred(value) || layer.shapes.isOpen(value);
  // With null in its place, a misspelt name that was to be removed is seen too.
  for (const problem of checkValue(mergeOverride(emitted, over, { isWhole, keepNull: true }), layer.shape, [], layer.shapes)) report(problem, layer, reporter);
  return mergeOverride(emitted, over, { isWhole }) as T;
}
