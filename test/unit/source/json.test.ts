import { Folder } from './read.js';

const folder = new Folder();
afterAll(() => folder.remove());

describe('a JSON spec', () => {
  test('is read with positions, indented by tabs or not', () => {
    const { document } = folder.read(
      'spec.json',
      '{\n\t"a": {\n\t\t"b": [1, "\\ud83d\\ude00\\/\\t", -0.5e3, true, null]\n\t}\n}',
    );
    expect(document?.value).toEqual({ a: { b: [1, '😀/\t', -500, true, null] } });
    expect(document?.locate(['a', 'b', 1])).toMatchObject({ line: 3, column: 12 });
    expect(document?.lines[2]).toBe('\t\t"b": [1, "\\ud83d\\ude00\\/\\t", -0.5e3, true, null]');
  });

  test('is read as JSON.parse reads it', () => {
    const text = JSON.stringify(
      {
        numbers: [0, 1, -1, 1e21, 1e-7, 0.1],
        texts: ['', ' ', 'null', 'a: b', '# x', '\u2028', '\u007f', '"', '\\', '\n'],
        deep: [[[{ '': {} }]]],
      },
      null,
      1,
    );
    expect(folder.read('spec.json', text).document?.value).toEqual(JSON.parse(text));
  });

  test.each([
    ['a bare word', '{"a": x}', 'TRV0014 1:7+1', "unexpected token 'x'"],
    [
      'a comma at the end',
      '{"a": [1,2,],\n "long": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}',
      'TRV0014 1:12+1',
      "unexpected token ']'",
    ],
    [
      'a comment',
      '{"aaaaaaaaaaaaaaaaaaaaaaaaa": 1, // why\n "b": 2, "ccccccccccccccccccccccc": 3}',
      'TRV0014 1:34+1',
      'expected double-quoted property name',
    ],
    ['an end that is missing', '{"a": 1', 'TRV0014 1:7+1', "expected ',' or '}' after property value"],
    ['nothing', '', 'TRV0014 1:1+1', 'unexpected end of JSON input'],
    ['a second document', '{}\n{}', 'TRV0014 2:1+1', 'unexpected non-whitespace character'],
    ['single quotes', "{'a': 1}", 'TRV0014 1:2+1', "expected property name or '}'"],
  ])('with %s is refused', (_, text, place, words) => {
    const { places, found } = folder.read('spec.json', text);
    expect(places).toEqual([place]);
    expect(found[0]?.message).toBe(`not valid JSON: ${words}`);
  });

  test.each([
    ['two equal keys', '{"a": 1, "a": 2}', ['TRV0005 1:10+3']],
    ['a list', '[1]', ['TRV0007 1:1+3']],
    ['the key __proto__', '{"__proto__": {}}', ['TRV0011 1:2+11']],
    ['a number with too many digits', '{"a": 12345678901234567890}', ['TRV0011 1:7+20']],
    ['a number that is too large', '{"a": 1e999}', ['TRV0011 1:7+5']],
    ['nesting without end', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, ['TRV0013 1:101+1']],
  ])('with %s is refused', (_, text, places) => expect(folder.read('spec.json', text).places).toEqual(places));
});
