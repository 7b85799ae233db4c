'use strict';
/** A small CDK app that AwsSolutions accepts; the context `mistake` makes it one that it refuses. */
const { App, Stack, Validations } = require('aws-cdk-lib');
const { Bucket, BucketEncryption } = require('aws-cdk-lib/aws-s3');
const { Effect, PolicyStatement, Role, ServicePrincipal } = require('aws-cdk-lib/aws-iam');

const app = new App();
const mistake = app.node.tryGetContext('mistake');
const stack = new Stack(app, 'sample');
const bucket = new Bucket(stack, 'bucket', {
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: mistake !== 'plain',
  serverAccessLogsPrefix: 'log/',
});
const role = new Role(stack, 'role', { assumedBy: new ServicePrincipal('sagemaker.amazonaws.com') });
const resources = mistake === 'star' ? ['*'] : [bucket.arnForObjects('wine/data.csv')];
role.addToPolicy(
  new PolicyStatement({
    effect: Effect.ALLOW,
    actions: [mistake === 'action' ? 's3:Get*' : 's3:GetObject'],
    resources,
  }),
);
Validations.of(bucket).acknowledge({ id: 'AwsSolutions-S1', reason: 'The bucket is its own target of access logs.' });
app.synth();
