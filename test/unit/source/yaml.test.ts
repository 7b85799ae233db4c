import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { Folder, readFile, readText } from './read.js';

const folder = new Folder();
afterAll(() => folder.remove());
const value = (text: string): unknown => folder.read('spec.yaml', text).document?.value;
const places = (text: string): readonly string[] => folder.read('spec.yaml', text).places;

describe('a YAML spec', () => {
  test('is read as JSON data', () => {
    expect(
      value(
        'a: 1\nb: [x, 2.5, true, null, ~, "on"]\nc: { d: yes, e: 2024-01-01 }\nf: |\n  two\n  lines\n1.0: k\ntrue: t\nn:\n',
      ),
    ).toEqual({
      a: 1,
      b: ['x', 2.5, true, null, null, 'on'],
      c: { d: 'yes', e: '2024-01-01' },
      f: 'two\nlines\n',
      '1.0': 'k',
      true: 't',
      n: null,
    });
  });

  test('may begin with a byte-order mark and have Windows line ends', () => {
    const { document } = folder.read('spec.yaml', '\uFEFFa: 1\r\nb: 2\r\n');
    expect(document?.value).toEqual({ a: 1, b: 2 });
    expect(document?.locate(['b'], 'key')).toMatchObject({ line: 2, column: 1 });
    expect(document?.lines).toEqual(['a: 1', 'b: 2', '']);
  });

  test('says where each value and key stands', () => {
    const { document } = folder.read(
      'spec.yaml',
      'a:\n  b: [x, { long: "two words" }]\n  empty:\n  text: >-\n    folded\n    text\n',
    );
    const place = (...args: Parameters<NonNullable<typeof document>['locate']>): string | undefined => {
      const span = document?.locate(...args);
      return span === undefined ? undefined : `${span.line}:${span.column}+${span.length}`;
    };
    expect(place(['a', 'b', 1, 'long'])).toBe('2:18+11');
    expect(place(['a', 'b', 1, 'long'], 'key')).toBe('2:12+4');
    expect(place(['a', 'b', 0], 'key')).toBe('2:7+1');
    expect(place(['a', 'empty'])).toBe('3:3+5');
    expect(place(['a', 'text'])).toBe('4:9+2');
    expect(place(['a'], 'key')).toBe('1:1+1');
    expect(place([])).toBe('1:1+2');
    expect(place(['a', 'nope'])).toBeUndefined();
    expect(place(['a', 'b', 7])).toBeUndefined();
    expect(place(['a', 'b', 'x'])).toBeUndefined();
  });

  test('follows aliases, and finds places through them', () => {
    const { document } = folder.read('spec.yaml', 'x: &shared { cpu: 4 }\ny: *shared\nz: &shared 1\nw: *shared\n');
    expect(document?.value).toEqual({ x: { cpu: 4 }, y: { cpu: 4 }, z: 1, w: 1 });
    expect(document?.locate(['y', 'cpu'])).toMatchObject({ line: 1, column: 19 });
  });

  test('keeps names that are properties of every JavaScript object', () => {
    const read = value('constructor: 1\ntoString: { hasOwnProperty: 2 }\n') as object;
    expect(Object.entries(read)).toEqual([
      ['constructor', 1],
      ['toString', { hasOwnProperty: 2 }],
    ]);
    expect(({} as Record<string, unknown>)['hasOwnProperty']).toBe(Object.prototype.hasOwnProperty);
  });

  test('keeps a number that is exact, with many digits or as an exponent', () => {
    expect(value('a: 111122223333\nb: 1e21\nc: -0.5\nd: 0x10\ne: 0\nf: 0.10\ng: 9007199254740992\n')).toEqual({
      a: 111122223333,
      b: 1e21,
      c: -0.5,
      d: 16,
      e: 0,
      f: 0.1,
      g: 2 ** 53,
    });
  });
});

describe('refused in YAML is', () => {
  test.each([
    ['a key that stands twice, while the rest is still read', 'a:\n  x: 1\n  y: 2\n  x: 3\n', ['TRV0005 4:3+1']],
    ['a key that stands twice in two spellings', 'a: 1\n"a": 2\n', ['TRV0005 2:1+3']],
    [
      'an unquoted placeholder in a flow map, each once',
      'a: { raw: ${{inputs.x}}, b: "${{q.r}}" }\nb: [${{params.y}}]\nc: ${{ok.fine}}\n',
      ['TRV0009 1:11+13', 'TRV0009 2:5+13'],
    ],
    ['an unquoted placeholder that is not closed', 'a: { raw: ${{inputs.x }\n', ['TRV0009 1:11+13']],
    ['a tab that indents', 'a:\n\tb: 1\n', ['TRV0004 2:1+1']],
    ['a second document', 'a: 1\n---\nb: 2\n', ['TRV0007 2:1+1']],
    ['an empty file', '', ['TRV0007']],
    ['only comments', '# nothing\n', ['TRV0007']],
    ['a list', '- a\n', ['TRV0007 1:1+3']],
    ['a text', 'hello\n', ['TRV0007 1:1+5']],
    ['a merge key', 'x: &a { b: 1 }\ny:\n  <<: *a\n', ['TRV0012 3:3+2']],
    ['an alias to no anchor', 'a: *x\n', ['TRV0006 1:4+2']],
    ['an alias before its anchor', 'a: *x\nb: &x 1\n', ['TRV0006 1:4+2']],
    ['an alias inside its own anchor', 'a: &x [1, *x]\n', ['TRV0006 1:11+2']],
    ['the key __proto__', 'a: { __proto__: { b: 1 } }\n', ['TRV0011 1:6+9']],
    ['not-a-number and infinity', 'a: .nan\nb: -.inf\n', ['TRV0011 1:4+4', 'TRV0011 2:4+5']],
    ['a number with leading zeros', 'account: 012345678901\n', ['TRV0011 1:10+12']],
    [
      'a number with more digits than are kept',
      'a: 12345678901234567890\nb: 9007199254740993\n',
      ['TRV0011 1:4+20', 'TRV0011 2:4+16'],
    ],
    ['a tag', 'a: !!binary aGk=\nb: !Ref x\n', ['TRV0011 1:13+4', 'TRV0011 2:9+1']],
    [
      'a key that is a list, a map or nothing',
      '? [a]\n: 1\n? {b: 1}\n: 2\n? \n: 3\n',
      ['TRV0011 1:3+3', 'TRV0011 3:3+6', 'TRV0011 5:3+1'],
    ],
    ['another version of YAML', '%YAML 1.1\n---\na: yes\n', ['TRV0004 1:1+1']],
    ['a bracket that is not closed, at the bracket', 'a: 1\nb: [1, 2\nc: 3\n', ['TRV0004 2:4+1']],
    ['a brace that is not closed, at the brace', 'a: { b: 1\n', ['TRV0004 1:4+1']],
    ['a quote that is not closed, at the quote', 'a: "x\nb: 1\n', ['TRV0004 1:4+1']],
    ['a quoted text whose second line is indented too little', 'a:\n  - "x\n  y"\n', ['TRV0004 2:5+1']],
    ['a value with a second colon', 'a: b: c\n', ['TRV0004 1:4+1']],
    ['a value that starts with a reserved character', 'a: @x\n', ['TRV0004 1:4+1']],
    ['keys in different columns', 'a:\n  - b\n c: 2\n', ['TRV0004 3:1+1']],
  ])('%s', (_, text, expected) => expect(places(text)).toEqual(expected));

  test('a document that aliases blow up, with one diagnostic and at once', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefghijk'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghij'[index]}`).join(',')}]`)
      .join('\n')}\n`;
    const start = performance.now();
    expect(places(bomb)).toEqual(['TRV0006 6:8+2']);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test.each([
    ['flow lists', 'a: '.concat('['.repeat(50_000))],
    ['closed lists', `a: ${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['block lists', '- '.repeat(50_000)],
    ['flow maps', '{a: '.repeat(50_000)],
    ['keys', '? '.repeat(50_000)],
  ])('nesting without end, of %s', (_, text) =>
    expect(folder.read('spec.yaml', text).found.map(({ code }) => code)).toEqual(['TRV0013']),
  );

  test.each([
    ['binary', Uint8Array.from({ length: 256 }, (_, index) => index)],
    ['a control character', new TextEncoder().encode('a: "\u0007"')],
    ['UTF-16', Uint8Array.from(Buffer.from('\uFEFFa: 1', 'utf16le'))],
    ['broken UTF-8', Uint8Array.of(0x61, 0x3a, 0x20, 0xc3)],
  ])('%s', (_, bytes) => expect(folder.read('spec.yaml', bytes).places).toEqual(['TRV0002']));

  test('a file of more than 1 MiB, without reading it', () => {
    expect(folder.read('big.yaml', `a: ${'x'.repeat(1024 * 1024)}`).places).toEqual(['TRV0003']);
    expect(folder.read('big.yaml', `a: ${'x'.repeat(1024 * 1024 - 3)}`).places).toEqual([]);
  });

  test.each([
    ['missing.yaml', 'no such file'],
    ['.', 'ending'],
    ['spec.yaml/below.yaml', 'not a folder'],
  ])('the path %s: %s', (name, reason) => {
    folder.write('spec.yaml', 'a: 1');
    expect(readFile(path.join(folder.path, name)).found[0]?.message).toContain(reason);
  });

  test('a folder, a device and a link to itself', () => {
    folder.write('folder.yaml/x', '');
    symlinkSync('/dev/zero', path.join(folder.path, 'device.yaml'));
    symlinkSync('loop.yaml', path.join(folder.path, 'loop.yaml'));
    const messages = ['folder.yaml', 'device.yaml', 'loop.yaml'].map(
      (name) => readFile(path.join(folder.path, name)).found[0]?.message,
    );
    expect(messages).toEqual([
      expect.stringMatching(/it is a folder$/u),
      expect.stringMatching(/not a regular file$/u),
      expect.stringMatching(/in a circle$/u),
    ]);
  });

  test('a file with another ending', () => {
    expect(folder.read('spec.yamk', 'a: 1').found[0]?.message).toContain('did you mean ".yaml"?');
    expect(folder.read('spec', 'a: 1').places).toEqual(['TRV0010']);
  });

  test('anything random, with diagnostics and never by an exception', () => {
    const pieces = [
      'a',
      ': ',
      ':',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '&a ',
      '*a',
      '${{',
      '}}',
      '|',
      '>',
      '#',
      '\t',
      '? ',
      '!!x ',
      '---\n',
      '%',
      ',',
      '@',
      '\\',
    ];
    let seed = 42;
    const next = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648);
    for (let run = 0; run < 2000; run += 1) {
      const text = Array.from({ length: 1 + ((next() >> 8) % 24) }, () => pieces[(next() >> 8) % pieces.length]).join(
        '',
      );
      const { document, found } = readText(text);
      expect(document !== undefined || found.some(({ severity }) => severity === 'error')).toBe(true);
    }
  });
});

test('a spec of four times the steps takes about four times as long to read', () => {
  const steps = (count: number): string =>
    `trivium: 1\npipelines:\n  p:\n    steps:\n${Array.from(
      { length: count },
      (_, index) =>
        `      s${index}:\n        command: python a.py --x \${{inputs.x}}\n        inputs: { x: steps.s${index}.outputs.y }\n        outputs: { y: dataset }\n`,
    ).join('')}`;
  const time = (text: string): number =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const start = performance.now();
        expect(folder.read('steps.yaml', text).document).toBeDefined();
        return performance.now() - start;
      }),
    );
  time(steps(500));
  // Linear would be 4, quadratic 16.
  expect(time(steps(2000)) / time(steps(500))).toBeLessThan(9);
});
