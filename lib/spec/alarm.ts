import * as z from 'zod';
import { description, duration, reference, whole } from './common.js';

const threshold = z.union([z.number(), z.string().regex(/^\d+(\.\d+)?(%|ms|s|m|h|d)$/)]);

/** Something that is watched. */
export const alarm = z.strictObject({
  description,
  of: reference('alarmSubject', /^(endpoints|pipelines)\.[a-z0-9-]+\.[A-Za-z]+(\.(average|p50|p90|p95|p99))?$/, 'something to watch, such as endpoints.live.errorRate, endpoints.live.modelLatency.p95 or pipelines.train.failed')
    .meta({ description: 'What is watched. Of endpoints: `errorRate` (percent of the requests), `modelLatency` and `latency` (with `.average`, `.p50`, `.p90`, `.p95` or `.p99`), `cpu`, `memory` (percent of a machine), `requests` (count in the period). Of pipelines: `failed`, `duration`.' }),
  above: threshold.optional().meta({ 'x-leaf': true, description: 'Goes off above this: a percent (`1%`), a time (`300ms`, `2h`) or a count.' }),
  below: threshold.optional().meta({ 'x-leaf': true, description: 'Goes off below this, for example `endpoints.live.requests` below 1: no traffic.' }),
  for: duration.default('5m').meta({ description: 'For how long the value must be beyond the threshold: whole minutes, up to 1d.' }),
  minRequests: whole(0, 1_000_000, 'requests').optional().meta({ description: 'Of error rates and latencies: fewer requests than this in the period count as no data, so that one error of two requests at night wakes nobody.', unit: 'requests' }),
  noData: z.enum(['ok', 'alarm', 'ignore']).default('ok').meta({ description: 'What no data means: all is well (`ok`), something is wrong (`alarm`), or the state stays as it was (`ignore`).' }),
  severity: z.enum(['critical', 'error', 'warning', 'info']).default('error').meta({ description: 'How bad it is.' }),
  notify: z.array(reference('notification', /^(notifications\.)?[a-z0-9-]+$/, 'a notification, such as oncall')).default([]).meta({ description: 'Who is told: names of notifications.' }),
}).meta({ id: 'AlarmSpec', description: 'Something that is watched, and when it is wrong.' });
