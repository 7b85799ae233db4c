import type { AlarmNode, AlarmSubject, SubjectName } from '../../../../plan/alarm.js';
import { range, selector, subquery, vertexMetric } from '../../document/promql.js';

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
  return range(
    selector(`${vertexMetric(PATHS[path][context.isPrivate ? 1 : 0])}${suffix}`, { ...context.endpoint, ...more }),
    context.seconds,
  );
}

const count = (context: QueryContext, more: Labels = {}): string =>
  `sum(increase(${series('responses', context, more)}))`;

/** Of the whole request, or of the model alone. */
const LATENCY_TYPES = { latency: 'total', modelLatency: 'model' } as const;

function latency({ of, statistic }: SubjectOf<'latency' | 'modelLatency'>, context: QueryContext): string {
  const type = { latency_type: LATENCY_TYPES[of] };
  if (statistic === 'average') {
    return `sum(increase(${series('latencies', context, type, '_sum')})) / sum(increase(${series('latencies', context, type, '_count')}))`;
  }
  return `histogram_quantile(${Number(statistic.slice(1)) / 100}, sum by (le) (increase(${series('latencies', context, type, '_bucket')})))`;
}

/** How each subject is measured, in the unit of the spec; a subject without a query does not compile. */
const QUERIES: { readonly [S in EndpointSubject]: (subject: SubjectOf<S>, context: QueryContext) => string } = {
  // Responses 5xx. An answer 4xx is the caller's mistake, and no error of the endpoint. Before the first of them there is no series.
  errorRate: (_subject, context) =>
    `100 * (${count(context, { response_code: '5xx' })} or 0 * ${count(context)}) / ${count(context)}`,
  latency: (subject, context) => latency(subject as SubjectOf<'latency' | 'modelLatency'>, context),
  modelLatency: (subject, context) => latency(subject as SubjectOf<'latency' | 'modelLatency'>, context),
  // One busy CPU counts 1.
  cpu: (_subject, context) => `100 * avg(avg_over_time(${series('cpu', context)})) / ${context.cpus}`,
  memory: (_subject, context) => `100 * avg(avg_over_time(${series('memory', context)})) / ${context.memoryBytes}`,
  requests: (_subject, context) => count(context),
};

/** The series whose absence is no data. */
const BASIS: { readonly [S in EndpointSubject]: keyof typeof PATHS } = {
  errorRate: 'responses',
  latency: 'latencies',
  modelLatency: 'latencies',
  cpu: 'cpu',
  memory: 'memory',
  requests: 'responses',
};
/** Over a day is looked back at the most; alerts look back 25 hours. https://cloud.google.com/monitoring/promql/promql-in-alerting */
const DAY = 86_400;
const HOUR = 3600;

/** Whether there were enough requests to say anything: as many as asked for, and one at least. */
const enough = (context: QueryContext, minRequests: number): string =>
  minRequests > 0 ? `${count(context)} >= ${minRequests}` : `${count(context)} > 0`;
const tooFew = (context: QueryContext, minRequests: number): string =>
  minRequests > 0 ? `${count(context)} < ${minRequests}` : `${count(context)} == 0`;

const COMPARISONS = { above: '>', below: '<' } as const;

/** Of rates and latencies the value of no requests is not a number, which is beyond nothing; the number of requests is one, and must not be compared then. */
const needsGuard = ({ subject, minRequests }: AlarmNode): boolean => minRequests > 0 || subject.of === 'requests';

/** While there is no data the newest value of the last day counts, the window of that value included. */
function remembered(value: string, condition: string | undefined, seconds: number): string {
  const inner = condition === undefined ? value : `${value} and (${condition})`;
  return `last_over_time(${subquery(inner, Math.max(DAY - seconds, HOUR))})`;
}

/** The query of an alarm: it gives something while the alarm should be on. */
export function queryOf<S extends EndpointSubject>(
  node: AlarmNode & { readonly subject: SubjectOf<S> },
  context: QueryContext,
): string {
  const { subject, minRequests, noData } = node;
  const of = subject.of as S;
  const ofRequests = of !== 'cpu' && of !== 'memory';
  const value = QUERIES[of](subject, context);
  const threshold = `${COMPARISONS[node.comparison]} ${node.threshold}`;
  if (noData === 'ignore') {
    return `${remembered(value, ofRequests ? enough(context, minRequests) : undefined, node.forSeconds)} ${threshold}`;
  }
  if (noData === 'ok') {
    return needsGuard(node) ? `(${value} ${threshold}) and (${enough(context, minRequests)})` : `${value} ${threshold}`;
  }
  const few = ofRequests ? ` or (${tooFew(context, minRequests)})` : '';
  return `(${value} ${threshold})${few} or absent_over_time(${series(BASIS[of], context, {}, BASIS[of] === 'latencies' ? '_count' : '')})`;
}
