import fc from 'fast-check';
import { joinName, namePart, physicalName, type NameRule } from '../../../lib/compiler/physical-name.js';
import { DiagnosticCollector } from '../../../lib/diagnostics/index.js';
import { stackNames } from '../../../lib/providers/aws/app.js';
import { AWS_NAMES } from '../../../lib/providers/aws/names.js';
import { AZURE_NAMES } from '../../../lib/providers/azure/names.js';
import { GCP_NAMES } from '../../../lib/providers/gcp/names.js';
import { kebabName } from '../../../lib/spec/common.js';

const RULES: readonly (readonly [name: string, rule: NameRule])[] = Object.entries({
  aws: AWS_NAMES,
  azure: AZURE_NAMES,
  gcp: GCP_NAMES,
}).flatMap(([target, rules]) => Object.entries(rules).map(([kind, rule]) => [`${target} ${kind}`, rule] as const));

/** Few words of few letters: what is likely to meet. */
const part = fc
  .array(fc.constantFrom('a', 'b', 'ab', 'a1', 'c'), { minLength: 1, maxLength: 3 })
  .map((words) => words.join('-'));
const parts = fc.array(part, { minLength: 2, maxLength: 4 });

/** Two ways to cut the same words into parts: what a single dash would make one. */
const cuts = fc
  .tuple(
    fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 3, maxLength: 6 }),
    fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  )
  .map(
    ([words, first, second]) =>
      [first, second].map((ends) =>
        words.reduce<string[]>(
          (all, word, index) =>
            index === 0 || ends[index] === true ? [...all, word] : [...all.slice(0, -1), `${all.at(-1) ?? ''}-${word}`],
          [],
        ),
      ) as [string[], string[]],
  )
  .filter(([first, second]) => first.length > 1 && second.length > 1);

describe.each(RULES)('%s', (_name, rule) => {
  test('other parts give another name', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(parts, parts), cuts), ([first, second]) => {
        fc.pre(JSON.stringify(first) !== JSON.stringify(second));
        expect(joinName(rule, first, 'here')).not.toBe(joinName(rule, second, 'here'));
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  test('a name of any parts is one that the vendor takes', () => {
    fc.assert(
      fc.property(parts, (some) => {
        expect(joinName(rule, some, 'here')).toMatch(rule.pattern);
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  test('a name may be as long as the limit, and not one longer', () => {
    const of = (length: number): readonly string[] => {
      const reporter = new DiagnosticCollector();
      physicalName(rule, ['a', 'b'.repeat(length - joinName(rule, ['a', 'b']).length + 1)], '', [], reporter);
      return reporter.all().map(({ code }) => code);
    };
    expect(of(rule.maxLength)).toEqual([]);
    expect(of(rule.maxLength + 1)).toEqual(['TRV6005']);
  });
});

test('a hash is there exactly where a name must be unique beyond the account, survives a delete, or has no separator', () => {
  const hashed = RULES.filter(([, { boundary }]) => boundary === 'hash').map(([name]) => name);
  expect(hashed).toEqual([
    'azure workspace',
    'azure storageAccount',
    'azure keyVault',
    'azure registry',
    'azure logAnalytics',
    'azure applicationInsights',
    'azure onlineEndpoint',
    'gcp bucket',
  ]);
  expect(RULES.filter(([, { separator, boundary }]) => separator === '' && boundary !== 'hash')).toEqual([]);
});

test('a separator stands twice between parts as soon as one of them has a dash', () => {
  expect(joinName(AWS_NAMES.pipeline, ['wine', 'dev', 'train'])).toBe('wine-dev-train');
  expect(joinName(AWS_NAMES.pipeline, ['wine-quality', 'dev', 'train'])).toBe('wine-quality--dev--train');
  expect(joinName(AZURE_NAMES.component, ['wine-quality', 'dev', 'train'])).toBe('wine_quality__dev__train');
  expect(joinName(AWS_NAMES.repository, ['trivium', 'a-b', 'images'])).toBe('trivium/a-b/images');
});

test.each(['a--b', '-a', 'a-', 'A', 'a_b'])(
  '"%s" is no name in a spec, so that two separators in a row are only between parts',
  (name) => {
    expect(kebabName.safeParse(`x${name}`.replace(/^x-/, '-')).success).toBe(false);
  },
);

test('a stack of a system is never that of another, nor of what an environment shares', () => {
  const name = fc
    .array(fc.constantFrom('trivium', 'foundation', 'images', 'a'), { minLength: 1, maxLength: 3 })
    .map((words) => words.join('-'));
  const place = fc.record({ system: name, environment: name });
  const named = (at: { readonly system: string; readonly environment: string }): readonly string[] =>
    Object.values(stackNames(at));
  fc.assert(
    fc.property(place, place, (first, second) => {
      expect(new Set(named(first)).size).toBe(3);
      const same =
        first.system === second.system && first.environment === second.environment
          ? 3
          : first.environment === second.environment
            ? 2
            : 0;
      expect(new Set([...named(first), ...named(second)]).size).toBe(6 - same);
    }),
    { numRuns: 3000, seed: 7 },
  );
});

test('what cannot be told apart is refused as a part', () => {
  for (const odd of ['a--b', '-a', 'a-', '', 'a_b']) {
    expect(() => joinName(AWS_NAMES.pipeline, ['a', odd])).toThrow('cannot be in the name of the SageMaker pipeline');
  }
  expect(() => joinName(AWS_NAMES.pipeline, ['a'])).toThrow();
});

test('any text becomes a part, and other texts other parts', () => {
  expect(namePart('src')).toBe('src');
  const [slash, dash, upper] = ['src/a', 'src-a', 'Src-a'].map(namePart);
  expect(new Set([slash, dash, upper]).size).toBe(3);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => joinName(AWS_NAMES.pipeline, ['a', namePart(text)])).not.toThrow();
    }),
  );
});
