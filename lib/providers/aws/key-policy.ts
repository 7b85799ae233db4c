import type { Json } from '../../lowered/ref.js';
import type { AwsScope } from './scope.js';
import type { Text } from './statement.js';

/** What encrypting and decrypting takes; a service and a role need the same. */
export const USE_KEY = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
] as const;

/**
 * CloudWatch Logs encrypts log groups. Without it no log group with the key can be made.
 *
 * @param principal - the service in its region, `logs.<region>.<suffix>`
 * @param groups - ARN of the log groups; may have a wildcard
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export const logsStatement = (principal: Text, groups: Text): Json => ({
  Sid: 'Logs',
  Effect: 'Allow',
  Principal: { Service: principal },
  Action: USE_KEY,
  Resource: '*',
  Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
});

/**
 * CloudWatch, whose alarms alone publish to topics, uses their key, for one account only. Without it what it publishes is lost, and nobody is told.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export const publishStatement = (account: string): Json => ({
  Sid: 'Alarms',
  Effect: 'Allow',
  Principal: { Service: 'cloudwatch.amazonaws.com' },
  Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
  Resource: '*',
  Condition: { StringEquals: { 'aws:SourceAccount': account } },
});

/**
 * Another account may hand on the use of the key to its roles. They are not named: a policy cannot name a role that is yet to be made.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
 */
const accountStatements = (root: string): readonly Json[] => [
  { Sid: 'UseFromAnotherAccount', Effect: 'Allow', Principal: { AWS: root }, Action: USE_KEY, Resource: '*' },
  {
    Sid: 'VolumesOfAnotherAccount',
    Effect: 'Allow',
    Principal: { AWS: root },
    Action: 'kms:CreateGrant',
    Resource: '*',
    Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  },
];

/** What the policy of a key must allow, and what happens while it does not. */
export interface KeyNeed {
  readonly who: string;
  readonly otherwise: string;
  /** Ready to be pasted: nothing in them is a reference. */
  readonly statements: readonly Json[];
}

function logsNeed({ account, region, plan }: AwsScope, group: string): KeyNeed {
  const groups = `arn:${region.partition}:logs:${region.name}:${account}:log-group:${group}`;
  return {
    who: 'CloudWatch Logs',
    otherwise: `the log group of ${plan.environment} cannot be made, and its first deployment fails`,
    statements: [logsStatement(`logs.${region.name}.${region.dnsSuffix}`, groups)],
  };
}

/** Who publishes to topics; each notification has a warning of its own about it (TRV3061). */
export const ALARMS = 'CloudWatch alarms';

/** What the policy of a key that is brought must allow; nothing when the key is made. */
export function needsOfBroughtKey(scope: AwsScope, owner: string, logGroup: string): readonly KeyNeed[] {
  const { account, region, plan, shared } = scope;
  if (!shared.brought.key) return [];
  const alarms: KeyNeed = {
    who: ALARMS,
    otherwise: 'alarms reach nobody',
    statements: [publishStatement(account)],
  };
  const roles: KeyNeed = {
    who: `the account ${account}`,
    otherwise: 'none of its roles can read or write what is encrypted',
    statements: accountStatements(`arn:${region.partition}:iam::${account}:root`),
  };
  return [
    ...(shared.brought.logs ? [] : [logsNeed(scope, logGroup)]),
    ...(plan.nodes.notification.length === 0 ? [] : [alarms]),
    ...(owner === account ? [] : [roles]),
  ];
}
