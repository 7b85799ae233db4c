import type { IdentityRole } from '../../../plan/node.js';
import type { AwsScope } from '../scope.js';
import type { Statement } from '../statement.js';

const SERVICES: Readonly<Record<IdentityRole, readonly string[]>> = {
  job: ['ProcessingJobs', 'TrainingJobs'],
  endpoint: ['Endpoints'],
  release: [],
  trigger: [],
};
const GROUPS = 'SageMaker names log groups and streams when jobs and endpoints start';

/** Logs and metrics of what SageMaker runs. */
function sagemakerLogs(services: readonly string[], scope: AwsScope): readonly Statement[] {
  return [
    {
      actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: services.map((service) => scope.arn('logs', `log-group:/aws/sagemaker/${service}*`)),
      wildcardReason: GROUPS,
    },
    {
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'],
      conditions: { StringLike: { 'cloudwatch:namespace': services.map((service) => `/aws/sagemaker/${service}`) } },
      wildcardReason: 'CloudWatch has no permissions on single metrics; the condition limits the namespace',
    },
  ];
}

/**
 * Deliveries of a state machine's log.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 */
const DELIVERIES: readonly Statement[] = [
  {
    actions: [
      'logs:CreateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:DescribeLogGroups',
      'logs:DescribeResourcePolicies',
      'logs:GetLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:UpdateLogDelivery',
    ],
    resources: ['*'],
    wildcardReason: 'CloudWatch Logs has no permissions on single log deliveries',
  },
  {
    actions: ['xray:GetSamplingRules', 'xray:GetSamplingTargets', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
    resources: ['*'],
    wildcardReason: 'X-Ray has no permissions on single traces',
  },
];

/** What an identity needs to write its logs. */
export function logStatements(role: IdentityRole, scope: AwsScope): readonly Statement[] {
  const services = SERVICES[role];
  return services.length > 0 ? sagemakerLogs(services, scope) : role === 'release' ? DELIVERIES : [];
}
