'use strict';
const path = require('node:path');
const { App, CfnOutput, Stack } = require('aws-cdk-lib');
const { CfnAlarm } = require('aws-cdk-lib/aws-cloudwatch');
const { CfnRole } = require('aws-cdk-lib/aws-iam');
const { Asset } = require('aws-cdk-lib/aws-s3-assets');
const { CfnModelPackageGroup, CfnPipeline } = require('aws-cdk-lib/aws-sagemaker');
const { CfnSchedule } = require('aws-cdk-lib/aws-scheduler');

const app = new App();
const stack = new Stack(app, 'Sample', { env: { account: '111122223333', region: 'eu-west-1' } });
const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'sagemaker.amazonaws.com' } }],
};
const role = new CfnRole(stack, 'role', { assumeRolePolicyDocument: trust });
const code = new Asset(stack, 'code', { path: path.join(__dirname, 'app.js') });
const definition = {
  Version: '2020-12-01',
  Parameters: [{ Name: 'depth', Type: 'Integer', DefaultValue: Number(app.node.tryGetContext('depth') ?? 6) }],
  Steps: [],
  Metadata: { role: role.attrArn, code: code.s3ObjectUrl },
};
const pipeline = new CfnPipeline(stack, 'train', {
  pipelineName: 'train',
  roleArn: role.attrArn,
  pipelineDefinition: { PipelineDefinitionBody: stack.toJsonString(definition) },
});
const group = new CfnModelPackageGroup(stack, 'models', { modelPackageGroupName: 'wine' });
new CfnAlarm(stack, 'errors', {
  alarmName: 'errors',
  comparisonOperator: 'GreaterThanThreshold',
  evaluationPeriods: 1,
  metricName: 'Invocation5XXErrors',
  namespace: 'AWS/SageMaker',
  period: 60,
  statistic: 'Sum',
  threshold: 1,
});
new CfnSchedule(stack, 'nightly', {
  name: 'nightly',
  flexibleTimeWindow: { mode: 'OFF' },
  scheduleExpression: 'cron(0 2 * * ? *)',
  target: { arn: `arn:aws:sagemaker:eu-west-1:111122223333:pipeline/${pipeline.ref}`, roleArn: role.attrArn },
});
if (app.node.tryGetContext('unknown')) {
  new (require('aws-cdk-lib').CfnResource)(stack, 'unknown', { type: 'AWS::DocDB::DBCluster' });
}
new CfnOutput(stack, 'Models', { value: group.attrModelPackageGroupArn });
