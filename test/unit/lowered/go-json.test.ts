import * as fc from 'fast-check';
import { goJson } from '../../../lib/lowered/go-json.js';

describe('JSON in the spelling of Go', () => {
  it('sorts keys, writes no blanks and drops what is undefined', () => {
    expect(goJson({ b: 1, a: { c: [true, null], A: 1.5 }, gone: undefined })).toBe(
      '{"a":{"A":1.5,"c":[true,null]},"b":1}',
    );
  });

  it('escapes what Go escapes, in keys too', () => {
    expect(goJson({ '<k>': 'x >= 1 && y\u2028\u2029' })).toBe(
      '{"\\u003ck\\u003e":"x \\u003e= 1 \\u0026\\u0026 y\\u2028\\u2029"}',
    );
  });

  it('sorts by UTF-8 bytes, where JavaScript would put a pair of surrogates before a private character', () => {
    expect(goJson({ '\u{1F377}': 1, '\uE000': 2 })).toBe('{"\uE000":2,"\u{1F377}":1}');
  });

  it('keeps keys that look like numbers in the order of their text', () => {
    expect(goJson({ 10: 1, 9: 2 })).toBe('{"10":1,"9":2}');
  });

  it('is read back as the same value, and is spelt the same after it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = goJson(value);
        expect(goJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
