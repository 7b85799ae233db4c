import { formatPath, type PathSegment, type Reporter } from '../diagnostics/index.js';
import { checkShape, type ShapePath, type ShapeProblem } from '../lowered/check-shape.js';
import { isDeferred } from '../lowered/ref.js';
import type { Shapes } from '../lowered/shape.js';
import { mergeOverride, type MergeRules } from '../source/merge-environment.js';

/** What is laid over, and where what is laid stands in the spec. */
export interface Layer {
  /** What it is called in diagnostics: the id of a resource. */
  readonly name: string;
  readonly at: readonly PathSegment[];
  /** Name of the shape, in a table. */
  readonly shape: string;
  readonly shapes: Shapes;
  /** The block in the spelling of what is emitted, where the vendor has several. */
  readonly spelt?: (block: Block) => Block;
  /** Members that a block may not say, since they follow from the rest of the spec. */
  readonly decided?: DecidedMembers;
}

/** Members that follow from the rest of the spec: why, and where to say it instead. */
export type DecidedMembers = Readonly<Record<string, { readonly reason: string; readonly instead: string }>>;

/** What a spec says in a vendor's own words. */
export type Block = Readonly<Record<string, unknown>>;

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
  if (problem.kind === 'unknown') {
    reporter.report('TRV6004', path, {
      property,
      resource,
      known: problem.known,
      ...(parent.length === 0 ? {} : { within: within(parent) }),
    });
  } else if (problem.kind === 'missing') {
    reporter.report('TRV6021', path, { property: within(problem.path), resource });
  } else {
    reporter.report('TRV6020', path, {
      property: within(problem.path),
      resource,
      found: shown(problem.found),
      allowed: problem.allowed,
    });
  }
}

/** The block without what it may not say: reported. */
export function withoutDecided<B extends object>(
  block: B,
  decided: DecidedMembers,
  at: readonly PathSegment[],
  reporter: Reporter,
): B {
  for (const [member, why] of Object.entries(decided)) {
    if (Object.hasOwn(block, member)) reporter.report('TRV6023', [...at, member], { member, ...why });
  }
  return Object.fromEntries(Object.entries(block).filter(([member]) => !Object.hasOwn(decided, member))) as B;
}

/** References within what is emitted have a form of their own, which is no part of the spec: nobody checks where one that is written leads to. */
function reportReferences(written: unknown, path: ShapePath, layer: Layer, reporter: Reporter): void {
  if (typeof written !== 'object' || written === null) return;
  if (isDeferred(written)) {
    report({ kind: 'type', path, found: written, allowed: 'in the words of the vendor' }, layer, reporter);
  } else {
    for (const [key, child] of Object.entries(written)) {
      reportReferences(child, [...path, Array.isArray(written) ? Number(key) : key], layer, reporter);
    }
  }
}

const wholes = ({ shapes }: Layer): MergeRules => ({ isWhole: (value) => isDeferred(value) || shapes.isOpen(value) });

/**
 * Lays what a spec says in a vendor's own words over what is emitted: maps merge, lists replace, null removes. The whole is then held against the vendor's
 * declaration, at every depth: what is emitted fits it, so that all that does not comes from what was laid over.
 */
export function layOver<T>(emitted: T, over: Block, layer: Layer, reporter: Reporter): T {
  const rules = wholes(layer);
  reportReferences(over, [], layer, reporter);
  // With null in its place, a misspelt name that was to be removed is seen too.
  for (const problem of checkShape(mergeOverride(emitted, over, { ...rules, keepNull: true }), layer.shape, {
    shapes: layer.shapes,
    under: emitted,
  })) {
    report(problem, layer, reporter);
  }
  return mergeOverride(emitted, over, rules) as T;
}

/** The same, where a spec may not say all that is emitted: what it says is held against a shape that has only what it may. */
export function layBlockOver<T>(emitted: T, written: Block, layer: Layer, reporter: Reporter): T {
  const { spelt = (own) => own, decided = {} } = layer;
  const block = withoutDecided(written, decided, layer.at, reporter);
  reportReferences(block, [], layer, reporter);
  for (const problem of checkShape(block, layer.shape, { shapes: layer.shapes, under: emitted })) {
    report(problem, layer, reporter);
  }
  return mergeOverride(emitted, spelt(block), wholes(layer)) as T;
}
