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

function* leavesOf(noun: Noun, value: unknown, at: readonly PathSegment[], path: string): Generator<WrittenLeaf> {
  // null takes a default away: nothing is asked of a target.
  if (value === null) return;
  const leaf = byPath.get(`${noun} ${path}`);
  if (leaf !== undefined) return yield { noun, leaf, at, value };
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* leavesOf(noun, item, [...at, index], `${path}[]`);
    return;
  }
  if (!isMap(value)) return;
  for (const [key, child] of Object.entries(value)) {
    const inner = open.has(`${noun} ${path}`) ? `${path}.*` : path === '' ? key : `${path}.${key}`;
    yield* leavesOf(noun, child, [...at, key], inner);
  }
}

/** Every leaf that stands in a spec, before defaults are filled. */
function* writtenLeaves(spec: unknown): Generator<WrittenLeaf> {
  if (!isMap(spec)) return;
  for (const [field, value] of Object.entries(spec)) {
    const noun = MAPS[field];
    if (noun === undefined) {
      yield* field === 'defaults'
        ? leavesOf('defaults', value, [field], '')
        : leavesOf('system', value, [field], field);
    } else if (isMap(value)) {
      for (const [name, child] of Object.entries(value)) yield* nounLeaves(noun, child, [field, name]);
    }
  }
}

function* nounLeaves(noun: Noun, value: unknown, at: readonly PathSegment[]): Generator<WrittenLeaf> {
  if (noun !== 'pipeline' || !isMap(value)) return yield* leavesOf(noun, value, at, '');
  const { steps, ...rest } = value;
  yield* leavesOf('pipeline', rest, at, '');
  if (isMap(steps)) {
    for (const [name, step] of Object.entries(steps)) yield* leavesOf('step', step, [...at, 'steps', name], '');
  }
}

/** Every leaf that concerns a target and an environment: blocks of other targets, and other environments, do not. */
export function* leavesFor(spec: unknown, target: string, environment: string): Generator<WrittenLeaf> {
  for (const written of writtenLeaves(spec)) {
    if (written.leaf.target !== undefined && written.leaf.target !== target) continue;
    if (written.noun === 'environment' && written.at[1] !== environment) continue;
    yield written;
  }
}
