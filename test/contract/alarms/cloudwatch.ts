import { evaluate, mean, parse as read, percentile, type Call, type Node, type Value } from './expression.js';
import type { State, Traffic } from './traffic.js';

interface Stat {
  readonly period: number;
  readonly stat: string;
  readonly metric: { readonly metricName: string };
}
/** The properties of an alarm that decide when it is on. */
export interface AlarmProps {
  readonly metrics?: readonly {
    readonly id: string;
    readonly expression?: string;
    readonly returnData: boolean;
    readonly metricStat?: Stat;
  }[];
  readonly metricName?: string;
  readonly period?: number;
  readonly statistic?: string;
  readonly extendedStatistic?: string;
  readonly evaluationPeriods: number;
  readonly comparisonOperator: string;
  readonly threshold: number;
  readonly treatMissingData: string;
}

const known = new Map<string, Node>();
/** Reads each expression once. */
function parse(text: string): Node {
  const node = known.get(text) ?? read(text);
  known.set(text, node);
  return node;
}

/** Cores of the machine that the endpoint of these tests gets. */
const CORES = 4;

/** What SageMaker reports: latencies in microseconds, CPU 100 for each core, and counts only where there is something to count. */
function observations(
  name: string,
  { requests, readings }: Traffic,
): readonly { readonly ago: number; readonly value: number }[] {
  const of = (value: (request: Traffic['requests'][number]) => number) =>
    requests.map((request) => ({ ago: request.ago, value: value(request) }));
  switch (name) {
    case 'Invocations':
      return of(() => 1);
    case 'Invocation5XXErrors':
      return of(() => 1).filter((_, index) => (requests[index]?.code ?? 0) >= 500);
    case 'ModelLatency':
      return of(({ modelMs }) => modelMs * 1000);
    case 'OverheadLatency':
      return of(({ modelMs, totalMs }) => (totalMs - modelMs) * 1000);
    case 'CPUUtilization':
      return readings.map(({ ago, cpu }) => ({ ago, value: cpu * CORES }));
    case 'MemoryUtilization':
      return readings.map(({ ago, memory }) => ({ ago, value: memory }));
    default:
      throw new Error(`no metric ${name}`);
  }
}

function statistic(values: readonly number[], stat: string): Value {
  if (stat === 'Sum') return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);
  return stat === 'Average' ? mean(values) : percentile(values, Number(stat.slice(1)));
}

/** Metric math: FILL gives gaps a number, IF without a third argument gives none. */
const CALLS: Readonly<Record<string, Call>> = {
  FILL: ([metric, filling], inner) =>
    metric === undefined || filling === undefined ? undefined : (inner(metric) ?? inner(filling)),
  IF: ([condition, then, otherwise], inner) => {
    const holds = condition === undefined ? undefined : inner(condition);
    const chosen = holds === undefined ? undefined : holds !== 0 ? then : otherwise;
    return chosen === undefined ? undefined : inner(chosen);
  },
};

/** The data point of one period that ended so many minutes ago. */
function dataPoint(props: AlarmProps, traffic: Traffic, ended: number): Value {
  const look = ({ period, stat, metric }: Stat): Value =>
    statistic(
      observations(metric.metricName, traffic)
        .filter(({ ago }) => ago >= ended && ago < ended + period / 60)
        .map(({ value }) => value),
      stat,
    );
  if (props.metrics === undefined) {
    return look({
      period: props.period ?? NaN,
      stat: props.statistic ?? props.extendedStatistic ?? '',
      metric: { metricName: props.metricName ?? '' },
    });
  }
  const names = Object.fromEntries(
    props.metrics.flatMap(({ id, metricStat }) => (metricStat === undefined ? [] : [[id, look(metricStat)] as const])),
  );
  const [shown] = props.metrics.filter(({ returnData }) => returnData);
  return evaluate(parse(shown?.expression ?? ''), names, CALLS);
}

/**
 * Whether a CloudWatch alarm is on, with one evaluation period that slides by a minute.
 *
 * Left out: that a gap counts as one only after some periods without data (docs/alarms.md says so).
 */
export function cloudWatch(props: AlarmProps, traffic: Traffic): State {
  if (props.evaluationPeriods !== 1) throw new Error('one evaluation period is what these tests know');
  for (let ended = 0; ended < 1440; ended += 1) {
    const value = dataPoint(props, traffic, ended);
    if (value !== undefined) {
      return props.comparisonOperator === 'GreaterThanThreshold' ? value > props.threshold : value < props.threshold;
    }
    if (props.treatMissingData !== 'ignore') return props.treatMissingData === 'breaching';
  }
  return undefined;
}
