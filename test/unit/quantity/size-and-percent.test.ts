import { formatSize, parsePercent, parseSize } from '../../../lib/quantity/index.js';

describe('a size', () => {
  test.each([
    ['1KiB', 1024],
    ['512MiB', 536_870_912],
    ['16GiB', 17_179_869_184],
    ['1TiB', 1_099_511_627_776],
    ['1.5GiB', 1_610_612_736],
    ['16GB', 16_000_000_000],
    ['250MB', 250_000_000],
    ['0.5KB', 500],
  ])('%s is %d bytes', (text, bytes) => expect(parseSize(text)).toBe(bytes));

  test.each([
    '',
    '16',
    '16G',
    '16Gi',
    '16gib',
    '0GiB',
    '-1GiB',
    '1 GiB',
    '1e3MB',
    '.5GiB',
    '0.0001KB',
    '99999999TiB',
    '1GiB\n',
    '1kB',
  ])('%j is refused', (text) => expect(parseSize(text)).toBeUndefined());

  test.each(['1KiB', '1536MiB', '16GiB', '2TiB'])('%s is written in the same unit', (text) =>
    expect(formatSize(parseSize(text) ?? 0)).toBe(text),
  );

  test('that is no multiple of a unit is written in bytes', () => expect(formatSize(1000)).toBe('1000 bytes'));
});

describe('a percent', () => {
  test.each([
    ['0%', 0],
    ['1%', 1],
    ['60%', 60],
    ['99.9%', 99.9],
    ['100%', 100],
  ])('%s is %d', (text, percent) => expect(parsePercent(text)).toBe(percent));

  test.each(['', '60', '%', '101%', '100.1%', '-1%', '1e1%', '60 %', '.5%'])('%j is refused', (text) =>
    expect(parsePercent(text)).toBeUndefined(),
  );
});
