import fc from 'fast-check';
import { formatDuration, formatIsoDuration, parseDuration } from '../../../lib/quantity/index.js';

describe('a duration', () => {
  test.each([
    ['30s', 30],
    ['10m', 600],
    ['4h', 14_400],
    ['30d', 2_592_000],
    ['1h30m', 5_400],
    ['250ms', 0.25],
    ['1d2h3m4s5ms', 93_784.005],
    ['90m', 5_400],
    ['0h5m', 300],
  ])('%s is %d seconds', (text, seconds) => expect(parseDuration(text)).toBe(seconds));

  test.each([
    '',
    '0s',
    '0h0m',
    '30',
    's',
    '1.5h',
    '-1h',
    '1m1h',
    '1h1h',
    '1 h',
    ' 1h',
    '1h ',
    '1H',
    '1w',
    '1M',
    'PT1H',
    '１h',
    '99999999999999999999d',
    '1h\n',
  ])('%j is refused', (text) => expect(parseDuration(text)).toBeUndefined());

  test('of any length is written so that it is read back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 12 }),
        (milliseconds) => parseDuration(formatDuration(milliseconds / 1000)) === milliseconds / 1000,
      ),
    );
  });

  test.each([
    [30, 'PT30S'],
    [600, 'PT10M'],
    [5_400, 'PT1H30M'],
    [86_400, 'P1D'],
    [90_000, 'P1DT1H'],
    [2_592_000, 'P30D'],
    [0.25, 'PT0.25S'],
    [61.005, 'PT1M1.005S'],
    [0, 'PT0S'],
    [86_399, 'PT23H59M59S'],
  ])('of %d seconds is %s in ISO 8601', (seconds, text) => expect(formatIsoDuration(seconds)).toBe(text));

  test('in ISO 8601 has the seconds that it was made from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 11 }), (milliseconds) => {
        const groups = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/u
          .exec(formatIsoDuration(milliseconds / 1000))
          ?.slice(1)
          .map((part) => Number(part ?? 0));
        const [days = NaN, hours = NaN, minutes = NaN, seconds = NaN] = groups ?? [];
        expect(hours).toBeLessThan(24);
        expect(minutes).toBeLessThan(60);
        expect(seconds).toBeLessThan(60);
        expect(Math.round((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000)).toBe(milliseconds);
      }),
    );
  });
});
