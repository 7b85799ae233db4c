import path from 'node:path';
import { Folder } from './read.js';

const folder = new Folder();
afterAll(() => folder.remove());
folder.write(
  'part.ts',
  'export const three: number = 3;\n\nexport function refuse(): never {\n  throw new Error("it went\\n  wrong");\n}\n',
);
folder.write('data.json', '{ "seed": 7 }');

describe('a spec that is a program', () => {
  test.each([
    [
      'TypeScript with imports',
      'a.ts',
      'import { three } from "./part";\nimport data from "./data.json";\ninterface A { readonly n: number }\nconst a: A = { n: three };\nexport default { system: "s", a, seed: data.seed };\n',
      { system: 's', a: { n: 3 }, seed: 7 },
    ],
    [
      'TypeScript that imports with the ending .js',
      'b.ts',
      'import { three } from "./part.js";\nexport default { three };\n',
      { three: 3 },
    ],
    ['JavaScript with export', 'c.js', 'export default { system: "s" };\n', { system: 's' }],
    ['CommonJS', 'd.cjs', 'module.exports = { system: require("node:path").basename("/x/s") };\n', { system: 's' }],
    [
      'a builder',
      'e.ts',
      'class System { toJSON() { return { system: "s", part: { toJSON: () => "datasets.raw" }, none: undefined }; } }\nexport default new System();\n',
      { system: 's', part: 'datasets.raw' },
    ],
    [
      'a null prototype',
      'f.ts',
      'export default Object.assign(Object.create(null), { system: "s" });\n',
      { system: 's' },
    ],
  ])('is read from %s', (_, name, text, value) => {
    const { document, found } = folder.read(name, text);
    expect(found).toEqual([]);
    expect(document?.value).toEqual(value);
    expect(document?.locate(['system'])).toBeUndefined();
    expect(document?.lines).toEqual(text.split('\n'));
  });

  test.each([
    ['does not compile', 'export default {\n  a: = 3\n};\n', 'TRV0008 2:6+1', 'Unexpected "="'],
    [
      'imports a file that is missing',
      'import x from "./nope";\nexport default x;\n',
      'TRV0008 1:15+8',
      'Could not resolve "./nope"',
    ],
    [
      'imports a package that is missing',
      '\nimport x from "no-such-package";\nexport default { x };\n',
      'TRV0008 2:15+1',
      "Cannot find module 'no-such-package'",
    ],
    [
      'throws',
      'interface Long {\n  readonly a: number;\n}\n\nconst a: Long = { a: 1 };\nif (a.a === 1) throw new TypeError("bad value");\nexport default a;\n',
      'TRV0008 6:22+1',
      'bad value',
    ],
    ['throws a text', 'throw "no";\n', 'TRV0008', 'it threw "no"'],
    [
      'throws while it writes itself',
      'export default { toJSON() {\n  throw new Error("not complete"); } };\n',
      'TRV0008 2:9+1',
      'not complete',
    ],
    ['waits at its top', 'const x = await 3;\nexport default { x };\n', 'TRV0008 1:11+5', 'Top-level await'],
    ['has no default export', 'export const a = 1;\n', 'TRV0008', 'its default export is missing'],
    ['exports nothing', 'const a = 1;\n', 'TRV0008', 'its default export is missing'],
    ['exports a function', 'export default () => ({});\n', 'TRV0008', 'is a function; export the system itself'],
    ['exports a promise', 'export default Promise.resolve({});\n', 'TRV0008', 'is a promise'],
    ['exports a number', 'export default 3;\n', 'TRV0008', 'is a number'],
    ['exports a list', 'export default [1];\n', 'TRV0007', 'found a list'],
    ['is a builder of nothing', 'export default { toJSON: () => undefined };\n', 'TRV0011', 'undefined'],
  ])('that %s is refused in its own words and place', (_, text, place, words) => {
    const { document, places, found } = folder.read('wrong.ts', text);
    expect(document).toBeUndefined();
    expect(places).toEqual([place]);
    expect(found[0]?.message).toContain(words);
    if (place.includes(' ')) expect(found[0]?.span?.file).toBe(path.join(folder.path, 'wrong.ts'));
    expect(found[0]?.message).not.toMatch(/\n|node_modules|\bat /u);
  });

  test('that fails in a file it imports is refused at the place in that file', () => {
    const { found } = folder.read('caller.ts', 'import { refuse } from "./part";\n\nrefuse();\nexport default {};\n');
    expect(found[0]?.message).toMatch(/caller\.ts cannot be loaded: it went wrong$/u);
    expect(found[0]?.span).toEqual({
      file: path.relative(process.cwd(), path.join(folder.path, 'part.ts')),
      line: 4,
      column: 9,
      length: 1,
    });
  });

  test('that holds what JSON cannot is refused at each path', () => {
    const circle = 'const circle: Record<string, unknown> = {}; circle.back = circle;';
    const { found } = folder.read(
      'values.ts',
      `${circle}\nexport default { a: { f: () => 1 }, b: [NaN, undefined], c: new Map(), d: 3n, circle, e: { ["__proto__"]: 1 }, when: new Date(0) };\n`,
    );
    expect(found.map(({ code, path: at }) => [code, at.join('.')])).toEqual(
      [
        ['TRV0011', 'a.f'],
        ['TRV0011', 'b.0'],
        ['TRV0011', 'b.1'],
        ['TRV0011', 'c'],
        ['TRV0011', 'circle.back'],
        ['TRV0011', 'd'],
        ['TRV0011', 'e'],
      ].sort((a, b) => (String(a[1]) < String(b[1]) ? -1 : 1)),
    );
  });

  test('that imports trivium gets the copy that reads it, also from a folder without packages', () => {
    const { document, found } = folder.read(
      'built.ts',
      'import { system } from "trivium";\nexport default system("wine", { owner: "ml@example.com" });\n',
    );
    expect(found).toEqual([]);
    expect(document?.value).toMatchObject({ system: 'wine', owner: 'ml@example.com' });
  });

  test('that nests without end is refused', () => {
    const { found } = folder.read(
      'deep.ts',
      'let a: unknown = 1; for (let i = 0; i < 50_000; i += 1) a = { a };\nexport default { a };\n',
    );
    expect(found.map(({ code }) => code)).toEqual(['TRV0013']);
  });

  test('shares no value with the program, and the same value may stand in two places', () => {
    const { document } = folder.read('shared.ts', 'const part = { x: 1 };\nexport default { a: part, b: part };\n');
    expect(document?.value).toEqual({ a: { x: 1 }, b: { x: 1 } });
  });
});
