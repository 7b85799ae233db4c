import fc from 'fast-check';
import {
  formatCondition,
  formatReference,
  parseCondition,
  parseReference,
  type Condition,
} from '../../../lib/expression/index.js';

describe('a condition', () => {
  const metric = 'steps.evaluate.metrics.rmse';

  test.each<[string, Condition]>([
    ['steps.evaluate.metrics.rmse <= params.maxRmse', { metric, operator: 'atMost', limit: { param: 'maxRmse' } }],
    ['steps.evaluate.metrics.rmse>=0.5', { metric, operator: 'atLeast', limit: 0.5 }],
    ['  params.maxRmse >= steps.evaluate.metrics.rmse ', { metric, operator: 'atMost', limit: { param: 'maxRmse' } }],
    ['-1e-3 <= steps.evaluate.metrics.rmse', { metric, operator: 'atLeast', limit: -0.001 }],
    ['steps.and-then.metrics.f1 >= .9', { metric: 'steps.and-then.metrics.f1', operator: 'atLeast', limit: 0.9 }],
  ])('%j is read', (text, condition) => expect(parseCondition(text)).toEqual({ ok: true, condition }));

  test.each([
    ['', 'empty'],
    [metric, 'no <= or >='],
    [`${metric} < 1`, 'write <='],
    [`${metric} > 1`, 'write >='],
    [`${metric} == 1`, 'never exactly equal'],
    [`${metric} = 1`, 'never exactly equal'],
    [`${metric} != 1`, 'never exactly equal'],
    [`${metric} =< 1`, 'write <='],
    [`${metric} ≤ 1`, 'write <='],
    [`${metric} <= 1 and ${metric} >= 0`, 'one comparison'],
    [`0 <= ${metric} <= 1`, 'one comparison'],
    [`${metric} <= 1 && 2`, 'one comparison'],
    [`${metric} <=`, 'missing'],
    [`<= 1`, 'missing'],
    ['1 <= 2', 'two limits'],
    ['params.a <= params.b', 'two limits'],
    [`${metric} <= ${metric}`, 'two metrics'],
    ['rmse <= 1', '"rmse" is neither'],
    [`${metric} <= 60%`, '"60%" is neither'],
    [`${metric} <= Infinity`, 'neither'],
    [`${metric} <= 1e999`, 'too large'],
    [`${metric} <= params.a.b`, 'write params.a'],
    [`\${{${metric}}} <= 1`, 'bare paths'],
  ])('%j is refused', (text, why) =>
    expect(parseCondition(text)).toEqual({ ok: false, problem: expect.stringContaining(why) as string }),
  );

  test('that is printed is read back as the same', () => {
    const limit = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
      fc.constant({ param: 'p' }),
    );
    fc.assert(
      fc.property(limit, fc.constantFrom('atMost' as const, 'atLeast' as const), (given, operator) => {
        const condition: Condition = { metric, operator, limit: given };
        expect(parseCondition(formatCondition(condition))).toEqual({ ok: true, condition });
      }),
    );
  });
});

describe('a reference', () => {
  test.each([
    ['datasets.raw', 'datasets', ['raw']],
    ['steps.fit.outputs.model', 'steps', ['fit', 'outputs', 'model']],
    ['params.max_rmse', 'params', ['max_rmse']],
    ['endpoints.live-1', 'endpoints', ['live-1']],
  ])('%s is read', (text, root, segments) => {
    expect(parseReference(text)).toEqual({ root, segments });
    expect(formatReference({ root: root as 'steps', segments })).toBe(text);
  });

  test.each([
    '',
    'raw',
    'datasets',
    'datasets.',
    '.raw',
    'datasets..raw',
    'dataset.raw',
    'datasets.raw ',
    ' datasets.raw',
    '${{datasets.raw}}',
    'datasets.a b',
    'datasets.-x',
    '__proto__.x',
    'constructor.x',
    's3://bucket/x.csv',
  ])('%j is none', (text) => expect(parseReference(text)).toBeUndefined());
});
