import { formatCron, type Cron } from '../../quantity/index.js';

/** When a schedule of Azure ML starts; the time zone is left to the caller. */
export type ScheduleTiming =
  | { readonly triggerType: 'Cron'; readonly expression: string }
  | {
      readonly triggerType: 'Recurrence';
      readonly frequency: 'Month';
      readonly interval: 1;
      readonly schedule: {
        readonly monthDays: readonly number[];
        readonly hours: readonly number[];
        readonly minutes: readonly number[];
      };
    };

/** A field as numbers, where every value is meant when it is not restricted. */
const valuesOf = (field: Cron['minute'], count: number): readonly number[] =>
  field.any ? Array.from({ length: count }, (_, index) => index) : field.values;

/**
 * A cron expression as Azure ML can have it.
 *
 * Its cron ignores day of month and month, so that `0 3 1 * *` would run daily: days of a month become a monthly recurrence; single months
 * have no counterpart.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-schedule-pipeline-job
 */
export function scheduleTiming(cron: Cron): { readonly timing: ScheduleTiming } | { readonly problem: string } {
  if (!cron.month.any) return { problem: 'its cron ignores the month, and no recurrence names one' };
  if (cron.dayOfMonth.any) return { timing: { triggerType: 'Cron', expression: formatCron(cron) } };
  return {
    timing: {
      triggerType: 'Recurrence',
      frequency: 'Month',
      interval: 1,
      schedule: {
        monthDays: cron.dayOfMonth.values,
        hours: valuesOf(cron.hour, 24),
        minutes: valuesOf(cron.minute, 60),
      },
    },
  };
}
