import type { Alarm } from '../spec/types.js';
import type { NodeBase } from './node.js';

/** Statistics of a latency. */
export type Statistic = 'average' | 'p50' | 'p90' | 'p95' | 'p99';

/** What an alarm watches. */
export type AlarmSubject =
  | { readonly of: 'errorRate'; readonly endpoint: string }
  | { readonly of: 'modelLatency' | 'latency'; readonly endpoint: string; readonly statistic: Statistic }
  | { readonly of: 'cpu' | 'memory'; readonly endpoint: string }
  | { readonly of: 'requests'; readonly endpoint: string }
  | { readonly of: 'failed'; readonly pipeline: string }
  | { readonly of: 'duration'; readonly pipeline: string };

/** What is watched as the spec writes it: `endpoints.live.latency.p95`, `pipelines.train.failed`. */
export function subjectText(subject: AlarmSubject): string {
  const of = 'endpoint' in subject ? `endpoints.${subject.endpoint}` : subject.pipeline;
  return `${of}.${subject.of}${'statistic' in subject && subject.statistic !== 'average' ? `.${subject.statistic}` : ''}`;
}

/** The names of what an alarm can watch. */
export type SubjectName = AlarmSubject['of'];

/** Units of thresholds: error rates, cpu and memory in percent, latencies in milliseconds, durations in seconds, the rest counts. */
export type ThresholdUnit = 'percent' | 'milliseconds' | 'seconds' | 'count';

/** Something that is watched. */
export interface AlarmNode extends NodeBase<'alarm'> {
  readonly subject: AlarmSubject;
  readonly description: string | undefined;
  readonly comparison: 'above' | 'below';
  readonly threshold: number;
  readonly unit: ThresholdUnit;
  /** The one window that the value is taken over, in seconds; whole minutes. */
  readonly forSeconds: number;
  readonly minRequests: number;
  readonly noData: Alarm['noData'];
  readonly severity: Alarm['severity'];
  /** Names of notifications. */
  readonly notify: readonly string[];
}
