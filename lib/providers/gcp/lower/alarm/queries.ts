import type { AlarmNode, AlarmSubject, SubjectName } from '../../../../plan/alarm.js';
import { range, selector, vertexMetric } from '../../document/promql.js';

/** What watches an endpoint; pipelines are seen in their logs. */
export type EndpointSubject = Exclude<SubjectName, 'failed' | 'duration'>;
type SubjectOf<S extends SubjectName> = AlarmSubject & { readonly of: S };

/** What a query needs to know. */
export interface QueryContext {
  /** Labels of the series of the endpoint. */
  readonly endpoint: Readonly<Record<string, string>>;
  /** Whether it is in a network: then its requests are counted by other metrics. */
  readonly isPrivate: boolean;
  readonly seconds: number;
  /** CPUs and memory of one machine. */
  readonly cpus: number;
  readonly memoryBytes: number;
}

type Labels = Readonly<Record<string, string>>;
/** https://cloud.google.com/monitoring/api/metrics_gcp_a_b#gcp-aiplatform */
const PATHS = {
  responses: ['prediction/online/response_count', 'prediction/online/private/response_count'],
  latencies: ['prediction/online/prediction_latencies', 'prediction/online/private/prediction_latencies'],
  cpu: ['prediction/online/cpu/utilization', 'prediction/online/cpu/utilization'],
  memory: ['prediction/online/memory/bytes_used', 'prediction/online/memory/bytes_used'],
} as const;

function series(path: keyof typeof PATHS, context: QueryContext, more: Labels = {}, suffix = ''): string {
  return range(selector(`${vertexMetric(PATHS[path][context.isPrivate ? 1 : 0])}${suffix}`, { ...context.endpoint, ...more }), context.seconds);
}

const count = (context: QueryContext, more: Labels = {}): string => `sum(increase(${series('responses', context, more)}))`;

/** Of the whole request, or of the model alone. */
const LATENCY_TYPES = { latency: 'total', modelLatency: 'model' } as const;

function latency({ of, statistic }: SubjectOf<'latency' | 'modelLatency'>, context: QueryContext): string {
  const type = { latency_type: LATENCY_TYPES[of] };
  if (statistic === 'average') return `sum(increase(${series('latencies', context, type, '_sum')})) / sum(increase(${series('latencies', context, type, '_count')}))`;
  return `histogram_quantile(${Number(statistic.slice(1)) / 100}, sum by (le) (increase(${series('latencies', context, type, '_bucket')})))`;
}

/** How each subject is measured, in the unit of the spec; a subject without a query does not compile. */
const QUERIES: { readonly [S in EndpointSubject]: (subject: SubjectOf<S>, context: QueryContext) => string } = {
  // Responses 5xx. An answer 4xx is the caller's mistake, and no error of the endpoint. Before the first of them there is no series.
  errorRate: (_subject, context) => `100 * (${count(context, { response_code: '5xx' })} or 0 * ${count(context)}) / ${count(context)}`,
  latency: (subject, context) => latency(subject as SubjectOf<'latency' | 'modelLatency'>, context), modelLatency: (subject, context) => latency(subject as SubjectOf<'latency' | 'modelLatency'>, context),
  // One busy CPU counts 1.
  cpu: (_subject, context) => `100 * avg(avg_over_time(${series('cpu', context)})) / ${context.cpus}`,
  memory: (_subject, context) => `100 * avg(avg_over_time(${series('memory', context)})) / ${context.memoryBytes}`,
  requests: (_subject, context) => count(context),
};

/** The series whose absence is no data. */
const BASIS: { readonly [S in EndpointSubject]: keyof typeof PATHS } = { errorRate: 'responses', latency: 'latencies', modelLatency: 'latencies', cpu: 'cpu', memory: 'memory', requests: 'responses' };
const COMPARISONS = { above: '>', below: '<' } as const;

/** The query of an alarm: it gives something while the alarm should be on. */
export function queryOf<S extends EndpointSubject>(node: AlarmNode & { readonly subject: SubjectOf<S> }, context: QueryContext): string {
  const { subject, minRequests } = node;
  const value = QUERIES[subject.of as S](subject, context);
  const beyond = `${value} ${COMPARISONS[node.comparison]} ${node.threshold}`;
  const enough = minRequests > 0 ? `(${beyond}) and (${count(context)} >= ${minRequests})` : beyond;
  if (node.noData !== 'alarm') return enough;
  const few = minRequests > 0 ? ` or (${count(context)} < ${minRequests})` : '';
  const metric = series(BASIS[subject.of as S], context, {}, BASIS[subject.of as S] === 'latencies' ? '_count' : '');
  return `(${enough})${few} or absent_over_time(${metric})`;
}
