import { CRON_RULES } from './cron.js';
import type { CronFieldRule } from './cron-field.js';

const range = (from: number, to: number): string => (from === to ? String(from) : `[${from}-${to}]`);

/** The whole numbers of a range of at most two digits: `[0-9]|[1-4][0-9]|5[0-9]`. Zeros may stand before them, as before any number. */
function numbers(min: number, max: number): string {
  const rows = new Map<string, number[]>();
  for (let tens = Math.floor(min / 10); tens <= Math.floor(max / 10); tens++) {
    const units = range(Math.max(min - tens * 10, 0), Math.min(max - tens * 10, 9));
    rows.set(units, [...(rows.get(units) ?? []), tens]);
  }
  const alternatives = [...rows].map(([units, tens]) => `${tensOf(tens)}${units}`);
  return `0*(?:${alternatives.join('|')})`;
}

/** The digit before the last: one of some in a row, and none for zero. */
function tensOf(tens: readonly number[]): string {
  const [first = 0, last = 0] = [tens[0], tens.at(-1)];
  if (last === 0) return '';
  return first === 0 ? `${range(1, last)}?` : range(first, last);
}

/** JSON schema has no flag for any case. */
const inAnyCase = (name: string): string =>
  [...name].map((letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`).join('');

/** One field: a list of `*`, values and ranges; a step stands after `*` and after a range. */
function field({ min, max, names = [], sundayTwice }: CronFieldRule): string {
  const value = `(?:${[numbers(min, sundayTwice === true ? max + 1 : max), ...names.map(inAnyCase)].join('|')})`;
  const step = '(?:/0*[1-9][0-9]*)?';
  const item = `(?:\\*${step}|${value}(?:-${value}${step})?)`;
  // The item stands once: what follows it is a comma and another one, or the end of the field.
  return `(?:${item}(?:,(?!\\s|$)|(?=\\s|$)))+`;
}

/**
 * The form of a cron expression as a pattern, for editors: five fields with values of their range. It refuses nothing that {@link parseCron} accepts;
 * what lies between the fields (two days at once, a day that no month has) only the parser sees.
 */
export const CRON_PATTERN = `^\\s*${Object.values(CRON_RULES).map(field).join('\\s+')}\\s*$`;
