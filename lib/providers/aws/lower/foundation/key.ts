import { join, type Json } from '../../../../lowered/ref.js';
import type { Resource } from '../../../../lowered/resource.js';
import type { FoundationNode } from '../../../../plan/foundation.js';
import { FOUNDATION } from '../../ids.js';
import { logsStatement, publishStatement } from '../../key-policy.js';
import { asTags, PARTITION, type AwsScope } from '../../scope.js';
import type { AwsTypes } from '../../types.js';

/** What the account itself may do with its key: all that IAM policies may then hand on, without a wildcard. https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html */
const ADMINISTER = [
  'CancelKeyDeletion',
  'CreateAlias',
  'CreateGrant',
  'Decrypt',
  'DeleteAlias',
  'DescribeKey',
  'DisableKey',
  'DisableKeyRotation',
  'EnableKey',
  'EnableKeyRotation',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'GetKeyPolicy',
  'GetKeyRotationStatus',
  'ListGrants',
  'ListKeyPolicies',
  'ListResourceTags',
  'PutKeyPolicy',
  'ReEncryptFrom',
  'ReEncryptTo',
  'RetireGrant',
  'RevokeGrant',
  'ScheduleKeyDeletion',
  'TagResource',
  'UntagResource',
  'UpdateAlias',
  'UpdateKeyDescription',
].map((action) => `kms:${action}`);
/** Days until a key that is deleted is gone: the fewest that KMS allows. */
const PENDING_DAYS = 7;

function keyPolicy({ account, region, arn }: AwsScope): Json {
  const root = join`arn:${PARTITION}:iam::${account}:root`;
  return {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'Account', Effect: 'Allow', Principal: { AWS: root }, Action: ADMINISTER, Resource: '*' },
      logsStatement(join`logs.${region.name}.${region.dnsSuffix}`, arn('logs', 'log-group:*')),
      publishStatement(account),
    ],
  };
}

/** The key that encrypts data, models, volumes and logs of an environment. */
export function lowerKey(node: FoundationNode, scope: AwsScope): readonly Resource<AwsTypes>[] {
  return [
    {
      type: 'AWS::KMS::Key',
      id: FOUNDATION.key,
      from: node.id,
      part: 'foundation',
      props: {
        description: `Machine learning, ${scope.plan.environment}: data, models, volumes, logs`,
        enableKeyRotation: true,
        keyPolicy: keyPolicy(scope),
        pendingWindowInDays: PENDING_DAYS,
        tags: asTags({ 'trivium:environment': scope.plan.environment }),
      },
      options: { retain: node.retain },
    },
  ];
}
