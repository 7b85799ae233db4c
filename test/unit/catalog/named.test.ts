import type { Machine } from '../../../lib/catalog/machine.js';
import { namedMachine } from '../../../lib/catalog/named.js';

const uses = ['train'] as const;
const plain: Machine = { name: 'n1', cpu: 4, memoryGiB: 15, uses };
const one: Machine = { ...plain, gpu: { type: 't4', count: 1 } };
const four: Machine = { ...plain, gpu: { type: 't4', count: 4 } };
const p100: Machine = { ...plain, gpu: { type: 'p100', count: 1 } };
const TABLE = [four, p100, one, plain, { name: 'big', cpu: 64, memoryGiB: 256, uses }];
const named = (name: string, asked: object = {}): unknown => namedMachine(TABLE, name, { use: 'train', ...asked });

describe('a machine by name', () => {
  test('is taken with nothing asked beside it, without a GPU where the name stands for both', () => {
    expect(named('n1')).toEqual({ machine: plain });
  });

  test('is the smallest of its name that has the GPUs that are asked', () => {
    expect(named('N1', { gpu: { count: 1 } })).toEqual({ machine: one });
    expect(named('n1', { gpu: { count: 2, type: 't4' } })).toEqual({ machine: four });
    expect(named('n1', { gpu: { count: 1, type: 'p100' } })).toEqual({ machine: p100 });
  });

  test('may have more than is asked', () => {
    expect(named('big', { cpu: 2, memoryGiB: 4 })).toEqual({ machine: TABLE[4] });
  });

  test.each([
    ['CPUs', 'n1', { cpu: 5 }, '5 CPUs'],
    ['memory', 'n1', { memoryGiB: 16 }, '16 GiB'],
    ['GPUs', 'big', { gpu: { count: 1 } }, '1 × GPU'],
  ])('with too few %s is too small', (_, name, asked, said) => {
    expect(named(name, asked)).toMatchObject({ tooSmall: { asked: said, otherGpu: false } });
  });

  test('with another type of GPU is told apart, and says what it has', () => {
    expect(named('n1', { gpu: { count: 1, type: 'a10' } })).toEqual({
      tooSmall: { has: 'n1 (4 CPUs, 15 GiB, 1 × t4)', asked: '1 × a10', otherGpu: true },
    });
  });

  test('that there is not, or not for this use, is refused as before', () => {
    expect(named('n9')).toMatchObject({ missing: 'unknown' });
    expect(namedMachine(TABLE, 'n1', { use: 'serve' })).toMatchObject({ missing: 'use' });
  });
});
