import { join } from '../../../lowered/ref.js';
import { revisionsOf } from '../physical.js';
import { PARTITION, type AwsScope } from '../scope.js';
import type { Statement } from '../statement.js';

const TARGETS = 'Application Auto Scaling gives scalable targets their ids when they are registered';
/**
 * Only the number of machines of endpoints: the id of a target says nothing of the service that it belongs to.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsapplicationautoscaling.html
 */
const OF_ENDPOINTS = {
  StringEquals: {
    'application-autoscaling:scalable-dimension': 'sagemaker:variant:DesiredInstanceCount',
    'application-autoscaling:service-namespace': 'sagemaker',
  },
} as const;
const REVISIONS =
  'the release names each model and endpoint configuration after the version that it deploys; all begin with the name of the endpoint';

/** What the release needs to make an endpoint serve a version, and to remove what served before. */
export function deployEndpoint(endpoint: string, { arn }: AwsScope): readonly Statement[] {
  const models = arn('sagemaker', `model/${revisionsOf(endpoint)}*`);
  const configs = arn('sagemaker', `endpoint-config/${revisionsOf(endpoint)}*`);
  const own = arn('sagemaker', `endpoint/${endpoint}`);
  return [
    {
      actions: ['sagemaker:AddTags', 'sagemaker:CreateModel', 'sagemaker:DeleteModel', 'sagemaker:DescribeModel'],
      resources: [models],
      wildcardReason: REVISIONS,
    },
    {
      actions: [
        'sagemaker:AddTags',
        'sagemaker:CreateEndpointConfig',
        'sagemaker:DeleteEndpointConfig',
        'sagemaker:DescribeEndpointConfig',
      ],
      resources: [configs],
      wildcardReason: REVISIONS,
    },
    {
      actions: [
        'sagemaker:AddTags',
        'sagemaker:CreateEndpoint',
        'sagemaker:DeleteEndpoint',
        'sagemaker:DescribeEndpoint',
        'sagemaker:ListTags',
        'sagemaker:UpdateEndpoint',
      ],
      resources: [own],
    },
    {
      actions: ['sagemaker:CreateEndpoint', 'sagemaker:UpdateEndpoint'],
      resources: [configs],
      wildcardReason: REVISIONS,
    },
    // Before every update, also to a fixed number of machines: what was scaled before must be no more.
    {
      actions: ['application-autoscaling:DeregisterScalableTarget'],
      resources: [arn('application-autoscaling', 'scalable-target/*')],
      conditions: OF_ENDPOINTS,
      wildcardReason: TARGETS,
    },
  ];
}

/**
 * What the release needs to let the endpoint scale: the calls themselves, and those that Application Auto Scaling makes for the caller.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-prerequisites.html
 */
export function scaleEndpoint(endpoint: string, { arn, account }: AwsScope): readonly Statement[] {
  const linked =
    'aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint';
  return [
    {
      actions: ['application-autoscaling:PutScalingPolicy', 'application-autoscaling:RegisterScalableTarget'],
      resources: [arn('application-autoscaling', 'scalable-target/*')],
      conditions: OF_ENDPOINTS,
      wildcardReason: TARGETS,
    },
    {
      actions: ['sagemaker:UpdateEndpointWeightsAndCapacities'],
      resources: [arn('sagemaker', `endpoint/${endpoint}`)],
    },
    {
      actions: ['cloudwatch:DeleteAlarms', 'cloudwatch:DescribeAlarms', 'cloudwatch:PutMetricAlarm'],
      resources: [arn('cloudwatch', `alarm:TargetTracking-endpoint/${endpoint}/*`)],
      wildcardReason: 'Application Auto Scaling names the alarms of a scaling policy when it makes them',
    },
    {
      actions: ['iam:CreateServiceLinkedRole'],
      resources: [join`arn:${PARTITION}:iam::${account}:role/${linked}`],
      conditions: { StringEquals: { 'iam:AWSServiceName': 'sagemaker.application-autoscaling.amazonaws.com' } },
    },
  ];
}
