import * as z from 'zod';
import { description, duration, eachOnce, form, reference, whole } from './common.js';

const threshold = z
  .union([
    z.number(),
    form(/^\d+(\.\d+)?(%|ms|s|m|h|d)$/, 'a limit: a percent, a time or a number', '1%, 300ms, 2h or 10'),
  ])
  .meta({
    id: 'ThresholdSpec',
    'x-leaf': true,
    examples: ['1%', '300ms', '2h', 10],
    description: 'A limit: a percent, a time, or a count.',
  });

/**
 * Something that is watched.
 *
 * `for` is one window, on every target: the value (a rate, a mean, a percentile, a sum) is taken over all that lies in the last `for`, once for each look,
 * and compared once. It is not a number of shorter windows in a row, of which each must be beyond the threshold. docs/alarms.md holds what each target looks at.
 */
export const alarm = z
  .strictObject({
    description,
    of: reference(
      'alarmSubject',
      /^(endpoints|pipelines)\.[a-z0-9-]+\.[A-Za-z]+(\.(average|p50|p90|p95|p99))?$/,
      'something to watch of an endpoint or a pipeline (jobs cannot be watched), such as endpoints.live.errorRate, endpoints.live.modelLatency.p95 (or .average, .p50, .p90, .p99) or pipelines.train.failed',
    ).meta({
      description:
        'What is watched. Of endpoints: `errorRate` (percent of the requests), `modelLatency` and `latency` (with `.average`, `.p50`, `.p90`, `.p95` or `.p99`), `cpu`, `memory` (percent of a machine), `requests` (count in the window). Of pipelines: `failed`, `duration`.',
    }),
    above: threshold.optional().meta({
      'x-leaf': true,
      description: 'Goes off above this: a percent (`1%`), a time (`300ms`, `2h`) or a count.',
    }),
    below: threshold.optional().meta({
      'x-leaf': true,
      description: 'Goes off below this, for example `endpoints.live.requests` below 1: no traffic.',
    }),
    for: duration.default('5m').meta({
      description:
        'The one window that a value is taken over, and that slides with time: whole minutes, up to 1d. The value of the whole window is compared, not that of each minute in it. Of pipelines: how long the alarm stays on after the run.',
    }),
    minRequests: whole(0, 1_000_000, 'requests').optional().meta({
      description:
        'Of error rates and latencies: fewer requests than this in the window count as no data, so that one error of two requests at night wakes nobody.',
      unit: 'requests',
    }),
    noData: z.enum(['ok', 'alarm', 'ignore']).default('ok').meta({
      description:
        'What no data means: all is well (`ok`), something is wrong (`alarm`), or the state stays as it was (`ignore`). Of errors, latencies and requests: no request in the window. Of pipelines only `ok`: that nothing ran is no missing data.',
    }),
    severity: z.enum(['critical', 'error', 'warning', 'info']).default('error').meta({ description: 'How bad it is.' }),
    notify: eachOnce(reference('notification', /^(notifications\.)?[a-z0-9-]+$/, 'a notification, such as oncall'), {
      same: (text) => text.replace(/^notifications\./, ''),
    })
      .default([])
      .meta({ description: 'Who is told: names of notifications.' }),
  })
  .meta({ id: 'AlarmSpec', description: 'Something that is watched, and when it is wrong.' });
