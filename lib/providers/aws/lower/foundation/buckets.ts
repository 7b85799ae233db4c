import { join, ref, type Deferred, type Json } from '../../../../lowered/ref.js';
import type { Data, Resource } from '../../../../lowered/resource.js';
import type { FoundationNode } from '../../../../plan/foundation.js';
import { CAPTURES, FOUNDATION } from '../../ids.js';
import { asTags, type AwsScope } from '../../scope.js';
import type { AwsTypes } from '../../types.js';

type BucketProps = Data<AwsTypes['AWS::S3::Bucket']>;

/** How long access logs are kept. */
const ACCESS_LOG_DAYS = 365;
/** Uploads that never ended are removed after this. */
const ABORT_AFTER_DAYS = 7;

const PRIVATE: BucketProps = {
  publicAccessBlockConfiguration: {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  },
  ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
};

const encryptedWith = (key: string | Deferred): BucketProps => ({
  bucketEncryption: {
    serverSideEncryptionConfiguration: [
      { serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: key }, bucketKeyEnabled: true },
    ],
  },
});

const sharedTags = ({ plan }: AwsScope): BucketProps => ({ tags: asTags({ 'trivium:environment': plan.environment }) });

/** Refuses whatever comes without TLS. */
function tlsOnly(id: string): Json {
  return {
    Sid: 'OnlyTls',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [ref(id, 'Arn'), join`${ref(id, 'Arn')}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}

function policy(
  id: string,
  bucket: string,
  part: 'foundation' | 'system',
  node: FoundationNode,
  { plan }: AwsScope,
  more: readonly Json[] = [],
): Resource<AwsTypes> {
  return {
    type: 'AWS::S3::BucketPolicy',
    id,
    from: node.id,
    part,
    props: {
      bucket: ref(bucket, 'Ref'),
      policyDocument: {
        Version: '2012-10-17',
        Id: `trivium-${plan.environment}`,
        Statement: [tlsOnly(bucket), ...more],
      },
    },
    // A bucket that stays keeps its policy.
    options: { retain: node.retain },
  };
}

/** Where the access logs of the environment's buckets go: S3 writes them, encrypted with its own key since it can use no other there. */
function accessLogs(node: FoundationNode, scope: AwsScope): readonly Resource<AwsTypes>[] {
  const { accessLogs: id, accessLogsPolicy } = FOUNDATION;
  const deliver: Json = {
    Sid: 'Deliver',
    Effect: 'Allow',
    Principal: { Service: 'logging.s3.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: join`${ref(id, 'Arn')}/*`,
    Condition: { StringEquals: { 'aws:SourceAccount': scope.account } },
  };
  return [
    {
      type: 'AWS::S3::Bucket',
      id,
      from: node.id,
      part: 'foundation',
      props: {
        ...PRIVATE,
        ...sharedTags(scope),
        bucketEncryption: {
          serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
        },
        lifecycleConfiguration: {
          rules: [
            {
              id: 'expire',
              status: 'Enabled',
              expirationInDays: ACCESS_LOG_DAYS,
              abortIncompleteMultipartUpload: { daysAfterInitiation: ABORT_AFTER_DAYS },
            },
          ],
        },
      },
      options: { retain: node.retain },
    },
    policy(accessLogsPolicy, id, 'foundation', node, scope, [deliver]),
  ];
}

/** The bucket of data, code and models, and that of its access logs. */
export function lowerBuckets(node: FoundationNode, scope: AwsScope): readonly Resource<AwsTypes>[] {
  return [
    ...accessLogs(node, scope),
    {
      type: 'AWS::S3::Bucket',
      id: FOUNDATION.bucket,
      from: node.id,
      part: 'foundation',
      props: {
        ...PRIVATE,
        ...encryptedWith(scope.shared.keyArn),
        ...sharedTags(scope),
        loggingConfiguration: { destinationBucketName: ref(FOUNDATION.accessLogs, 'Ref'), logFilePrefix: 'data/' },
        lifecycleConfiguration: {
          rules: [
            {
              id: 'abort',
              status: 'Enabled',
              abortIncompleteMultipartUpload: { daysAfterInitiation: ABORT_AFTER_DAYS },
            },
          ],
        },
        ...(node.retain ? { versioningConfiguration: { status: 'Enabled' } } : {}),
      },
      options: { retain: node.retain, dependsOn: [FOUNDATION.accessLogsPolicy] },
    },
    policy(FOUNDATION.bucketPolicy, FOUNDATION.bucket, 'foundation', node, scope),
  ];
}

/** The captured requests of the system's endpoints: each endpoint's for as long as it says. */
export function lowerCaptures(node: FoundationNode, scope: AwsScope): readonly Resource<AwsTypes>[] {
  const rules = scope.plan.nodes.endpoint.flatMap(({ name, capture }) =>
    capture === undefined
      ? []
      : [
          {
            id: name,
            prefix: `${name}/`,
            status: 'Enabled',
            expirationInDays: capture.keepDays,
            abortIncompleteMultipartUpload: { daysAfterInitiation: ABORT_AFTER_DAYS },
          },
        ],
  );
  const { accessLogsName } = scope.shared;
  return [
    {
      type: 'AWS::S3::Bucket',
      id: CAPTURES.bucket,
      from: node.id,
      part: 'system',
      props: {
        ...PRIVATE,
        ...encryptedWith(scope.shared.keyArn),
        lifecycleConfiguration: { rules },
        tags: scope.tags(),
        ...(accessLogsName === undefined
          ? {}
          : {
              loggingConfiguration: {
                destinationBucketName: accessLogsName,
                logFilePrefix: `captures/${scope.plan.system}/`,
              },
            }),
      },
      options: { retain: node.retain },
    },
    policy(CAPTURES.policy, CAPTURES.bucket, 'system', node, scope),
  ];
}
