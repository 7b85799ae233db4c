import fc from 'fast-check';
import {
  escapeTemplate,
  hasPlaceholder,
  parseTemplate,
  printTemplate,
  type TemplatePart,
} from '../../../lib/expression/index.js';

const parts = (text: string): readonly unknown[] | string => {
  const result = parseTemplate(text);
  return result.ok
    ? result.parts.map((part) => (part.kind === 'text' ? part.text : [part.scope, part.name]))
    : result.problem;
};

describe('a text with placeholders', () => {
  test.each([
    ['', []],
    ['plain', ['plain']],
    ['${{params.seed}}', [['params', 'seed']]],
    ['--seed=${{ params.seed }}!', ['--seed=', ['params', 'seed'], '!']],
    [
      '${{inputs.a}}${{inputs.b}}',
      [
        ['inputs', 'a'],
        ['inputs', 'b'],
      ],
    ],
    ['${{steps.fit.outputs.model}}', [['steps', 'fit.outputs.model']]],
    ['${{env.AWS_ACCOUNT}}', [['env', 'AWS_ACCOUNT']]],
    ['$${{params.seed}}', ['${{params.seed}}']],
    ['a $${{ b', ['a ${{ b']],
    ['$$${{x}}', ['$${{x}}']],
    ['}} {{ $ ${x}', ['}} {{ $ ${x}']],
    ['${{a.b}}}}', [['a', 'b'], '}}']],
  ])('%j is read as %j', (text, expected) => expect(parts(text)).toEqual(expected));

  test('keeps where each placeholder stands', () => {
    const result = parseTemplate('ab $${{ ${{ params.x }} c');
    expect(result.ok && result.parts).toEqual([
      { kind: 'text', text: 'ab ${{ ' },
      { kind: 'placeholder', scope: 'params', name: 'x', text: '${{ params.x }}', offset: 8, length: 15 },
      { kind: 'text', text: ' c' },
    ]);
  });

  test.each([
    ['a ${{params.x', 'not closed', 2, 11],
    ['${{a ${{b.c}}', 'not closed', 0, 5],
    ['x${{}}', 'empty', 1, 5],
    ['${{   }}', 'empty', 0, 8],
    ['${{seed}}', 'such as params.seed', 0, 9],
    ['${{a.b + 1}}', 'is an expression', 0, 12],
    ['${{ a b }}', 'is an expression', 0, 10],
    ['${{a..b}}', 'not of the form', 0, 9],
    ['${{.a}}', 'not of the form', 0, 7],
    ['${{a.}}', 'not of the form', 0, 7],
    ['${{toJSON(a.b)}}', 'is an expression', 0, 16],
  ])('%j is refused', (text, why, offset, length) => {
    const result = parseTemplate(text);
    expect(result).toMatchObject({ ok: false, offset, length, problem: expect.stringContaining(why) as string });
  });

  test('that is escaped is read as itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[${}a.]{0,12}$/u), (text) => {
        expect(hasPlaceholder(escapeTemplate(text))).toBe(false);
        expect(parts(escapeTemplate(text)).toString()).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  test('is printed as it was read', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^([${} a.]|\$\{\{a\.b\}\}){0,8}$/u), (text) => {
        const result = parseTemplate(text);
        fc.pre(result.ok);
        const read: readonly TemplatePart[] = result.ok ? result.parts : [];
        expect(parts(printTemplate(read))).toEqual(parts(text));
      }),
      { numRuns: 3000 },
    );
  });
});
