import { jsonVariable, textVariable } from '../../../../lib/providers/gcp/variable.js';

describe('a variable of a container', () => {
  test('has no dollar when it is JSON, and is the same JSON', () => {
    const value = { argv: ['$(HOME)', '$$(HOME)', '${HOME}', '{{$}}'] };
    expect(jsonVariable(value)).not.toContain('$');
    expect(JSON.parse(jsonVariable(value))).toEqual(value);
  });

  test.each([
    ['$(HOME)', '$$(HOME)'],
    ['a $(B) $(C)', 'a $$(B) $$(C)'],
    ['$$(HOME)', '$$$$(HOME)'],
    ['${HOME} $5 a$b', '${HOME} $5 a$b'],
  ])('%s is written as %s', (text, written) => {
    expect(textVariable(text)).toBe(written);
  });
});
