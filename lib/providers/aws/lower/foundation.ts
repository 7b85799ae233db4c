import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { Existing } from '../../../lowered/resource.js';
import type { FoundationNode } from '../../../plan/foundation.js';
import { join } from '../../../lowered/ref.js';
import { imagesOf, outputsOfImages } from '../built-image.js';
import { FOUNDATION, IMAGES } from '../ids.js';
import { PARTITION, type AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';
import { reportBroughtKey } from './foundation/brought-key.js';
import { reportBroughtRepository } from './foundation/brought-repository.js';
import { lowerBuckets, lowerCaptures } from './foundation/buckets.js';
import { lowerImageRepository } from './foundation/images.js';
import { lowerKey } from './foundation/key.js';
import { lowerLogs } from './foundation/logs.js';

/** What aws does with the fields of an environment. */
export const environmentSupport: NounSupport<'aws', 'environment'> = {
  retain: 'mapped',
  override: 'mapped',
  'aws.account': 'mapped',
  'aws.region': 'mapped',
  'aws.use.bucket': 'mapped',
  'aws.use.key': 'mapped',
  'aws.use.network.vpc': 'mapped',
  'aws.use.network.subnets[]': 'mapped',
  'aws.use.network.securityGroups[]': 'mapped',
  'aws.use.roles.job': 'mapped',
  'aws.use.roles.endpoint': 'mapped',
  'aws.use.roles.release': 'mapped',
  'aws.use.roles.trigger': 'mapped',
  'aws.use.permissionsBoundary': 'mapped',
  'aws.use.repository': 'mapped',
  'aws.use.logs': 'mapped',
};

/** What is brought: shown in the plan, made by nobody here. */
function broughtParts(node: FoundationNode, { environment, account, region, arn }: AwsScope): readonly Existing[] {
  const { bucket, key, logs, network, repository } = environment.use;
  const existing = (type: string, id: string, physicalId: Existing['physicalId'] | undefined): readonly Existing[] =>
    physicalId === undefined ? [] : [{ type, id, from: node.id, part: 'foundation', physicalId }];
  const ec2 = (kind: string, id: string): Existing['physicalId'] =>
    arn('ec2', `${kind}/${id}`, { account, region: region.name });
  return [
    ...existing(
      'AWS::S3::Bucket',
      FOUNDATION.bucket,
      bucket === undefined ? undefined : join`arn:${PARTITION}:s3:::${bucket}`,
    ),
    ...existing('AWS::KMS::Key', FOUNDATION.key, key),
    ...existing('AWS::Logs::LogGroup', FOUNDATION.logs, logs),
    ...existing('AWS::ECR::Repository', IMAGES, repository),
    ...existing('AWS::EC2::VPC', 'FoundationVpc', network?.vpc === undefined ? undefined : ec2('vpc', network.vpc)),
    ...(network?.subnets ?? []).flatMap((id, index) =>
      existing('AWS::EC2::Subnet', `FoundationSubnet${index}`, ec2('subnet', id)),
    ),
    ...(network?.securityGroups ?? []).flatMap((id, index) =>
      existing('AWS::EC2::SecurityGroup', `FoundationSecurityGroup${index}`, ec2('security-group', id)),
    ),
  ];
}

/**
 * Lowers the foundation: bucket, key and log group of an environment. It depends on the environment only, so that every system
 * of it has the same; what depends on the system (captures) belongs to the system, and the repository of images has a stack of its own.
 */
export function lowerFoundation(node: FoundationNode, scope: AwsScope): Contribution<AwsTypes> {
  const { brought } = scope.shared;
  reportBroughtKey(scope);
  reportBroughtRepository(scope);
  return {
    existing: broughtParts(node, scope),
    resources: [
      ...(brought.key ? [] : lowerKey(node, scope)),
      ...(brought.bucket ? [] : lowerBuckets(node, scope)),
      ...(brought.logs ? [] : lowerLogs(node, scope)),
      ...(node.needs.captureStore && scope.shared.captures.owned ? lowerCaptures(node, scope) : []),
      ...(brought.repository || imagesOf(scope).length === 0 ? [] : lowerImageRepository(node, scope)),
    ],
    outputs: [
      ...(brought.bucket
        ? []
        : [
            {
              name: 'FoundationBucketName',
              part: 'foundation' as const,
              description: 'The bucket that the systems of this environment share',
              value: scope.shared.bucketName,
            },
          ]),
      ...outputsOfImages(scope),
    ],
  };
}
