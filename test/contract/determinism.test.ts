import { TARGETS } from '../../lib/compiler/provider.js';
import { compileRich, emitted, richFor } from './sensitivity.js';

/** The same value with the keys of every map in reverse order; lists keep theirs, since their order means something. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, child]) => [key, reversed(child)]),
  );
}

describe.each(TARGETS)('on %s', (target) => {
  test('the order of keys in the spec changes nothing', () => {
    const spec = richFor(target);
    const first = compileRich(spec, target);
    const second = compileRich(reversed(spec), target);
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
