import { TARGETS } from '../../lib/compiler/provider.js';
import { broadFor, mapSizes } from './broad.js';
import { allLeaves, compileRich, emitted, richFor } from './sensitivity.js';

type Shuffle = (entries: readonly [string, unknown][]) => readonly [string, unknown][];

/** Orders in which somebody else could have written the same map. */
const SHUFFLES: Readonly<Record<string, Shuffle>> = {
  'the other way round': (entries) => entries.toReversed(),
  'by name': (entries) => entries.toSorted(([a], [b]) => (a < b ? -1 : 1)),
  'the last entry first': (entries) => [...entries.slice(-1), ...entries.slice(0, -1)],
};

/** The same value with the entries of every map in another order; lists keep theirs, since their order means something. */
function shuffled(value: unknown, shuffle: Shuffle): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, shuffle));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(shuffle(Object.entries(value)).map(([key, child]) => [key, shuffled(child, shuffle)]));
}

/** Fields that are maps with names of the user's own: `tags`, `env`, `params`, … */
const MAPS = [
  ...new Set(allLeaves.flatMap(({ leaf }) => [...leaf.path.matchAll(/(\w+)\.\*/g)].map(([, field]) => field ?? ''))),
];

describe.each(TARGETS)('on %s', (target) => {
  test.each(MAPS)('the broad spec has a map of two or more under `%s`, whose order could matter', (field) => {
    expect(Math.max(...mapSizes(broadFor(target), field))).toBeGreaterThan(1);
  });

  test.each(Object.keys(SHUFFLES))('the order of keys in the spec changes nothing: %s', (how) => {
    const spec = broadFor(target);
    const first = compileRich(spec, target);
    const second = compileRich(shuffled(spec, SHUFFLES[how] as Shuffle), target);
    expect(first.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(second.diagnostics).toEqual(first.diagnostics);
    expect(emitted(second, target)).toBe(emitted(first, target));
    expect(second.lowered[target]?.resources.map(({ id }) => id)).toEqual(
      first.lowered[target]?.resources.map(({ id }) => id),
    );
  });

  test('what is emitted is plain JSON data: no undefined that means something, no function, no class', () => {
    const lowered = compileRich(richFor(target), target).lowered[target];
    expect(JSON.parse(JSON.stringify(lowered?.documents))).toEqual(
      JSON.parse(JSON.stringify(structuredClone(lowered?.documents))),
    );
    expect(() => structuredClone(lowered)).not.toThrow();
  });

  test('every resource comes after what it refers to', () => {
    const resources = compileRich(richFor(target), target).lowered[target]?.resources ?? [];
    const position = new Map(resources.map(({ id }, index) => [id, index]));
    const late = resources.flatMap(({ id, props, options }, index) =>
      [...refs(props), ...(options?.dependsOn ?? [])]
        .filter((other) => (position.get(other) ?? -1) >= index && other !== id)
        .map((other) => `${id} before ${other}`),
    );
    expect(late).toEqual([]);
    expect(resources.length).toBeGreaterThan(5);
  });
});

function refs(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'trivium:ref' in value && typeof value['trivium:ref'] === 'string' ? [value['trivium:ref']] : [];
  return [...own, ...Object.values(value).flatMap(refs)];
}
