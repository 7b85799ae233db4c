import { CronProblem, parseCronField, type CronField, type CronFieldRule } from './cron-field.js';

export type { CronField } from './cron-field.js';

/** A cron expression that every cloud reads in the same way: five normalised fields. */
export interface Cron {
  /** 0 to 59. */
  readonly minute: CronField;
  /** 0 to 23. */
  readonly hour: CronField;
  /** 1 to 31; every day when `dayOfWeek` is restricted. */
  readonly dayOfMonth: CronField;
  /** 1 to 12. */
  readonly month: CronField;
  /** 0 to 6, Sunday is 0; every day when `dayOfMonth` is restricted. */
  readonly dayOfWeek: CronField;
}

/** What {@link parseCron} gives. */
export type CronResult = { readonly ok: true; readonly cron: Cron } | { readonly ok: false; readonly problem: string };

/** What each field may hold, in the order in which they are written. */
export const CRON_RULES: Readonly<Record<keyof Cron, CronFieldRule>> = {
  minute: { label: 'minute', min: 0, max: 59, steps: true },
  hour: { label: 'hour', min: 0, max: 23, steps: true },
  dayOfMonth: { label: 'day of month', min: 1, max: 31 },
  month: {
    label: 'month',
    min: 1,
    max: 12,
    names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  },
  dayOfWeek: {
    label: 'day of week',
    min: 0,
    max: 6,
    names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
    sundayTwice: true,
  },
};

const nicknames: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

/** The most days that each month can have. */
const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * Reads a five-field cron expression (minute, hour, day of month, month, day of week).
 *
 * Refused with the reason is what clouds read differently: seconds, `@daily`, `L W # ?`, both day fields restricted, `5/15`;
 * and what would never run, such as the 31st of February.
 */
export function parseCron(text: string): CronResult {
  const wrong = wrongShape(text);
  if (wrong !== undefined) return { ok: false, problem: wrong };
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = ''] = text.trim().split(/\s+/u);
  try {
    const cron: Cron = {
      minute: parseCronField(minute, CRON_RULES.minute),
      hour: parseCronField(hour, CRON_RULES.hour),
      dayOfMonth: parseCronField(dayOfMonth, CRON_RULES.dayOfMonth),
      month: parseCronField(month, CRON_RULES.month),
      dayOfWeek: parseCronField(dayOfWeek, CRON_RULES.dayOfWeek),
    };
    const problem = wrongDays(cron);
    return problem === undefined ? { ok: true, cron } : { ok: false, problem };
  } catch (error) {
    if (error instanceof CronProblem) return { ok: false, problem: error.message };
    throw error;
  }
}

/** The expression in its shortest normalised form, which every five-field parser reads in the same way. */
export function formatCron(cron: Cron): string {
  return [cron.minute, cron.hour, cron.dayOfMonth, cron.month, cron.dayOfWeek]
    .map((field) => (field.any ? '*' : field.text))
    .join(' ');
}

function wrongShape(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return 'it is empty';
  if (trimmed.startsWith('@')) {
    const same = nicknames[trimmed.toLowerCase()];
    return `names such as ${trimmed.split(/\s/u)[0]} are known to some clouds only${same === undefined ? '' : `; write ${same}`}`;
  }
  if (/^(CRON_)?TZ=/u.test(trimmed)) return 'the time zone stands in the field "timezone"';
  if (/^(cron|rate)\(/u.test(trimmed)) return 'this is the notation of one cloud; write the five fields only';
  const count = trimmed.split(/\s+/u).length;
  if (count === 5) return undefined;
  const why = count === 6 ? ', and a sixth means seconds on one cloud and years on another' : '';
  return `it has ${count} ${count === 1 ? 'field' : 'fields'}, not five${why}`;
}

function wrongDays({ dayOfMonth, month, dayOfWeek }: Cron): string | undefined {
  if (dayOfMonth.any) return undefined;
  if (!dayOfWeek.any) {
    return 'both day fields are restricted: some systems run when either matches, some when both do; restrict one, or write two triggers';
  }
  const months = month.any ? [1] : month.values;
  const longest = Math.max(...months.map((value) => daysOfMonth[value - 1] ?? 0));
  const first = dayOfMonth.values[0] ?? 0;
  return first > longest ? `it would never run: no such month has a day ${first}` : undefined;
}
