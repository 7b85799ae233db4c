import { join } from '../../../lowered/ref.js';
import { PARTITION, type AwsScope } from '../scope.js';
import type { Statement } from '../statement.js';

const REVISIONS = 'the release names each model and endpoint configuration after the version that it deploys; all begin with the name of the endpoint';

/** What the release needs to make an endpoint serve a version, and to remove what served before. */
export function deployEndpoint(endpoint: string, { arn }: AwsScope): readonly Statement[] {
  const models = arn('sagemaker', `model/${endpoint}-*`);
  const configs = arn('sagemaker', `endpoint-config/${endpoint}-*`);
  const own = arn('sagemaker', `endpoint/${endpoint}`);
  return [
    { actions: ['sagemaker:AddTags', 'sagemaker:CreateModel', 'sagemaker:DeleteModel', 'sagemaker:DescribeModel'], resources: [models], wildcardReason: REVISIONS },
    { actions: ['sagemaker:AddTags', 'sagemaker:CreateEndpointConfig', 'sagemaker:DeleteEndpointConfig', 'sagemaker:DescribeEndpointConfig'], resources: [configs], wildcardReason: REVISIONS },
    { actions: ['sagemaker:AddTags', 'sagemaker:CreateEndpoint', 'sagemaker:DeleteEndpoint', 'sagemaker:DescribeEndpoint', 'sagemaker:ListTags', 'sagemaker:UpdateEndpoint'], resources: [own] },
    { actions: ['sagemaker:CreateEndpoint', 'sagemaker:UpdateEndpoint'], resources: [configs], wildcardReason: REVISIONS },
  ];
}

/** What the release needs to let the endpoint scale. */
export function scaleEndpoint(_endpoint: string, { arn, account }: AwsScope): readonly Statement[] {
  const linked = 'aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint';
  return [
    {
      actions: ['application-autoscaling:DeregisterScalableTarget', 'application-autoscaling:PutScalingPolicy', 'application-autoscaling:RegisterScalableTarget'],
      resources: [arn('application-autoscaling', 'scalable-target/*')], wildcardReason: 'Application Auto Scaling gives scalable targets their ids when they are registered',
    },
    {
      actions: ['iam:CreateServiceLinkedRole'], resources: [join`arn:${PARTITION}:iam::${account}:role/${linked}`],
      conditions: { StringEquals: { 'iam:AWSServiceName': 'sagemaker.application-autoscaling.amazonaws.com' } },
    },
  ];
}
