'use strict';
const cdk = require('aws-cdk-lib');
const kms = require('aws-cdk-lib/aws-kms');
const logs = require('aws-cdk-lib/aws-logs');
const s3 = require('aws-cdk-lib/aws-s3');

class FoundationStack extends cdk.Stack {
  constructor(scope, id, { foundation, ...props }) {
    super(scope, id, props);
    const foundationAccessLogs = new s3.CfnBucket(this, 'FoundationAccessLogs', {
      publicAccessBlockConfiguration: { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
      ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
      tags: [{ key: 'trivium:environment', value: 'dev' }],
      bucketEncryption: { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }] },
      lifecycleConfiguration: { rules: [{ id: 'expire', status: 'Enabled', expirationInDays: 365, abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } }] },
    });
    foundationAccessLogs.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);
    this.foundationAccessLogs = foundationAccessLogs;
    const foundationKey = new kms.CfnKey(this, 'FoundationKey', {
      description: 'Machine learning, dev: data, models, volumes, logs',
      enableKeyRotation: true,
      keyPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'Account',
            Effect: 'Allow',
            Principal: { AWS: `arn:${cdk.Aws.PARTITION}:iam::111122223333:root` },
            Action: [
              'kms:CancelKeyDeletion',
              'kms:CreateAlias',
              'kms:CreateGrant',
              'kms:Decrypt',
              'kms:DeleteAlias',
              'kms:DescribeKey',
              'kms:DisableKey',
              'kms:DisableKeyRotation',
              'kms:EnableKey',
              'kms:EnableKeyRotation',
              'kms:Encrypt',
              'kms:GenerateDataKey',
              'kms:GenerateDataKeyWithoutPlaintext',
              'kms:GetKeyPolicy',
              'kms:GetKeyRotationStatus',
              'kms:ListGrants',
              'kms:ListKeyPolicies',
              'kms:ListResourceTags',
              'kms:PutKeyPolicy',
              'kms:ReEncryptFrom',
              'kms:ReEncryptTo',
              'kms:RetireGrant',
              'kms:RevokeGrant',
              'kms:ScheduleKeyDeletion',
              'kms:TagResource',
              'kms:UntagResource',
              'kms:UpdateAlias',
              'kms:UpdateKeyDescription',
            ],
            Resource: '*',
          },
          {
            Sid: 'Logs',
            Effect: 'Allow',
            Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
            Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
            Resource: '*',
            Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${cdk.Aws.PARTITION}:logs:eu-west-1:111122223333:log-group:*` } },
          },
          {
            Sid: 'Alarms',
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
            Resource: '*',
            Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
          },
        ],
      },
      pendingWindowInDays: 7,
      tags: [{ key: 'trivium:environment', value: 'dev' }],
    });
    foundationKey.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);
    this.foundationKey = foundationKey;
    const foundationAccessLogsPolicy = new s3.CfnBucketPolicy(this, 'FoundationAccessLogsPolicy', {
      bucket: foundationAccessLogs.ref,
      policyDocument: {
        Version: '2012-10-17',
        Id: 'trivium-dev',
        Statement: [
          {
            Sid: 'OnlyTls',
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [foundationAccessLogs.attrArn, `${foundationAccessLogs.attrArn}/*`],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
          {
            Sid: 'Deliver',
            Effect: 'Allow',
            Principal: { Service: 'logging.s3.amazonaws.com' },
            Action: 's3:PutObject',
            Resource: `${foundationAccessLogs.attrArn}/*`,
            Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
          },
        ],
      },
    });
    foundationAccessLogsPolicy.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);
    this.foundationAccessLogsPolicy = foundationAccessLogsPolicy;
    const foundationLogs = new logs.CfnLogGroup(this, 'FoundationLogs', {
      logGroupName: '/aws/vendedlogs/states/trivium-dev',
      retentionInDays: 365,
      kmsKeyId: foundationKey.attrArn,
      tags: [{ key: 'trivium:environment', value: 'dev' }],
    });
    this.foundationLogs = foundationLogs;
    const foundationBucket = new s3.CfnBucket(this, 'FoundationBucket', {
      publicAccessBlockConfiguration: { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
      ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
      bucketEncryption: {
        serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: foundationKey.attrArn }, bucketKeyEnabled: true }],
      },
      tags: [{ key: 'trivium:environment', value: 'dev' }],
      loggingConfiguration: { destinationBucketName: foundationAccessLogs.ref, logFilePrefix: 'data/' },
      lifecycleConfiguration: { rules: [{ id: 'abort', status: 'Enabled', abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } }] },
    });
    foundationBucket.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);
    this.foundationBucket = foundationBucket;
    const foundationBucketPolicy = new s3.CfnBucketPolicy(this, 'FoundationBucketPolicy', {
      bucket: foundationBucket.ref,
      policyDocument: {
        Version: '2012-10-17',
        Id: 'trivium-dev',
        Statement: [
          {
            Sid: 'OnlyTls',
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [foundationBucket.attrArn, `${foundationBucket.attrArn}/*`],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    });
    foundationBucketPolicy.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);
    this.foundationBucketPolicy = foundationBucketPolicy;
    foundationBucket.addResourceDependency(foundationAccessLogsPolicy);
    new cdk.CfnOutput(this, 'FoundationBucketName', { description: 'The bucket that the systems of this environment share', value: foundationBucket.ref });
    new cdk.CfnOutput(this, 'FoundationDrain', { description: 'Empties the buckets of this stack, every version included; run it when all systems of the environment are destroyed, before this stack is', value: `aws s3api --region eu-west-1 delete-bucket-policy --bucket ${foundationAccessLogs.ref}
for b in ${foundationBucket.ref} ${foundationAccessLogs.ref}; do aws s3 rm --region eu-west-1 --recursive "s3://$b"; while v=$(aws s3api --region eu-west-1 list-object-versions --bucket "$b" --max-items 100 --query "{Objects: [Versions, DeleteMarkers][][].{Key: Key, VersionId: VersionId}}" --output json) && case "$v" in *VersionId*) true;; *) false;; esac; do aws s3api --region eu-west-1 delete-objects --bucket "$b" --delete "$v" > /dev/null || break; done; done` });
  }
}

module.exports = { FoundationStack };
