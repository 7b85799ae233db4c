import type { AlarmNode, AlarmSubject, Statistic } from '../../../../plan/alarm.js';
import { pipe, span, text, tolerant } from '../../document/kql.js';
import { INGESTION_SECONDS, queryPeriod } from './windows.js';

/** Requests of online endpoints, one row each. https://learn.microsoft.com/azure/azure-monitor/reference/tables/amlonlineendpointtrafficlog */
const TRAFFIC = 'AmlOnlineEndpointTrafficLog';
const TRAFFIC_COLUMNS =
  'ResponseCode: int, RequestDurationMs: int, ResponseDurationMs: int, TotalDurationMs: int, Arrived: datetime';
/** Changes of the state of runs. https://learn.microsoft.com/azure/azure-monitor/reference/tables/amlrunstatuschangedevent */
export const RUNS = 'AmlRunStatusChangedEvent';
/** Jobs of compute clusters, which know their experiment. https://learn.microsoft.com/azure/azure-monitor/reference/tables/amlcomputejobevent */
export const JOBS = 'AmlComputeJobEvent';

/** Subjects whose rows are requests. */
export type TrafficSubject = AlarmSubject & { readonly of: 'errorRate' | 'modelLatency' | 'latency' | 'requests' };

const PERCENTILES = { p50: 50, p90: 90, p95: 95, p99: 99 } as const satisfies Record<
  Exclude<Statistic, 'average'>,
  number
>;

function latency(statistic: Statistic, milliseconds: string): string {
  return statistic === 'average'
    ? `avg(todouble(${milliseconds}))`
    : `todouble(percentile(${milliseconds}, ${PERCENTILES[statistic]}))`;
}

/** What a set of requests says: one number. */
const VALUES: { readonly [S in TrafficSubject['of']]: (subject: TrafficSubject & { readonly of: S }) => string } = {
  // What the endpoint answered to the caller; a 4xx is the caller's own.
  errorRate: () => '100.0 * countif(ResponseCode >= 500) / count()',
  // From the last byte of the request to the first byte of the model's answer.
  modelLatency: ({ statistic }) => latency(statistic, 'ResponseDurationMs - RequestDurationMs'),
  // From the first byte of the request to the last byte of the answer.
  latency: ({ statistic }) => latency(statistic, 'TotalDurationMs'),
  requests: () => 'todouble(count())',
};

const OPERATORS = { above: '>', below: '<' } as const;

/** How far back a state that stays is looked for. */
export const REMEMBERED_SECONDS = 86_400;

/** The condition of an alarm on what is summarized as Value and Requests. Of `requests`, none is a number like any other when no data means alarm. */
function condition({ subject, comparison, threshold, noData }: AlarmNode, enough: number): string {
  const beyond = `Value ${OPERATORS[comparison]} ${threshold}`;
  if (subject.of === 'requests' && noData === 'alarm') {
    return comparison === 'below' ? beyond : `Requests < ${enough} or ${beyond}`;
  }
  return noData === 'alarm' ? `Requests < ${enough} or ${beyond}` : `Requests >= ${enough} and ${beyond}`;
}

/**
 * A query over the requests of an endpoint that has a row exactly when the alarm is on.
 *
 * Requests count in the period in which they reach the logs, so that none is missed because it came late.
 * - `noData: ok`: fewer requests than `minRequests` (or none) give no row. `alarm`: they give a row.
 * - `ignore`: of the periods of the last day the newest that had enough requests counts.
 */
export function trafficQuery(alarm: AlarmNode, subject: TrafficSubject, endpointName: string): string {
  const value = (VALUES[subject.of] as (subject: TrafficSubject) => string)(subject);
  const enough = Math.max(1, alarm.minRequests);
  const period = span(queryPeriod(alarm.forSeconds));
  const filter = `where ${condition(alarm, enough)}`;
  const requests = (since: string): string =>
    tolerant(
      TRAFFIC,
      TRAFFIC_COLUMNS,
      `where EndpointName == ${text(endpointName)}`,
      `where ingestion_time() > ago(${since})`,
      'extend Arrived = ingestion_time()',
    );
  if (alarm.noData !== 'ignore') {
    return pipe(requests(period), `summarize Requests = count(), Value = ${value}`, filter);
  }
  return pipe(
    requests(span(REMEMBERED_SECONDS)),
    `summarize Requests = count(), Value = ${value} by Period = bin_at(Arrived, ${period}, now())`,
    `where Requests >= ${enough}`,
    'top 1 by Period desc',
    filter,
  );
}

/** How long a run that is over stays in the answer: as long as the alarm says, and as long as records may be late. */
export const seenSeconds = ({ forSeconds }: AlarmNode): number => forSeconds + INGESTION_SECONDS;

/**
 * A query over the runs of a pipeline that has a row for each run that takes too long, or took too long a short while ago.
 *
 * The log of runs does not know their experiment; the log of the cluster's jobs does, under the id of the step's run.
 */
export function durationQuery(alarm: AlarmNode, experiment: string): string {
  return [
    `let Runs = ${tolerant(RUNS, 'TimeGenerated: datetime, RunId: string, RootRunId: string, Status: string')};`,
    `let Steps = ${tolerant(JOBS, 'JobName: string', `where ExperimentName == ${text(experiment)}`)} | distinct JobName;`,
    'let Pipelines = Runs | where RunId in (Steps) | distinct RootRunId;',
    pipe(
      'Runs',
      'where RunId in (Pipelines)',
      'summarize Started = min(TimeGenerated), arg_max(TimeGenerated, Status) by RunId',
      "extend IsOver = Status in ('Completed', 'Failed', 'Canceled')",
      `where not(IsOver) or TimeGenerated > ago(${span(seenSeconds(alarm))})`,
      alarm.comparison === 'below' ? 'where IsOver' : 'extend Ended = iff(IsOver, TimeGenerated, now())',
      `extend Seconds = datetime_diff('second', ${alarm.comparison === 'below' ? 'TimeGenerated' : 'Ended'}, Started)`,
      `where Seconds ${OPERATORS[alarm.comparison]} ${alarm.threshold}`,
      'project RunId, Seconds',
    ),
  ].join('\n');
}
