import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { Data } from '../../../lowered/resource.js';
import { subjectText, type AlarmNode } from '../../../plan/alarm.js';
import { nodeNamed } from '../../../plan/plan.js';
import { logicalId } from '../ids.js';
import { chooseMachine } from '../machine.js';
import { pipelineName } from '../physical.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';
import { measureOf, type Context, type Measure, type Metric } from './alarm/measure.js';
import { topicsOf } from './alarm/topics.js';
import { endpointName } from './endpoint.js';

type AlarmProps = Data<AwsTypes['AWS::CloudWatch::Alarm']>;

/** What aws does with the fields of an alarm. */
export const alarmSupport: NounSupport<'aws', 'alarm'> = {
  description: 'mapped',
  of: 'mapped',
  above: 'mapped',
  below: 'mapped',
  for: 'mapped',
  minRequests: 'mapped',
  noData: { byValue: { ok: 'mapped', alarm: 'mapped', ignore: 'mapped' } },
  // CloudWatch has no field for it: it begins the description, which every notification shows, and is a tag.
  severity: 'mapped',
  'notify[]': 'mapped',
};

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html */
const NO_DATA = { ok: 'notBreaching', alarm: 'breaching', ignore: 'ignore' } as const;
const COMPARISONS = { above: 'GreaterThanThreshold', below: 'LessThanThreshold' } as const;
/** Botocore: `AlarmDescription`. */
const LONGEST_DESCRIPTION = 1024;

function contextOf(node: AlarmNode, scope: AwsScope): Context {
  const { subject } = node;
  if ('pipeline' in subject) return { name: pipelineName(subject.pipeline, scope), cores: 1 };
  const endpoint = nodeNamed(scope.plan, 'endpoint', subject.endpoint);
  const { machine } = chooseMachine(endpoint.compute, 'serve', endpoint.id, [...endpoint.at, 'compute'], scope);
  return { name: endpointName(endpoint, scope), cores: machine.cpu };
}

/** What CloudWatch cannot say exactly. */
function remark(node: AlarmNode, { reporter }: AwsScope): void {
  const { subject } = node;
  if (subject.of === 'latency' && subject.statistic !== 'average') {
    reporter.report('TRV3059', [...node.at, 'of'], { alarm: node.name, statistic: subject.statistic });
  }
  if (subject.of === 'duration') reporter.report('TRV3060', [...node.at, 'of'], { alarm: node.name });
}

function describe(node: AlarmNode): string {
  const text =
    node.description ??
    `${subjectText(node.subject)} ${node.comparison} ${node.threshold} ${node.unit} for ${node.forSeconds / 60} minutes`;
  return `[${node.severity}] ${text}`.slice(0, LONGEST_DESCRIPTION);
}

const asPercentile = (statistic: string): boolean => /^p\d/.test(statistic);

/** One metric over one period of the length of `for`: with one evaluation period it is the one window that slides. */
function single({ namespace, name, statistic, dimensions }: Metric, period: number): Partial<AlarmProps> {
  return {
    namespace,
    metricName: name,
    dimensions: [...dimensions],
    period,
    ...(asPercentile(statistic) ? { extendedStatistic: statistic } : { statistic }),
  };
}

/** An expression; only its own value is looked at. */
function math({ metrics, expression }: Measure, period: number): Partial<AlarmProps> {
  const inputs = Object.entries(metrics).map(([id, metric]) => ({
    id,
    returnData: false,
    metricStat: {
      period,
      stat: metric.statistic,
      metric: { namespace: metric.namespace, metricName: metric.name, dimensions: [...metric.dimensions] },
    },
  }));
  return { metrics: [{ id: 'value', expression: expression ?? '', label: 'value', returnData: true }, ...inputs] };
}

function look(measure: Measure, period: number): Partial<AlarmProps> {
  const [only] = Object.values(measure.metrics);
  return measure.expression === undefined && only !== undefined ? single(only, period) : math(measure, period);
}

/** What is over is told as well, as the other clouds do. A run that failed is not undone by time: nothing is told when its window has passed. */
function recovery({ subject, notify }: AlarmNode): Partial<AlarmProps> {
  return 'endpoint' in subject ? { okActions: topicsOf(notify) } : {};
}

/** Lowers an alarm. */
export function lowerAlarm(node: AlarmNode, scope: AwsScope): Contribution<AwsTypes> {
  remark(node, scope);
  const measure = measureOf(node, contextOf(node, scope));
  return {
    resources: [
      {
        type: 'AWS::CloudWatch::Alarm',
        id: logicalId('alarms', node.name),
        from: node.id,
        part: 'system',
        props: {
          alarmName: scope.name('alarm', [node.name], node.at),
          alarmDescription: describe(node),
          ...look(measure, node.forSeconds),
          evaluationPeriods: 1,
          comparisonOperator: COMPARISONS[node.comparison],
          threshold: measure.threshold,
          treatMissingData: NO_DATA[node.noData],
          alarmActions: topicsOf(node.notify),
          ...recovery(node),
          tags: scope.tags({ severity: node.severity }),
        },
      },
    ],
  };
}
