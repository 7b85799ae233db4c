import { TARGETS, type Target } from '../../lib/compiler/provider.js';
import { providerOf } from '../../lib/compiler/registry.js';
import { SAMPLES, WITHOUT_SAMPLE } from './samples.js';
import { allLeaves, compileRich, emitted, richFor, specsOf, verdict } from './sensitivity.js';

const errorsOf = (compilation: ReturnType<typeof compileRich>): readonly string[] =>
  compilation.diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);

describe('every leaf of the schema', () => {
  test('has a change that is tried, or a reason why none can be', () => {
    const missing = allLeaves.filter(({ key }) => !(key in SAMPLES) && !(key in WITHOUT_SAMPLE)).map(({ key }) => key);
    const unknown = [...Object.keys(SAMPLES), ...Object.keys(WITHOUT_SAMPLE)].filter(
      (key) => !allLeaves.some((leaf) => leaf.key === key),
    );
    expect({ missing, unknown }).toEqual({ missing: [], unknown: [] });
  });
});

describe.each(TARGETS)('on %s', (target: Target) => {
  const { support } = providerOf(target);

  test('the rich spec compiles without what is refused', () => {
    expect(errorsOf(compileRich(richFor(target), target))).toEqual([]);
  });

  test.each(allLeaves.filter(({ key }) => key in SAMPLES).map(({ key, noun, leaf }) => [key, noun, leaf] as const))(
    'a change of "%s" changes what is emitted, or is refused',
    (key, noun, leaf) => {
      const sample = SAMPLES[key];
      if (sample === undefined) throw new Error('filtered above');
      const { before, after } = specsOf(sample, target);
      const first = compileRich(before, target);
      const second = compileRich(after, target);
      if (leaf.target !== undefined && leaf.target !== target) {
        expect(emitted(second, target)).toBe(emitted(first, target));
        return;
      }
      const decided = verdict(support, noun, leaf, sample.to);
      expect(decided).toBeDefined();
      if (typeof decided === 'object' && 'refused' in decided) {
        expect(
          second.diagnostics
            .map(({ code, path }) => `${code} ${path.join('.')}`)
            .filter((line) => line.startsWith(`TRV6001 ${sample.path}`)),
        ).not.toEqual([]);
        expect(second.lowered[target]).toBeUndefined();
        return;
      }
      expect(errorsOf(first)).toEqual([]);
      expect(errorsOf(second)).toEqual([]);
      expect(emitted(second, target)).not.toBe(emitted(first, target));
      const warned = second.diagnostics.some(
        ({ code, path }) => code === 'TRV6002' && path.join('.').startsWith(sample.path),
      );
      expect({ key, warned }).toEqual({ key, warned: typeof decided === 'object' && 'approximated' in decided });
    },
  );
});
