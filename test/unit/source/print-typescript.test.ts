import fc from 'fast-check';
import { transformSync } from 'esbuild';
import { printTypeScript } from '../../../lib/source/index.js';
import { Folder } from './read.js';

const folder = new Folder();
afterAll(() => folder.remove());

describe('a spec that is printed as TypeScript', () => {
  test('is readable, and is read back as the same value', () => {
    const value = {
      system: 'wine-quality',
      owner: "it's me",
      params: { seed: 7, max: 0.75, on: true, none: null },
      'two words': [],
      empty: {},
      list: ['a', 'b'],
      steps: {
        fit: {
          command: `python train.py --train \${{inputs.train}} ${'--flag x '.repeat(8)}`.trim(),
          notes: 'two\nlines "quoted" \\ `x`',
        },
      },
    };
    const printed = printTypeScript(value, { type: { name: 'SystemSpec', from: 'trivium' } });
    expect(printed).toBe(
      [
        "import type { SystemSpec } from 'trivium';",
        '',
        'export default {',
        "  system: 'wine-quality',",
        "  owner: 'it\\'s me',",
        '  params: { seed: 7, max: 0.75, on: true, none: null },',
        "  'two words': [],",
        '  empty: {},',
        "  list: ['a', 'b'],",
        '  steps: {',
        '    fit: {',
        `      command: 'python train.py --train \${{inputs.train}} ${'--flag x '.repeat(8).trim()}',`,
        '      notes: \'two\\nlines "quoted" \\\\ `x`\',',
        '    },',
        '  },',
        '} satisfies SystemSpec;',
        '',
      ].join('\n'),
    );
    expect(folder.read('printed.ts', printed).document?.value).toEqual(value);
  });

  test('gives the same value, whatever texts and keys it holds', () => {
    const text = fc
      .oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.stringMatching(/^['"\\`$\{\}n\n\r\u2028u0]{0,8}$/u))
      .filter((candidate) => candidate !== '__proto__');
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3, depthSize: 'small' },
        text,
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(text, tie('value'), { maxKeys: 3, noNullPrototype: true }),
      ),
    })).value;
    const values = fc.sample(json, { numRuns: 400, seed: 11 });
    const { code } = transformSync(printTypeScript(values), { loader: 'ts', format: 'cjs' });
    const loaded = { exports: {} as { default?: unknown } };
    new Function('module', 'exports', code)(loaded, loaded.exports);
    expect(loaded.exports.default).toEqual(values);
  });
});
