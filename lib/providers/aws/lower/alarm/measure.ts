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
  /** From the unit of the spec to that of CloudWatch. */
  readonly factor: number;
}

/** What measuring a subject needs to know. */
export interface Context {
  readonly name: string;
  /** Virtual cores of one machine of the endpoint. */
  readonly cores: number;
  readonly minRequests: number;
}

type SubjectOf<S extends SubjectName> = AlarmSubject & { readonly of: S };

/** https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html; the pipelines' namespace is spelt with a small m. */
const NAMESPACES = { endpoint: 'AWS/SageMaker', machine: '/aws/sagemaker/Endpoints', pipeline: 'AWS/Sagemaker/ModelBuildingPipeline' } as const;

const onEndpoint = (name: string, statistic: string, { name: endpoint }: Context, namespace: string = NAMESPACES.endpoint): Metric => ({ namespace, name, statistic, dimensions: endpointDimensions(endpoint) });
const onPipeline = (name: string, statistic: string, { name: pipeline }: Context): Metric => ({ namespace: NAMESPACES.pipeline, name, statistic, dimensions: [{ name: 'PipelineName', value: pipeline }] });
const statisticOf = (statistic: Statistic): string => (statistic === 'average' ? 'Average' : statistic);

/** Latencies are measured in microseconds. */
const PER_MILLISECOND = 1000;

/** With fewer requests, IF with two arguments gives no value, which is what the alarm calls no data. */
const guarded = (expression: string, minRequests: number): string => (minRequests > 0 ? `IF(requests >= ${minRequests}, ${expression})` : expression);

const requests = (context: Context): Metric => onEndpoint('Invocations', 'Sum', context);

function modelLatency({ statistic }: SubjectOf<'modelLatency'>, context: Context): Measure {
  const latency = onEndpoint('ModelLatency', statisticOf(statistic), context);
  if (context.minRequests === 0) return { metrics: { latency }, factor: PER_MILLISECOND };
  return { metrics: { requests: requests(context), latency }, expression: guarded('latency', context.minRequests), factor: PER_MILLISECOND };
}

function latency({ statistic }: SubjectOf<'latency'>, context: Context): Measure {
  const parts = { model: onEndpoint('ModelLatency', statisticOf(statistic), context), overhead: onEndpoint('OverheadLatency', statisticOf(statistic), context) };
  return { metrics: context.minRequests === 0 ? parts : { requests: requests(context), ...parts }, expression: guarded('model + overhead', context.minRequests), factor: PER_MILLISECOND };
}

/** How each subject is measured: a subject without a measure does not compile. */
const MEASURES: { readonly [S in SubjectName]: (subject: SubjectOf<S>, context: Context) => Measure } = {
  // Responses 5xx. An answer 4xx is the caller's mistake, and no error of the endpoint.
  errorRate: (_subject, context) => ({
    metrics: { requests: requests(context), errors: onEndpoint('Invocation5XXErrors', 'Sum', context) }, expression: guarded('100 * FILL(errors, 0) / requests', context.minRequests), factor: 1,
  }),
  modelLatency, latency,
  // CPU is counted 100 for each core of a machine.
  cpu: (_subject, context) => ({ metrics: { cpu: onEndpoint('CPUUtilization', 'Average', context, NAMESPACES.machine) }, factor: context.cores }),
  memory: (_subject, context) => ({ metrics: { memory: onEndpoint('MemoryUtilization', 'Average', context, NAMESPACES.machine) }, factor: 1 }),
  requests: (_subject, context) => ({ metrics: { requests: requests(context) }, factor: 1 }),
  failed: (_subject, context) => ({ metrics: { failed: onPipeline('ExecutionFailed', 'Sum', context) }, factor: 1 }),
  // Reported in milliseconds.
  duration: (_subject, context) => ({ metrics: { duration: onPipeline('ExecutionDuration', 'Maximum', context) }, factor: 1000 }),
};

/** How the subject of an alarm is measured. */
export function measureOf<S extends SubjectName>(alarm: AlarmNode & { readonly subject: SubjectOf<S> }, context: Context): Measure {
  return MEASURES[alarm.subject.of as S](alarm.subject, context);
}
