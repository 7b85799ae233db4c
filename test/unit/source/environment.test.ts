import fc from 'fast-check';
import { DiagnosticCollector } from '../../../lib/diagnostics/index.js';
import { parseTemplate } from '../../../lib/expression/index.js';
import {
  mergeOverride,
  refuseEnvironmentVariables,
  substituteEnvironmentVariables,
  uselessRemovals,
} from '../../../lib/source/index.js';

describe('the override of an environment', () => {
  test.each<[string, unknown, unknown, unknown]>([
    ['merges maps', { a: { x: 1, y: 2 }, b: 1 }, { a: { y: 3, z: 4 } }, { a: { x: 1, y: 3, z: 4 }, b: 1 }],
    ['replaces lists', { a: [1, 2, 3] }, { a: [9] }, { a: [9] }],
    ['removes by null', { a: { x: 1, y: 2 } }, { a: { x: null } }, { a: { y: 2 } }],
    ['puts a map in the place of a scalar, without its nulls', { a: 1 }, { a: { x: null, y: 2 } }, { a: { y: 2 } }],
    ['puts a scalar in the place of a map', { a: { x: 1 } }, { a: 0 }, { a: 0 }],
    ['keeps false, zero and empty texts', { a: 1, b: 1, c: 1 }, { a: false, b: 0, c: '' }, { a: false, b: 0, c: '' }],
    ['adds to nothing', undefined, { a: 1 }, { a: 1 }],
    [
      'keeps names that every object has',
      { constructor: 1 },
      { toString: { x: 1 } },
      { constructor: 1, toString: { x: 1 } },
    ],
  ])('%s', (_, base, override, merged) => expect(mergeOverride(base, override)).toEqual(merged));

  test('keeps the order of the spec, and changes neither side', () => {
    const base = Object.freeze({ b: 1, a: Object.freeze({ y: 1, x: 2 }), c: 3 });
    const merged = mergeOverride(base, Object.freeze({ z: 9, a: Object.freeze({ x: 5 }), b: null }));
    expect(JSON.stringify(merged)).toBe('{"a":{"y":1,"x":5},"c":3,"z":9}');
  });

  test('that was laid twice gives the same as once', () => {
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.integer(),
        fc.constant(null),
        fc.array(fc.integer(), { maxLength: 2 }),
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
      ),
    })).value;
    fc.assert(
      fc.property(json, json, (base, override) =>
        expect(mergeOverride(mergeOverride(base, override), override)).toEqual(mergeOverride(base, override)),
      ),
    );
  });

  test('puts one value in the place of another where both are written as maps', () => {
    const isWhole = (value: unknown): boolean =>
      typeof value === 'object' && value !== null && ('ref' in value || 'get' in value);
    expect(
      mergeOverride({ a: { ref: 1 }, b: { x: { ref: 1 } } }, { a: { get: 2 }, b: { x: { y: 3 } } }, { isWhole }),
    ).toEqual({ a: { get: 2 }, b: { x: { y: 3 } } });
  });

  test('keeps null for those who ask what was to be removed', () => {
    expect(mergeOverride({ a: 1, b: { c: 2 } }, { a: null, b: { c: null, d: null } }, { keepNull: true })).toEqual({
      a: null,
      b: { c: null, d: null },
    });
  });

  test('that removes what is not there is found', () => {
    expect(
      uselessRemovals(
        { a: { x: 1 }, b: 2 },
        { a: { x: null, y: null }, b: { c: null }, d: { e: { f: null } }, b2: null },
      ),
    ).toEqual([['a', 'y'], ['b', 'c'], ['d', 'e', 'f'], ['b2']]);
  });
});

describe('environment variables', () => {
  const env = { ACCOUNT: '111122223333', EMPTY: '', TRICK: '${{params.x}}' };
  const substitute = (value: unknown): { value: unknown; found: readonly string[] } => {
    const collector = new DiagnosticCollector();
    const replaced = substituteEnvironmentVariables(value, env, collector, ['environments', 'prod']);
    return {
      value: replaced,
      found: collector.all().map(({ code, path, message }) => `${code} ${path.join('.')} ${message}`),
    };
  };

  test('are replaced in every text, however deep', () => {
    expect(
      substitute({ aws: { account: '${{env.ACCOUNT}}', arns: ['a:${{ env.ACCOUNT }}:b'] }, n: 1, no: null }),
    ).toEqual({ value: { aws: { account: '111122223333', arns: ['a:111122223333:b'] }, n: 1, no: null }, found: [] });
  });

  test('leave other placeholders and escapes as they are', () => {
    const command = 'run ${{inputs.x}} $${{env.ACCOUNT}} ${{ params.y }}';
    expect(substitute(command)).toEqual({ value: command, found: [] });
  });

  test.each([
    ['unset', 'MISSING'],
    ['empty', 'EMPTY'],
    ['a property of every object', 'toString'],
  ])('that are %s are reported at their path', (_, name) => {
    expect(substitute({ a: [`\${{env.${name}}}`] })).toEqual({
      value: { a: [`\${{env.${name}}}`] },
      found: [`TRV1015 environments.prod.a.0 the environment variable ${name} is not set`],
    });
  });

  test('cannot bring placeholders in', () => {
    const { value } = substitute('${{env.TRICK}}');
    expect(parseTemplate(String(value))).toEqual({ ok: true, parts: [{ kind: 'text', text: '${{params.x}}' }] });
  });

  test('in a text that cannot be read are reported', () => {
    expect(substitute({ a: 'x ${{env.ACCOUNT' }).found).toEqual([
      expect.stringContaining('TRV1010 environments.prod.a ${{env.ACCOUNT: '),
    ]);
  });

  test('outside environments are refused', () => {
    const collector = new DiagnosticCollector();
    refuseEnvironmentVariables({ a: ['${{env.HOME}}', '$${{env.HOME}}', '${{inputs.env}}'] }, collector, ['pipelines']);
    expect(collector.all().map(({ code, path }) => [code, path])).toEqual([['TRV1016', ['pipelines', 'a', 0]]]);
  });
});
