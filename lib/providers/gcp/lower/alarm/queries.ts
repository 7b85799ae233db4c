import type { AlarmNode, AlarmSubject, SubjectName } from '../../../../plan/alarm.js';
import { range, selector, subquery, vertexMetric, type Labels } from '../../document/promql.js';

/** What watches an endpoint; pipelines are seen in their logs. */
export type EndpointSubject = Exclude<SubjectName, 'failed' | 'duration'>;
type SubjectOf<S extends SubjectName> = AlarmSubject & { readonly of: S };

/** What a query needs to know. */
export interface QueryContext {
  /** Labels of the series of the endpoint. */
  readonly endpoint: Readonly<Record<string, string>>;
  /** Whether it is in a network: then its requests may be counted by other metrics. */
  readonly isPrivate: boolean;
  readonly seconds: number;
  /** CPUs and memory of one machine. */
  readonly cpus: number;
  readonly memoryBytes: number;
}

/** A metric of an endpoint. */
interface Metric {
  readonly path: string;
  /** Seconds until a value can be seen: a window that ends now would miss its last minutes, and a short one everything. */
  readonly late: number;
}

/** https://cloud.google.com/monitoring/api/metrics_gcp_a_b#gcp-aiplatform ("not visible for up to 360 seconds") */
const METRICS = {
  responses: { path: 'prediction/online/response_count', late: 0 },
  latencies: { path: 'prediction/online/prediction_latencies', late: 0 },
  privateResponses: { path: 'prediction/online/private/response_count', late: 360 },
  privateLatencies: { path: 'prediction/online/private/prediction_latencies', late: 360 },
  cpu: { path: 'prediction/online/cpu/utilization', late: 360 },
  memory: { path: 'prediction/online/memory/bytes_used', late: 360 },
} as const satisfies Record<string, Metric>;
type MetricName = keyof typeof METRICS;

function series(name: MetricName, context: QueryContext, more: Labels = {}, suffix = ''): string {
  const { path, late } = METRICS[name];
  return range(selector(`${vertexMetric(path)}${suffix}`, { ...context.endpoint, ...more }), context.seconds, late);
}

/**
 * What is known of requests. Nobody documents which metrics count those of an endpoint with Private Service Connect: there the metrics of
 * private endpoints count where those of public ones have nothing.
 */
const either = ({ isPrivate }: QueryContext, ofPublic: string, ofPrivate: string): string =>
  isPrivate ? `(${ofPublic} or ${ofPrivate})` : ofPublic;

const increase = (range: string): string => `sum(increase(${range}))`;
const count = (context: QueryContext): string =>
  either(context, increase(series('responses', context)), increase(series('privateResponses', context)));

/** Responses 5xx: metrics of public endpoints have classes of codes, those of private ones the code. */
const errors = (context: QueryContext): string =>
  either(
    context,
    increase(series('responses', context, { response_code: '5xx' })),
    increase(series('privateResponses', context, { response_code: { like: '5..' } })),
  );

/** Of the whole request, or of the model alone; the metric of private endpoints does not tell them apart. */
const LATENCY_TYPES = { latency: 'total', modelLatency: 'model' } as const;

function latency({ of, statistic }: SubjectOf<'latency' | 'modelLatency'>, context: QueryContext): string {
  const write = (name: MetricName, labels: Labels): string =>
    statistic === 'average'
      ? `${increase(series(name, context, labels, '_sum'))} / ${increase(series(name, context, labels, '_count'))}`
      : `histogram_quantile(${Number(statistic.slice(1)) / 100}, sum by (le) (increase(${series(name, context, labels, '_bucket')})))`;
  return either(context, write('latencies', { latency_type: LATENCY_TYPES[of] }), write('privateLatencies', {}));
}

/** How each subject is measured, in the unit of the spec; a subject without a query does not compile. */
const QUERIES: { readonly [S in EndpointSubject]: (subject: SubjectOf<S>, context: QueryContext) => string } = {
  // An answer 4xx is the caller's mistake, and no error of the endpoint. Before the first 5xx there is no series.
  errorRate: (_subject, context) => `100 * (${errors(context)} or 0 * ${count(context)}) / ${count(context)}`,
  latency: (subject, context) => latency(subject as SubjectOf<'latency' | 'modelLatency'>, context),
  modelLatency: (subject, context) => latency(subject as SubjectOf<'latency' | 'modelLatency'>, context),
  // One busy CPU counts 1.
  cpu: (_subject, context) => `100 * avg(avg_over_time(${series('cpu', context)})) / ${context.cpus}`,
  memory: (_subject, context) => `100 * avg(avg_over_time(${series('memory', context)})) / ${context.memoryBytes}`,
  requests: (_subject, context) => count(context),
};

const REQUESTS: readonly MetricName[] = ['responses', 'privateResponses'];
const LATENCIES: readonly MetricName[] = ['latencies', 'privateLatencies'];
/** The series whose absence is no data; the second of them in a network only. */
const BASIS: { readonly [S in EndpointSubject]: readonly MetricName[] } = {
  errorRate: REQUESTS,
  latency: LATENCIES,
  modelLatency: LATENCIES,
  cpu: ['cpu'],
  memory: ['memory'],
  requests: REQUESTS,
};

/** True while there is no data at all. */
function absent(of: EndpointSubject, context: QueryContext): string {
  const names = context.isPrivate ? BASIS[of] : BASIS[of].slice(0, 1);
  const suffix = BASIS[of] === LATENCIES ? '_count' : '';
  const each = names.map((name) => `absent_over_time(${series(name, context, {}, suffix)})`);
  return each.length > 1 ? `(${each.join(' and ')})` : each.join();
}

/** Over a day is looked back at the most; alerts look back 25 hours. https://cloud.google.com/monitoring/promql/promql-in-alerting */
const DAY = 86_400;
/** Shortest time that is looked back: with the longest window, and the minutes that values are late, 25 hours. */
const SHORTEST = 3600 - 360;

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
  return `last_over_time(${subquery(inner, Math.max(DAY - seconds, SHORTEST))})`;
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
  return `(${value} ${threshold})${few} or ${absent(of, context)}`;
}
