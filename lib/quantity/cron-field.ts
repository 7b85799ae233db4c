/** One field of a cron expression: every value, or the sorted values with their shortest text. */
export type CronField =
  { readonly any: true } | { readonly any?: false; readonly values: readonly number[]; readonly text: string };

/** What one field may hold. */
export interface CronFieldRule {
  /** The name of the field in messages. */
  readonly label: string;
  readonly min: number;
  readonly max: number;
  /** Names from `min` upwards, such as `JAN` or `SUN`. */
  readonly names?: readonly string[];
  /** Whether the text may use a step over the whole field (`*\/5`), which only minutes and hours need. */
  readonly steps?: true;
  /** 7 is a second spelling of Sunday. */
  readonly sundayTwice?: true;
}

/** Thrown and caught inside this folder only: the first problem of a field ends its reading. */
export class CronProblem extends Error {}

/** Letters and signs that only some cron dialects know, with what to do. */
const dialect: readonly (readonly [RegExp, string])[] = [
  [/\?/u, '"?" is known to some clouds only; write *'],
  [/#/u, '"#" (the nth weekday of a month) is known to some clouds only'],
  [/^L$|\dL$|L-\d|[A-Z]{3}L$|^LW$/iu, '"L" (the last day) is known to some clouds only'],
  [/^\d+W$/iu, '"W" (the nearest weekday) is known to some clouds only'],
  [/^H(\(|$|\/)/u, '"H" is Jenkins\' own and means another time on every system'],
  [/~/u, '"~" (a random value) is known to few systems'],
];

/** Reads one field; throws {@link CronProblem}. */
export function parseCronField(text: string, rule: CronFieldRule): CronField {
  const values = new Set<number>();
  for (const item of text.split(',')) for (const value of expandItem(item, rule)) values.add(value);
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === rule.max - rule.min + 1) return { any: true };
  return { values: sorted, text: writeValues(sorted, rule) };
}

function expandItem(item: string, rule: CronFieldRule): readonly number[] {
  const fail = (problem: string): never => {
    throw new CronProblem(`${rule.label}: ${problem}`);
  };
  if (item === '') fail('an empty item in the list');
  for (const [pattern, problem] of dialect) if (pattern.test(item)) fail(problem);
  const [range = '', step, ...more] = item.split('/');
  if (more.length > 0) fail(`"${item}" has two steps`);
  const [first, last] = bounds(range, rule, fail);
  if (step === undefined) return sequence(first, last ?? first, 1, rule);
  if (last === undefined) fail(`clouds read "${item}" differently; write ${range}-${rule.max}/${step}`);
  if (!/^\d+$/u.test(step) || Number(step) === 0) fail(`the step of "${item}" must be a whole number above zero`);
  if (Number(step) > rule.max - rule.min) {
    fail(`the step of "${item}" is longer than the field, which goes from ${rule.min} to ${rule.max}`);
  }
  return sequence(first, last ?? first, Number(step), rule);
}

function bounds(
  range: string,
  rule: CronFieldRule,
  fail: (problem: string) => never,
): readonly [number, number | undefined] {
  if (range === '*') return [rule.min, rule.max];
  const ends = range.split('-');
  if (ends.length > 2) fail(`"${range}" is not a range`);
  const [first = NaN, last] = ends.map((end) => readValue(end, rule, fail));
  // `FRI-SUN` is meant as Friday to Sunday: Sunday at the end of a range is day 7.
  const end = rule.sundayTwice && last === 0 && first > 0 ? 7 : last;
  if (end !== undefined && end < first) fail(`the range "${range}" runs backwards; write it as two ranges`);
  return [first, end];
}

function readValue(text: string, rule: CronFieldRule, fail: (problem: string) => never): number {
  const named = rule.names?.indexOf(text.toUpperCase()) ?? -1;
  if (named >= 0) return named + rule.min;
  if (!/^\d+$/u.test(text)) {
    fail(`"${text}" is not a number${rule.names === undefined ? '' : ` or a name such as ${rule.names[0]}`}`);
  }
  const value = Number(text);
  const max = rule.sundayTwice ? rule.max + 1 : rule.max;
  if (value < rule.min || value > max) fail(`${text} is out of range, which goes from ${rule.min} to ${rule.max}`);
  return value;
}

function sequence(first: number, last: number, step: number, rule: CronFieldRule): readonly number[] {
  const values: number[] = [];
  for (let value = first; value <= last; value += step) values.push(rule.sundayTwice ? value % 7 : value);
  return values;
}

/** The shortest text: `*\/5` for a step over the whole field, `1-5` for three values or more in a row, else a list. */
function writeValues(values: readonly number[], rule: CronFieldRule): string {
  const step = wholeStep(values, rule);
  if (step !== undefined) return `*/${step}`;
  const runs: number[][] = [];
  for (const value of values) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === value - 1) run.push(value);
    else runs.push([value]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}-${run.at(-1)}` : run.join(','))).join(',');
}

function wholeStep(values: readonly number[], rule: CronFieldRule): number | undefined {
  const [first, second] = values;
  if (rule.steps === undefined || first !== rule.min || second === undefined || values.length < 3) return undefined;
  const step = second - first;
  const whole = sequence(rule.min, rule.max, step, rule);
  return whole.length === values.length && whole.every((value, index) => value === values[index]) ? step : undefined;
}
