import { CronExpressionParser } from 'cron-parser';
import fc from 'fast-check';
import { formatCron, parseCron, type Cron, type CronField } from '../../../lib/quantity/index.js';

const read = (text: string): Cron => {
  const result = parseCron(text);
  if (!result.ok) throw new Error(result.problem);
  return result.cron;
};
const problem = (text: string): string => {
  const result = parseCron(text);
  return result.ok ? 'accepted' : result.problem;
};

describe('a cron expression', () => {
  test('has five fields with their values and shortest texts', () => {
    expect(read('*/15 0,12 * JAN-MAR MON-FRI')).toEqual({
      minute: { values: [0, 15, 30, 45], text: '*/15' },
      hour: { values: [0, 12], text: '0,12' },
      dayOfMonth: { any: true },
      month: { values: [1, 2, 3], text: '1-3' },
      dayOfWeek: { values: [1, 2, 3, 4, 5], text: '1-5' },
    });
  });

  test.each([
    ['0 2 * * *', '0 2 * * *'],
    ['0 2 * * SUN', '0 2 * * 0'],
    ['0 2 * * 7', '0 2 * * 0'],
    ['0 2 * * FRI-SUN', '0 2 * * 0,5,6'],
    ['0 2 * * 0-7', '0 2 * * *'],
    ['0-59 */1 1-31 1-12 *', '* * * * *'],
    ['00 02 * * *', '0 2 * * *'],
    ['  0   2 * *\t* ', '0 2 * * *'],
    ['5,3,4,9 2 1,15 * *', '3-5,9 2 1,15 * *'],
    ['0 9-17/4 * * *', '0 9,13,17 * * *'],
    ['0 0 */10 * *', '0 0 1,11,21,31 * *'],
    ['*/7 * * * *', '*/7 * * * *'],
    ['0 0 29 2 *', '0 0 29 2 *'],
  ])('%j is normalised to %j', (text, normal) => expect(formatCron(read(text))).toBe(normal));

  test.each([
    ['', 'it is empty'],
    ['@daily', 'write 0 0 * * *'],
    ['@reboot', 'known to some clouds only'],
    ['@every 5m', 'names such as @every are known'],
    ['0 0 2 * * *', '6 fields'],
    ['0 2 * *', '4 fields'],
    ['0 2 * * ? *', '6 fields'],
    ['cron(0 2 * * ? *)', 'notation of one cloud'],
    ['CRON_TZ=UTC 0 2 * * *', '"timezone"'],
    ['0 2 L * *', 'day of month: "L"'],
    ['0 2 LW * *', 'day of month: "L"'],
    ['0 2 15W * *', 'day of month: "W"'],
    ['0 2 ? * *', 'write *'],
    ['0 2 * * MON#2', 'day of week: "#"'],
    ['0 2 * * 5L', 'day of week: "L"'],
    ['0 2 1 * 1', 'both day fields'],
    ['0 2 1 * MON-FRI', 'both day fields'],
    ['0 0 31 2 *', 'never run'],
    ['0 0 30,31 FEB *', 'never run'],
    ['0 0 31 4,6,9,11 *', 'never run'],
    ['60 * * * *', 'minute: 60 is out of range, which goes from 0 to 59'],
    ['0 24 * * *', 'hour: 24'],
    ['0 0 0 * *', 'day of month: 0'],
    ['0 0 * 13 *', 'month: 13'],
    ['0 0 * * 8', 'day of week: 8'],
    ['5/15 * * * *', 'write 5-59/15'],
    ['*/0 * * * *', 'above zero'],
    ['*/x * * * *', 'above zero'],
    ['*/60 * * * *', 'longer than the field'],
    ['1/2/3 * * * *', 'two steps'],
    ['0 22-2 * * *', 'runs backwards'],
    ['0 0 * * FRI-MON', 'runs backwards'],
    ['1,,2 * * * *', 'empty item'],
    ['a * * * *', '"a" is not a number'],
    ['0 0 * FOO *', 'a name such as JAN'],
    ['0 H * * *', 'Jenkins'],
    ['0 ~ * * *', 'random'],
    ['-5 * * * *', 'not a number'],
    ['1-2-3 * * * *', 'not a range'],
    ['1.5 * * * *', 'not a number'],
    ['0 0 MON * *', 'not a number'],
  ])('%j is refused, since %s', (text, why) => expect(problem(text)).toContain(why));

  test('in its normalised form says the same to a parser that we did not write', () => {
    const number = (min: number, max: number): fc.Arbitrary<string> => fc.integer({ min, max }).map(String);
    const range = (min: number, max: number): fc.Arbitrary<string> =>
      fc
        .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
        .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
    const field = (
      min: number,
      max: number,
      step = fc.integer({ min: 1, max: Math.min(max - min, 6) }),
    ): fc.Arbitrary<string> =>
      fc.oneof(
        fc.constant('*'),
        number(min, max),
        range(min, max),
        fc.tuple(range(min, max), step).map(([text, every]) => `${text}/${every}`),
        step.map((every) => `*/${every}`),
        fc.uniqueArray(number(min, max), { minLength: 2, maxLength: 4 }).map((items) => items.join(',')),
      );
    // Lists take 0 to 6 only: the judge takes 0 and 7 in one list for a mistake.
    const restricted = fc
      .tuple(
        field(0, 59),
        field(0, 23),
        fc.boolean(),
        field(1, 28),
        field(1, 12),
        fc.oneof(field(0, 6), range(0, 7), number(0, 7)),
      )
      .map(([minute, hour, byMonth, day, month, weekday]) =>
        [minute, hour, byMonth ? day : '*', month, byMonth ? '*' : weekday].join(' '),
      );
    fc.assert(
      fc.property(restricted, (text) => {
        const normal = formatCron(read(text));
        expect(fieldsOfJudge(text)).toEqual(fieldsOf(read(text)));
        expect(fieldsOfJudge(normal)).toEqual(fieldsOf(read(normal)));
        expect(fieldsOf(read(normal))).toEqual(fieldsOf(read(text)));
      }),
      { numRuns: 500 },
    );
  });
});

type Fields = readonly [
  minute: readonly number[],
  hour: readonly number[],
  dayOfMonth: readonly number[],
  month: readonly number[],
  dayOfWeek: readonly number[],
];

function fieldsOf(cron: Cron): Fields {
  const values = (field: CronField, min: number, max: number): readonly number[] =>
    field.any ? Array.from({ length: max - min + 1 }, (_, index) => index + min) : field.values;
  return realDays([
    values(cron.minute, 0, 59),
    values(cron.hour, 0, 23),
    values(cron.dayOfMonth, 1, 31),
    values(cron.month, 1, 12),
    values(cron.dayOfWeek, 0, 6),
  ]);
}

function fieldsOfJudge(text: string): Fields {
  const { minute, hour, dayOfMonth, month, dayOfWeek } = CronExpressionParser.parse(text).fields;
  const sundayOnce = [...new Set(dayOfWeek.values.map((day) => Number(day) % 7))].sort((a, b) => a - b);
  return realDays([
    minute.values.map(Number),
    hour.values.map(Number),
    dayOfMonth.values.map(Number),
    month.values.map(Number),
    sundayOnce,
  ]);
}

/** Without the days that none of the months has, which the judge leaves out. */
function realDays([minute, hour, dayOfMonth, month, dayOfWeek]: Fields): Fields {
  const longest = Math.max(...month.map((value) => new Date(Date.UTC(2024, value, 0)).getUTCDate()));
  return [minute, hour, dayOfMonth.filter((day) => day <= longest), month, dayOfWeek];
}
