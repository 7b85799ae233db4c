import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { CronField } from '../../../quantity/cron.js';
import type { TriggerNode } from '../../../plan/trigger.js';
import { logicalId } from '../ids.js';
import { pipelineArn } from '../physical.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

/** What aws does with the fields of a trigger. */
export const triggerSupport: NounSupport<'aws', 'trigger'> = {
  description: 'mapped',
  run: 'mapped',
  cron: 'mapped',
  timezone: 'mapped',
  'params.*': 'mapped',
  enabled: 'mapped',
};

const field = (value: CronField): string => (value.any === true ? '*' : value.text);

/** Scheduler counts days of the week from 1, Sunday. */
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const;

/**
 * Five fields as the six of EventBridge Scheduler: exactly one of the day fields is `?`, and the year comes last.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
 */
export function schedulerCron({ minute, hour, dayOfMonth, month, dayOfWeek }: TriggerNode['cron']): string {
  const week = dayOfWeek.any === true ? '?' : dayOfWeek.values.map((day) => DAYS[day]).join(',');
  const days = dayOfWeek.any === true ? field(dayOfMonth) : '?';
  return `cron(${field(minute)} ${field(hour)} ${days} ${field(month)} ${week} *)`;
}

/** Botocore scheduler/2021-06-30: `ScheduleExpression`, `SageMakerPipelineParameterValue`. */
const LONGEST_EXPRESSION = 256;
const LONGEST_VALUE = 1024;

/** Lowers a schedule: EventBridge Scheduler starts the pipeline, and knows time zones. */
export function lowerTrigger(node: TriggerNode, scope: AwsScope): Contribution<AwsTypes> {
  const values = Object.entries(node.params)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ name, value: String(value) }));
  const expression = schedulerCron(node.cron);
  if (expression.length > LONGEST_EXPRESSION) {
    scope.reporter.report('TRV3019', [...node.at, 'cron'], { text: expression });
  }
  for (const { name, value } of values) {
    if (value === '' || value.length > LONGEST_VALUE) {
      scope.reporter.report('TRV3018', [...node.at, 'params', name], { trigger: node.name, param: name, value });
    }
  }
  return {
    choices: [{ from: node.id, what: 'schedule', asked: node.timezone, chosen: `${expression} ${node.timezone}` }],
    resources: [
      {
        type: 'AWS::Scheduler::Schedule',
        id: logicalId(node.id),
        from: node.id,
        part: 'system',
        props: {
          description:
            node.description ?? `Starts ${node.pipeline} of ${scope.plan.system} (${scope.plan.environment})`,
          scheduleExpression: expression,
          scheduleExpressionTimezone: node.timezone,
          state: node.enabled ? 'ENABLED' : 'DISABLED',
          flexibleTimeWindow: { mode: 'OFF' },
          target: {
            arn: pipelineArn(node.pipeline, scope),
            roleArn: scope.roleArn('trigger'),
            ...(values.length === 0 ? {} : { sageMakerPipelineParameters: { pipelineParameterList: values } }),
          },
        },
        options: { dependsOn: [logicalId(node.pipeline)] },
      },
    ],
  };
}
