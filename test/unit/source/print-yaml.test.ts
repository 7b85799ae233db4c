import fc from 'fast-check';
import { parse } from 'yaml';
import { printYaml } from '../../../lib/source/index.js';
import { readText } from './read.js';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 10 }),
  fc.stringMatching(/^[-?:,[\]{}#&*!|>'"%@`~.0-9eEoOxXyYnN_+=<$ \n\t]{0,8}$/u),
  fc.constantFrom(
    'on',
    'y',
    'No',
    'TRUE',
    '1:30',
    '2024-01-01',
    '0x1F',
    '0b1',
    '012',
    '1_000',
    '1e3',
    '.inf',
    '.NaN',
    '<<',
    '=',
    'null',
    '~',
    '${{inputs.x}}',
    'a\n',
    '\n',
    ' \n a\n\n',
    '\ta',
    'a\r\nb',
    '\u0085',
    '\u2028',
    '\u0007',
    'x'.repeat(100),
    'word '.repeat(40),
    '---',
    '...',
    '%YAML',
  ),
);
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
  fc.constantFrom(1e21, 2e-7, -5e-324),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;

describe('a spec that is printed as YAML', () => {
  test('is read back as the same value', () => {
    fc.assert(
      fc.property(json, (value) => {
        const { document, found } = readText(printYaml({ a: value }));
        expect(found).toEqual([]);
        expect(document?.value).toEqual({ a: value });
      }),
      { numRuns: 600 },
    );
  });

  test.each([' \n', '\n', 'a \nb\n', ' a\n', '\ta', 'a\n\n', ' '])('keeps the blanks of %j', (value) =>
    expect(readText(printYaml({ a: [{ b: value }, value] })).document?.value).toEqual({ a: [{ b: value }, value] }),
  );

  test('means the same in YAML 1.1', () => {
    fc.assert(
      fc.property(json, (value) => expect(parse(printYaml({ a: value }), { version: '1.1' })).toEqual({ a: value })),
      { numRuns: 600 },
    );
  });

  test('is the same text when it is printed, read and printed again', () => {
    fc.assert(
      fc.property(json, (value) => {
        const printed = printYaml({ a: value });
        expect(printYaml(parse(printed))).toBe(printed);
      }),
      { numRuns: 500 },
    );
  });

  test('is readable: small maps on one line, long texts unbroken, lines of a text kept, values that repeat written out', () => {
    const compute = { cpu: 4, memory: '16GiB' };
    expect(
      printYaml({
        trivium: 1,
        owner: 'ml@example.com',
        dates: { since: '2026-01-01', on: 'yes' },
        steps: {
          fit: {
            command: `python train.py ${'--flag value '.repeat(12)}`.trim(),
            inputs: { train: 'steps.prepare.outputs.train' },
            compute,
            env: { SEED: '${{params.seed}}' },
          },
        },
        again: compute,
        notes: 'two\nlines\n',
        notify: ['oncall', 'team'],
        empty: {},
        none: [],
      }),
    ).toBe(
      [
        'trivium: 1',
        'owner: ml@example.com',
        'dates: { since: "2026-01-01", "on": "yes" }',
        'steps:',
        '  fit:',
        `    command: python train.py ${'--flag value '.repeat(12)}`.trimEnd(),
        '    inputs: { train: steps.prepare.outputs.train }',
        '    compute: { cpu: 4, memory: 16GiB }',
        '    env: { SEED: "${{params.seed}}" }',
        'again: { cpu: 4, memory: 16GiB }',
        'notes: |',
        '  two',
        '  lines',
        'notify: [ oncall, team ]',
        'empty: {}',
        'none: []',
        '',
      ].join('\n'),
    );
  });
});
