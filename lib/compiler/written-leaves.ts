import type { PathSegment } from '../diagnostics/index.js';
import { LEAVES } from '../spec/generated/leaf-table.js';
import type { LeafInfo, Noun } from '../spec/leaf.js';

/** A value that the user wrote, with the leaf that it is. */
export interface WrittenLeaf {
  readonly noun: Noun;
  readonly leaf: LeafInfo;
  readonly at: readonly PathSegment[];
  readonly value: unknown;
}

/** Maps of the spec that hold nouns: name of the field → noun. */
const MAPS: Readonly<Record<string, Noun>> = {
  environments: 'environment',
  datasets: 'dataset',
  secrets: 'secret',
  models: 'model',
  pipelines: 'pipeline',
  jobs: 'job',
  endpoints: 'endpoint',
  alarms: 'alarm',
  notifications: 'notification',
  triggers: 'trigger',
};

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const byPath: ReadonlyMap<string, LeafInfo> = new Map(
  Object.entries(LEAVES).flatMap(([noun, leaves]) => leaves.map((leaf) => [`${noun} ${leaf.path}`, leaf] as const)),
);
/** Paths under which free names stand, such as `tags`. */
const open: ReadonlySet<string> = new Set(
  [...byPath.keys()].flatMap((key) => {
    const star = key.indexOf('.*');
    return star < 0 ? [] : [key.slice(0, star)];
  }),
);

function collectLeaves(
  noun: Noun,
  value: unknown,
  at: readonly PathSegment[],
  path: string,
  found: WrittenLeaf[],
): void {
  // null takes a default away: nothing is asked of a target.
  if (value === null) return;
  const leaf = byPath.get(`${noun} ${path}`);
  if (leaf !== undefined) {
    found.push({ noun, leaf, at, value });
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => collectLeaves(noun, item, [...at, index], `${path}[]`, found));
  } else if (isMap(value)) {
    const named = !open.has(`${noun} ${path}`);
    for (const key of Object.keys(value)) {
      const inner = named ? (path === '' ? key : `${path}.${key}`) : `${path}.*`;
      collectLeaves(noun, value[key], [...at, key], inner, found);
    }
  }
}

function collectNoun(noun: Noun, value: unknown, at: readonly PathSegment[], found: WrittenLeaf[]): void {
  if (noun !== 'pipeline' || !isMap(value)) return collectLeaves(noun, value, at, '', found);
  const { steps, ...rest } = value;
  collectLeaves('pipeline', rest, at, '', found);
  if (isMap(steps)) {
    for (const name of Object.keys(steps)) collectLeaves('step', steps[name], [...at, 'steps', name], '', found);
  }
}

/**
 * Every leaf that stands in a spec, before defaults are filled.
 *
 * It is one list, made once for all targets: {@link concerns} says which are one target's.
 */
export function writtenLeaves(spec: unknown): readonly WrittenLeaf[] {
  const found: WrittenLeaf[] = [];
  if (!isMap(spec)) return found;
  for (const field of Object.keys(spec)) {
    const noun = MAPS[field];
    const value = spec[field];
    if (noun === undefined) {
      const defaults = field === 'defaults';
      collectLeaves(defaults ? 'defaults' : 'system', value, [field], defaults ? '' : field, found);
    } else if (isMap(value)) {
      for (const name of Object.keys(value)) collectNoun(noun, value[name], [field, name], found);
    }
  }
  return found;
}

/** Whether a leaf concerns a target and an environment: blocks of other targets, and other environments, do not. */
export function concerns({ leaf, noun, at }: WrittenLeaf, target: string, environment: string): boolean {
  return (leaf.target === undefined || leaf.target === target) && (noun !== 'environment' || at[1] === environment);
}
