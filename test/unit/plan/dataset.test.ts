import { planOf } from '../../support/plan-of.js';

const found = (column: object): readonly string[] =>
  planOf({ datasets: { raw: { uri: 's3://b/x', columns: { a: column } } } }).found;

describe('the range of a column', () => {
  test('is of numbers, from the smallest to the largest', () => {
    expect(found({ type: 'number', min: 0, max: 0 })).toEqual([]);
    expect(found({ type: 'integer', min: 1 })).toEqual([]);
  });

  test('that no value lies in is refused', () => {
    expect(found({ type: 'number', min: 5, max: 1 })).toEqual(['TRV2018 datasets.raw.columns.a.max']);
  });

  test.each(['string', 'boolean', 'timestamp'])('of values of type %s is refused', (type) => {
    expect(found({ type, min: 1, max: 2 })).toEqual([
      'TRV2018 datasets.raw.columns.a.max',
      'TRV2018 datasets.raw.columns.a.min',
    ]);
  });
});
