import type { AlarmNode, AlarmSubject, Statistic, SubjectName } from '../../../../plan/alarm.js';
import { endpointDimensions } from '../endpoint/scaling.js';

/** One metric of CloudWatch with a statistic. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly statistic: string;
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
}

/** What an alarm looks at: one metric, or an expression over several. */
export interface Measure {
  /** By the name that the expression has for it: it begins with a small letter. */
  readonly metrics: Readonly<Record<string, Metric>>;
  /** Metric math; absent where there is one metric. */
  readonly expression?: string;
  /** In the unit of CloudWatch. */
  readonly threshold: number;
}

/** What measuring a subject needs to know. */
export interface Context {
  readonly name: string;
  /** Virtual cores of one machine of the endpoint. */
  readonly cores: number;
}

type SubjectOf<S extends SubjectName> = AlarmSubject & { readonly of: S };

/** https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html; the pipelines' namespace is spelt with a small m. */
const NAMESPACES = {
  endpoint: 'AWS/SageMaker',
  machine: '/aws/sagemaker/Endpoints',
  pipeline: 'AWS/Sagemaker/ModelBuildingPipeline',
} as const;

const onEndpoint = (
  name: string,
  statistic: string,
  { name: endpoint }: Context,
  namespace: string = NAMESPACES.endpoint,
): Metric => ({ namespace, name, statistic, dimensions: endpointDimensions(endpoint) });
const onPipeline = (name: string, statistic: string, { name: pipeline }: Context): Metric => ({
  namespace: NAMESPACES.pipeline,
  name,
  statistic,
  dimensions: [{ name: 'PipelineName', value: pipeline }],
});
const statisticOf = (statistic: Statistic): string => (statistic === 'average' ? 'Average' : statistic);

/** Latencies are measured in microseconds. */
const PER_MILLISECOND = 1000;

const requests = (context: Context): Metric => onEndpoint('Invocations', 'Sum', context);

/** A value: an expression over metrics, or the name of the only one. */
interface Value {
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly value: string;
  /** From the unit of the spec to that of CloudWatch. */
  readonly factor: number;
  /** What its absence is measured by: requests, or the metric itself. */
  readonly basis: 'requests' | 'itself';
}

/** How each subject is measured: a subject without a measure does not compile. */
const VALUES: { readonly [S in SubjectName]: (subject: SubjectOf<S>, context: Context) => Value } = {
  // Responses 5xx. An answer 4xx is the caller's mistake, and no error of the endpoint.
  errorRate: (_subject, context) => ({
    metrics: { requests: requests(context), errors: onEndpoint('Invocation5XXErrors', 'Sum', context) },
    value: '100 * FILL(errors, 0) / requests',
    factor: 1,
    basis: 'requests',
  }),
  modelLatency: ({ statistic }, context) => ({
    metrics: { latency: onEndpoint('ModelLatency', statisticOf(statistic), context) },
    value: 'latency',
    factor: PER_MILLISECOND,
    basis: 'requests',
  }),
  latency: ({ statistic }, context) => ({
    metrics: {
      model: onEndpoint('ModelLatency', statisticOf(statistic), context),
      overhead: onEndpoint('OverheadLatency', statisticOf(statistic), context),
    },
    value: 'model + overhead',
    factor: PER_MILLISECOND,
    basis: 'requests',
  }),
  // CPU is counted 100 for each core of a machine.
  cpu: (_subject, context) => ({
    metrics: { cpu: onEndpoint('CPUUtilization', 'Average', context, NAMESPACES.machine) },
    value: 'cpu',
    factor: context.cores,
    basis: 'itself',
  }),
  memory: (_subject, context) => ({
    metrics: { memory: onEndpoint('MemoryUtilization', 'Average', context, NAMESPACES.machine) },
    value: 'memory',
    factor: 1,
    basis: 'itself',
  }),
  requests: (_subject, context) => ({
    metrics: { requests: requests(context) },
    value: 'requests',
    factor: 1,
    basis: 'requests',
  }),
  failed: (_subject, context) => ({
    metrics: { failed: onPipeline('ExecutionFailed', 'Sum', context) },
    value: 'failed',
    factor: 1,
    basis: 'itself',
  }),
  // Reported in milliseconds.
  duration: (_subject, context) => ({
    metrics: { duration: onPipeline('ExecutionDuration', 'Maximum', context) },
    value: 'duration',
    factor: 1000,
    basis: 'itself',
  }),
};

/**
 * The shortest window in which a gap is filled. Metrics come a minute or two late: the newest of shorter windows is always empty, and would always be filled.
 *
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html (FILL in alarms)
 */
const SHORTEST_FILLED_SECONDS = 300;

/** A number beyond the threshold, which stands for no data that means alarm; of fewer than something, none. */
const beyond = ({ comparison }: AlarmNode, threshold: number): number =>
  comparison === 'above' ? threshold + 1 : Math.min(0, threshold - 1);

/**
 * The expression, with what too few requests and no data mean.
 *
 * - With too few requests, IF with two arguments gives no value, which is what the alarm calls no data.
 * - CloudWatch believes that data is missing only after several windows without: where that means alarm, the gap is filled with a number beyond the threshold.
 */
function withGaps({ value, basis }: Value, alarm: AlarmNode, threshold: number): string {
  const { noData, forSeconds, minRequests } = alarm;
  const filled = noData === 'alarm' && forSeconds >= SHORTEST_FILLED_SECONDS;
  if (filled && basis === 'itself') return `FILL(${value}, ${beyond(alarm, threshold)})`;
  if (filled) return `IF(FILL(requests, 0) >= ${Math.max(1, minRequests)}, ${value}, ${beyond(alarm, threshold)})`;
  return minRequests > 0 ? `IF(requests >= ${minRequests}, ${value})` : value;
}

/** How the subject of an alarm is measured. */
export function measureOf<S extends SubjectName>(
  alarm: AlarmNode & { readonly subject: SubjectOf<S> },
  context: Context,
): Measure {
  const found = VALUES[alarm.subject.of as S](alarm.subject, context);
  const threshold = Number((alarm.threshold * found.factor).toPrecision(12));
  const expression = withGaps(found, alarm, threshold);
  const metrics = /\brequests\b/.test(expression) ? { requests: requests(context), ...found.metrics } : found.metrics;
  return { metrics, threshold, ...(expression in metrics ? {} : { expression }) };
}
