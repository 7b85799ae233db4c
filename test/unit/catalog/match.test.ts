import { findMachine } from '../../../lib/catalog/find.js';
import type { Machine, MachineNeed } from '../../../lib/catalog/machine.js';
import { matchMachine } from '../../../lib/catalog/match.js';

const ALL: Machine['uses'] = ['process', 'train', 'serve'];
const TABLE: readonly Machine[] = [
  { name: 'huge', cpu: 64, memoryGiB: 256, uses: ALL },
  { name: 'arm', cpu: 1, memoryGiB: 2, uses: ALL, onlyByName: 'arm64' },
  { name: 'small', cpu: 2, memoryGiB: 8, uses: ALL },
  { name: 'small-too', cpu: 2, memoryGiB: 8, uses: ALL },
  { name: 'medium', cpu: 4, memoryGiB: 16, uses: ALL },
  { name: 'medium-memory', cpu: 4, memoryGiB: 32, uses: ALL },
  { name: 'trainer', cpu: 8, memoryGiB: 32, uses: ['train'] },
  { name: 'v100', cpu: 2, memoryGiB: 8, gpu: { type: 'v100', count: 1 }, uses: ALL },
  { name: 'a100', cpu: 2, memoryGiB: 512, gpu: { type: 'a100', count: 1 }, uses: ['train'] },
  { name: 't4', cpu: 4, memoryGiB: 16, gpu: { type: 't4', count: 1 }, uses: ALL },
  { name: 't4-four', cpu: 48, memoryGiB: 192, gpu: { type: 't4', count: 4 }, uses: ALL },
];

const need = (rest: Partial<MachineNeed>): MachineNeed => ({ use: 'process', ...rest });
const chosen = (rest: Partial<MachineNeed>): string => {
  const match = matchMachine(TABLE, need(rest));
  return 'machine' in match ? match.machine.name : match.missing;
};

describe('matching a need to a machine', () => {
  it('gives the smallest machine to a need that asks for nothing', () => {
    expect(chosen({})).toBe('small');
  });

  it('treats zero as no demand, for CPUs, memory and GPUs', () => {
    expect(chosen({ cpu: 0, memoryGiB: 0, gpu: { type: 't4', count: 0 } })).toBe('small');
  });

  it('keeps the order of the table between machines of one size', () => {
    const reversed = [...TABLE].reverse();
    const match = matchMachine(reversed, need({ cpu: 2 }));
    expect('machine' in match && match.machine.name).toBe('small-too');
  });

  it('says when a machine has just what is asked, and when it has more', () => {
    expect(matchMachine(TABLE, need({ cpu: 4, memoryGiB: 16 }))).toEqual({ machine: TABLE[4], exact: true });
    expect(matchMachine(TABLE, need({ cpu: 3, memoryGiB: 16 }))).toEqual({ machine: TABLE[4], exact: false });
    expect(matchMachine(TABLE, need({ cpu: 4 }))).toEqual({ machine: TABLE[4], exact: true });
  });

  it('takes the next larger machine just above a size', () => {
    expect(chosen({ cpu: 4, memoryGiB: 16.5 })).toBe('medium-memory');
    expect(chosen({ cpu: 5 })).toBe('huge');
  });

  it('offers only what is rented for the use', () => {
    expect(chosen({ cpu: 8, use: 'train' })).toBe('trainer');
    expect(chosen({ cpu: 8, use: 'serve' })).toBe('huge');
  });

  it('never gives a machine that is only had by name', () => {
    expect(chosen({ cpu: 1, memoryGiB: 1 })).toBe('small');
  });

  it('never gives a GPU to a need without one, however large', () => {
    expect(matchMachine(TABLE, need({ memoryGiB: 512, use: 'train' }))).toMatchObject({ nearest: { name: 'huge' } });
  });

  it('refuses what is larger than the largest, and names the nearest', () => {
    expect(matchMachine(TABLE, need({ cpu: 65, memoryGiB: 16 }))).toEqual({
      missing: 'no machine for processing has 65 CPUs, 16 GiB; the largest that comes near is huge (64 CPUs, 256 GiB)',
      nearest: TABLE[0],
    });
  });
});

describe('matching a need for GPUs', () => {
  it('gives the smallest GPU that need not be asked for by type', () => {
    expect(chosen({ gpu: { count: 1 } })).toBe('t4');
  });

  it('gives a GPU on request when its type is named', () => {
    expect(chosen({ gpu: { type: 'v100', count: 1 } })).toBe('v100');
  });

  it('rounds the number of GPUs up to what is rented', () => {
    expect(matchMachine(TABLE, need({ gpu: { type: 't4', count: 2 } }))).toMatchObject({
      machine: { name: 't4-four' },
      exact: false,
    });
  });

  it('refuses a type that is not offered, and names those that are', () => {
    expect(matchMachine(TABLE, need({ gpu: { type: 'h100', count: 1 } }))).toEqual({
      missing: 'no machine for processing has GPUs of type h100; there are t4 (×1 ×4), v100 (×1)',
      nearest: TABLE[7],
    });
  });

  it('refuses more GPUs of a type than any machine has', () => {
    expect(chosen({ gpu: { type: 't4', count: 8 } })).toBe(
      'no machine for processing has 8 t4 GPUs; there are t4 (×1 ×4)',
    );
    expect(chosen({ gpu: { count: 8 } })).toBe('no machine for processing has 8 GPUs; there are t4 (×1 ×4), v100 (×1)');
  });

  it('refuses a GPU with more memory beside it than any machine has', () => {
    expect(chosen({ gpu: { type: 't4', count: 1 }, memoryGiB: 500 })).toBe(
      'no machine for processing has 500 GiB, 1 × t4; the largest that comes near is t4-four (48 CPUs, 192 GiB, 4 × t4)',
    );
  });

  it('says that there is no GPU at all where there is none', () => {
    expect(matchMachine(TABLE.slice(0, 3), need({ gpu: { count: 1 } }))).toEqual({
      missing: 'no machine for processing has a GPU',
      nearest: undefined,
    });
  });
});

describe('finding a machine by name', () => {
  it('accepts a machine that is only had by name', () => {
    expect(findMachine(TABLE, 'arm', 'serve')).toEqual({ machine: TABLE[1] });
  });

  it('reads a name in any case, and gives it as the cloud writes it', () => {
    expect(findMachine(TABLE, 'SMALL', 'serve')).toEqual({ machine: TABLE[2] });
  });

  it('answers an unknown name with the nearest that are rented for the use', () => {
    expect(findMachine(TABLE, 'smal', 'serve')).toEqual({ missing: 'unknown', nearest: ['small', 'huge', 'arm'] });
  });

  it('answers a name that is not rented for the use with machines of like size', () => {
    expect(findMachine(TABLE, 'trainer', 'serve')).toEqual({
      missing: 'use',
      nearest: ['medium-memory', 'medium', 'small'],
    });
  });
});
