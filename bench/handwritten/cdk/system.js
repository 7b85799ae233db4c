'use strict';
const path = require('node:path');
const cdk = require('aws-cdk-lib');
const assets = require('aws-cdk-lib/aws-s3-assets');
const cloudwatch = require('aws-cdk-lib/aws-cloudwatch');
const events = require('aws-cdk-lib/aws-events');
const iam = require('aws-cdk-lib/aws-iam');
const s3 = require('aws-cdk-lib/aws-s3');
const sagemaker = require('aws-cdk-lib/aws-sagemaker');
const scheduler = require('aws-cdk-lib/aws-scheduler');
const sns = require('aws-cdk-lib/aws-sns');
const stepfunctions = require('aws-cdk-lib/aws-stepfunctions');

class SystemStack extends cdk.Stack {
  constructor(scope, id, { foundation, ...props }) {
    super(scope, id, props);
    const dataRaw = new assets.Asset(this, 'dataRaw', { path: path.join(__dirname, '..', '..', '..', 'examples', 'wine-quality', 'data', 'winequality.csv') });
    const descriptionRaw = new assets.Asset(this, 'descriptionRaw', { path: path.join(__dirname, 'assets', 'raw.json') });
    const bundleSrc = new assets.Asset(this, 'bundleSrc', { path: path.join(__dirname, '..', '..', '..', 'examples', 'wine-quality', 'src') });
    const stepPipelinesTrainStepsPrepare = new assets.Asset(this, 'stepPipelinesTrainStepsPrepare', { path: path.join(__dirname, 'assets', 'prepare.json') });
    const stepPipelinesTrainStepsFit = new assets.Asset(this, 'stepPipelinesTrainStepsFit', { path: path.join(__dirname, 'assets', 'fit.json') });
    const stepPipelinesTrainStepsEvaluate = new assets.Asset(this, 'stepPipelinesTrainStepsEvaluate', { path: path.join(__dirname, 'assets', 'evaluate.json') });
    const identitiesTriggerRole = new iam.CfnRole(this, 'IdentitiesTriggerRole', {
      description: 'What wine-quality (dev) acts as: trigger',
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: ['events.amazonaws.com', 'scheduler.amazonaws.com'] },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
          },
        ],
      },
      policies: [
        {
          policyName: 'plan',
          policyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['sagemaker:StartPipelineExecution'],
                Resource: `arn:${cdk.Aws.PARTITION}:sagemaker:eu-west-1:111122223333:pipeline/wine-quality--dev--train`,
              },
              {
                Effect: 'Allow',
                Action: ['states:StartExecution'],
                Resource: `arn:${cdk.Aws.PARTITION}:states:eu-west-1:111122223333:stateMachine:wine-quality--dev--live--release`,
              },
            ],
          },
        },
      ],
      tags: [
        { key: 'cost-center', value: 'ml-42' },
        { key: 'owner', value: 'ml-platform@example.com' },
        { key: 'trivium:environment', value: 'dev' },
        { key: 'trivium:system', value: 'wine-quality' },
      ],
    });
    const modelsWineQuality = new sagemaker.CfnModelPackageGroup(this, 'ModelsWineQuality', {
      modelPackageGroupName: 'wine-quality--dev--wine-quality',
      modelPackageGroupDescription: 'Versions of wine-quality of wine-quality',
      tags: [
        { key: 'cost-center', value: 'ml-42' },
        { key: 'owner', value: 'ml-platform@example.com' },
        { key: 'trivium:environment', value: 'dev' },
        { key: 'trivium:system', value: 'wine-quality' },
      ],
    });
    modelsWineQuality.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);
    const captureBucket = new s3.CfnBucket(this, 'CaptureBucket', {
      publicAccessBlockConfiguration: { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
      ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
      bucketEncryption: {
        serverSideEncryptionConfiguration: [
          {
            serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: foundation.foundationKey.attrArn },
            bucketKeyEnabled: true,
          },
        ],
      },
      lifecycleConfiguration: {
        rules: [
          {
            id: 'live',
            prefix: 'live/',
            status: 'Enabled',
            expirationInDays: 30,
            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
          },
        ],
      },
      tags: [
        { key: 'cost-center', value: 'ml-42' },
        { key: 'owner', value: 'ml-platform@example.com' },
        { key: 'trivium:environment', value: 'dev' },
        { key: 'trivium:system', value: 'wine-quality' },
      ],
      loggingConfiguration: { destinationBucketName: foundation.foundationAccessLogs.ref, logFilePrefix: 'captures/wine-quality/' },
    });
    captureBucket.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);
    const notificationsOncall = new sns.CfnTopic(this, 'NotificationsOncall', {
      displayName: 'wine-quality dev oncall',
      kmsMasterKeyId: foundation.foundationKey.attrArn,
      tags: [
        { key: 'cost-center', value: 'ml-42' },
        { key: 'owner', value: 'ml-platform@example.com' },
        { key: 'trivium:environment', value: 'dev' },
        { key: 'trivium:system', value: 'wine-quality' },
      ],
    });
    const alarmsBroken = new cloudwatch.CfnAlarm(this, 'AlarmsBroken', {
      alarmName: 'wine-quality--dev--broken',
      alarmDescription: '[error] pipelines.train.failed above 0 count for 5 minutes',
      namespace: 'AWS/Sagemaker/ModelBuildingPipeline',
      metricName: 'ExecutionFailed',
      dimensions: [{ name: 'PipelineName', value: 'wine-quality--dev--train' }],
      period: 300,
      statistic: 'Sum',
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
      treatMissingData: 'notBreaching',
      alarmActions: [notificationsOncall.ref],
      tags: [
        { key: 'cost-center', value: 'ml-42' },
        { key: 'owner', value: 'ml-platform@example.com' },
        { key: 'severity', value: 'error' },
        { key: 'trivium:environment', value: 'dev' },
        { key: 'trivium:system', value: 'wine-quality' },
      ],
    });
    const alarmsErrors = new cloudwatch.CfnAlarm(this, 'AlarmsErrors', {
      alarmName: 'wine-quality--dev--errors',
      alarmDescription: '[critical] endpoints.live.errorRate above 1 percent for 5 minutes',
      metrics: [
        { id: 'value', expression: 'IF(requests >= 20, 100 * FILL(errors, 0) / requests)', label: 'value', returnData: true },
        {
          id: 'requests',
          returnData: false,
          metricStat: {
            period: 300,
            stat: 'Sum',
            metric: {
              namespace: 'AWS/SageMaker',
              metricName: 'Invocations',
              dimensions: [{ name: 'EndpointName', value: 'wine-quality--dev--live' }, { name: 'VariantName', value: 'main' }],
            },
          },
        },
        {
          id: 'errors',
          returnData: false,
          metricStat: {
            period: 300,
            stat: 'Sum',
            metric: {
              namespace: 'AWS/SageMaker',
              metricName: 'Invocation5XXErrors',
              dimensions: [{ name: 'EndpointName', value: 'wine-quality--dev--live' }, { name: 'VariantName', value: 'main' }],
            },
          },
        },
      ],
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 1,
      treatMissingData: 'notBreaching',
      alarmActions: [notificationsOncall.ref],
      okActions: [notificationsOncall.ref],
      tags: [
        { key: 'cost-center', value: 'ml-42' },
        { key: 'owner', value: 'ml-platform@example.com' },
        { key: 'severity', value: 'critical' },
        { key: 'trivium:environment', value: 'dev' },
        { key: 'trivium:system', value: 'wine-quality' },
      ],
    });
    const alarmsLatency = new cloudwatch.CfnAlarm(this, 'AlarmsLatency', {
      alarmName: 'wine-quality--dev--latency',
      alarmDescription: '[error] endpoints.live.modelLatency.p95 above 300 milliseconds for 5 minutes',
      namespace: 'AWS/SageMaker',
      metricName: 'ModelLatency',
      dimensions: [{ name: 'EndpointName', value: 'wine-quality--dev--live' }, { name: 'VariantName', value: 'main' }],
      period: 300,
      extendedStatistic: 'p95',
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 300000,
      treatMissingData: 'notBreaching',
      alarmActions: [notificationsOncall.ref],
      okActions: [notificationsOncall.ref],
      tags: [
        { key: 'cost-center', value: 'ml-42' },
        { key: 'owner', value: 'ml-platform@example.com' },
        { key: 'severity', value: 'error' },
        { key: 'trivium:environment', value: 'dev' },
        { key: 'trivium:system', value: 'wine-quality' },
      ],
    });
    const alarmsSaturated = new cloudwatch.CfnAlarm(this, 'AlarmsSaturated', {
      alarmName: 'wine-quality--dev--saturated',
      alarmDescription: '[warning] endpoints.live.cpu above 90 percent for 15 minutes',
      namespace: '/aws/sagemaker/Endpoints',
      metricName: 'CPUUtilization',
      dimensions: [{ name: 'EndpointName', value: 'wine-quality--dev--live' }, { name: 'VariantName', value: 'main' }],
      period: 900,
      statistic: 'Average',
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 180,
      treatMissingData: 'notBreaching',
      alarmActions: [notificationsOncall.ref],
      okActions: [notificationsOncall.ref],
      tags: [
        { key: 'cost-center', value: 'ml-42' },
        { key: 'owner', value: 'ml-platform@example.com' },
        { key: 'severity', value: 'warning' },
        { key: 'trivium:environment', value: 'dev' },
        { key: 'trivium:system', value: 'wine-quality' },
      ],
    });
    const alarmsSilent = new cloudwatch.CfnAlarm(this, 'AlarmsSilent', {
      alarmName: 'wine-quality--dev--silent',
      alarmDescription: '[warning] endpoints.live.requests below 1 count for 60 minutes',
      metrics: [
        { id: 'value', expression: 'IF(FILL(requests, 0) >= 1, requests, 0)', label: 'value', returnData: true },
        {
          id: 'requests',
          returnData: false,
          metricStat: {
            period: 3600,
            stat: 'Sum',
            metric: {
              namespace: 'AWS/SageMaker',
              metricName: 'Invocations',
              dimensions: [{ name: 'EndpointName', value: 'wine-quality--dev--live' }, { name: 'VariantName', value: 'main' }],
            },
          },
        },
      ],
      evaluationPeriods: 1,
      comparisonOperator: 'LessThanThreshold',
      threshold: 1,
      treatMissingData: 'breaching',
      alarmActions: [notificationsOncall.ref],
      okActions: [notificationsOncall.ref],
      tags: [
        { key: 'cost-center', value: 'ml-42' },
        { key: 'owner', value: 'ml-platform@example.com' },
        { key: 'severity', value: 'warning' },
        { key: 'trivium:environment', value: 'dev' },
        { key: 'trivium:system', value: 'wine-quality' },
      ],
    });
    const alarmsSlow = new cloudwatch.CfnAlarm(this, 'AlarmsSlow', {
      alarmName: 'wine-quality--dev--slow',
      alarmDescription: '[warning] pipelines.train.duration above 10800 seconds for 5 minutes',
      namespace: 'AWS/Sagemaker/ModelBuildingPipeline',
      metricName: 'ExecutionDuration',
      dimensions: [{ name: 'PipelineName', value: 'wine-quality--dev--train' }],
      period: 300,
      statistic: 'Maximum',
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 10800000,
      treatMissingData: 'notBreaching',
      alarmActions: [notificationsOncall.ref],
      tags: [
        { key: 'cost-center', value: 'ml-42' },
        { key: 'owner', value: 'ml-platform@example.com' },
        { key: 'severity', value: 'warning' },
        { key: 'trivium:environment', value: 'dev' },
        { key: 'trivium:system', value: 'wine-quality' },
      ],
    });
    const captureBucketPolicy = new s3.CfnBucketPolicy(this, 'CaptureBucketPolicy', {
      bucket: captureBucket.ref,
      policyDocument: {
        Version: '2012-10-17',
        Id: 'trivium-dev',
        Statement: [
          {
            Sid: 'OnlyTls',
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [captureBucket.attrArn, `${captureBucket.attrArn}/*`],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    });
    captureBucketPolicy.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);
    const notificationsOncallEmailA7c97b = new sns.CfnSubscription(this, 'NotificationsOncallEmailA7c97b', { topicArn: notificationsOncall.ref, protocol: 'email', endpoint: 'ml-oncall@example.com' });
    const notificationsOncallPolicy = new sns.CfnTopicPolicy(this, 'NotificationsOncallPolicy', {
      topics: [notificationsOncall.ref],
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'AlarmsPublish',
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
            Resource: notificationsOncall.ref,
            Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
          },
          {
            Sid: 'OnlyOverTls',
            Effect: 'Deny',
            Principal: '*',
            Action: 'sns:Publish',
            Resource: notificationsOncall.ref,
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    });
    const identitiesEndpointRole = new iam.CfnRole(this, 'IdentitiesEndpointRole', {
      description: 'What wine-quality (dev) acts as: endpoint',
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'sagemaker.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
          },
        ],
      },
      policies: [
        {
          policyName: 'plan',
          policyDocument: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Action: ['s3:GetObject'], Resource: `${foundation.foundationBucket.attrArn}/wine-quality/dev/runs/*` },
              {
                Effect: 'Allow',
                Action: ['s3:ListBucket'],
                Resource: foundation.foundationBucket.attrArn,
                Condition: { StringLike: { 's3:prefix': ['wine-quality/dev/runs/*'] } },
              },
              {
                Effect: 'Allow',
                Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
                Resource: `arn:${cdk.Aws.PARTITION}:ecr:eu-west-1:141502667606:repository/sagemaker-scikit-learn`,
              },
              { Effect: 'Allow', Action: ['ecr:GetAuthorizationToken'], Resource: '*' },
              {
                Effect: 'Allow',
                Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
                Resource: foundation.foundationKey.attrArn,
              },
              {
                Effect: 'Allow',
                Action: ['kms:CreateGrant'],
                Resource: foundation.foundationKey.attrArn,
                Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
              },
              {
                Effect: 'Allow',
                Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
                Resource: `arn:${cdk.Aws.PARTITION}:logs:eu-west-1:111122223333:log-group:/aws/sagemaker/Endpoints*`,
              },
              {
                Effect: 'Allow',
                Action: ['cloudwatch:PutMetricData'],
                Resource: '*',
                Condition: { StringLike: { 'cloudwatch:namespace': ['/aws/sagemaker/Endpoints'] } },
              },
              { Effect: 'Allow', Action: ['s3:AbortMultipartUpload', 's3:PutObject'], Resource: `${captureBucket.attrArn}/live/*` },
            ],
          },
        },
      ],
      tags: [
        { key: 'cost-center', value: 'ml-42' },
        { key: 'owner', value: 'ml-platform@example.com' },
        { key: 'trivium:environment', value: 'dev' },
        { key: 'trivium:system', value: 'wine-quality' },
      ],
    });
    const identitiesJobRole = new iam.CfnRole(this, 'IdentitiesJobRole', {
      description: 'What wine-quality (dev) acts as: job',
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'sagemaker.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
          },
        ],
      },
      policies: [
        {
          policyName: 'plan',
          policyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['sagemaker:AddTags', 'sagemaker:CreateProcessingJob', 'sagemaker:DescribeProcessingJob', 'sagemaker:StopProcessingJob'],
                Resource: `arn:${cdk.Aws.PARTITION}:sagemaker:eu-west-1:111122223333:processing-job/pipelines-*`,
              },
              {
                Effect: 'Allow',
                Action: ['sagemaker:AddTags', 'sagemaker:CreateTrainingJob', 'sagemaker:DescribeTrainingJob', 'sagemaker:StopTrainingJob'],
                Resource: `arn:${cdk.Aws.PARTITION}:sagemaker:eu-west-1:111122223333:training-job/pipelines-*`,
              },
              {
                Effect: 'Allow',
                Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
                Resource: foundation.foundationKey.attrArn,
              },
              {
                Effect: 'Allow',
                Action: ['kms:CreateGrant'],
                Resource: foundation.foundationKey.attrArn,
                Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
              },
              {
                Effect: 'Allow',
                Action: ['s3:GetObject'],
                Resource: [
                  `arn:${cdk.Aws.PARTITION}:s3:::${bundleSrc.s3BucketName}/${''}*`,
                  `${foundation.foundationBucket.attrArn}/wine-quality/dev/runs/*`,
                ],
              },
              {
                Effect: 'Allow',
                Action: ['s3:ListBucket'],
                Resource: `arn:${cdk.Aws.PARTITION}:s3:::${bundleSrc.s3BucketName}`,
                Condition: { StringLike: { 's3:prefix': [`${''}*`] } },
              },
              {
                Effect: 'Allow',
                Action: ['s3:AbortMultipartUpload', 's3:PutObject'],
                Resource: `${foundation.foundationBucket.attrArn}/wine-quality/dev/runs/*`,
              },
              {
                Effect: 'Allow',
                Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
                Resource: `arn:${cdk.Aws.PARTITION}:ecr:eu-west-1:141502667606:repository/sagemaker-scikit-learn`,
              },
              { Effect: 'Allow', Action: ['ecr:GetAuthorizationToken'], Resource: '*' },
              {
                Effect: 'Allow',
                Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
                Resource: [
                  `arn:${cdk.Aws.PARTITION}:logs:eu-west-1:111122223333:log-group:/aws/sagemaker/ProcessingJobs*`,
                  `arn:${cdk.Aws.PARTITION}:logs:eu-west-1:111122223333:log-group:/aws/sagemaker/TrainingJobs*`,
                ],
              },
              {
                Effect: 'Allow',
                Action: ['cloudwatch:PutMetricData'],
                Resource: '*',
                Condition: { StringLike: { 'cloudwatch:namespace': ['/aws/sagemaker/ProcessingJobs', '/aws/sagemaker/TrainingJobs'] } },
              },
              {
                Effect: 'Allow',
                Action: ['s3:ListBucket'],
                Resource: foundation.foundationBucket.attrArn,
                Condition: { StringLike: { 's3:prefix': ['wine-quality/dev/runs/*'] } },
              },
              {
                Effect: 'Allow',
                Action: ['sagemaker:CreateModelPackage'],
                Resource: [
                  `arn:${cdk.Aws.PARTITION}:sagemaker:eu-west-1:111122223333:model-package-group/wine-quality--dev--wine-quality`,
                  `arn:${cdk.Aws.PARTITION}:sagemaker:eu-west-1:111122223333:model-package/wine-quality--dev--wine-quality/*`,
                ],
                Condition: { StringEquals: { 'sagemaker:ModelApprovalStatus': 'PendingManualApproval' } },
              },
              {
                Effect: 'Allow',
                Action: ['sagemaker:AddTags', 'sagemaker:DescribeModelPackage', 'sagemaker:DescribeModelPackageGroup'],
                Resource: [
                  `arn:${cdk.Aws.PARTITION}:sagemaker:eu-west-1:111122223333:model-package-group/wine-quality--dev--wine-quality`,
                  `arn:${cdk.Aws.PARTITION}:sagemaker:eu-west-1:111122223333:model-package/wine-quality--dev--wine-quality/*`,
                ],
              },
            ],
          },
        },
      ],
      tags: [
        { key: 'cost-center', value: 'ml-42' },
        { key: 'owner', value: 'ml-platform@example.com' },
        { key: 'trivium:environment', value: 'dev' },
        { key: 'trivium:system', value: 'wine-quality' },
      ],
    });
    const identitiesJobSelf = new iam.CfnPolicy(this, 'IdentitiesJobSelf', {
      policyName: 'wine-quality--dev--job--self',
      roles: [identitiesJobRole.ref],
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['iam:PassRole'],
            Resource: identitiesJobRole.attrArn,
            Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
          },
        ],
      },
    });
    const identitiesReleaseRole = new iam.CfnRole(this, 'IdentitiesReleaseRole', {
      description: 'What wine-quality (dev) acts as: release',
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'states.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
          },
        ],
      },
      policies: [
        {
          policyName: 'plan',
          policyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['sagemaker:DescribeModelPackage'],
                Resource: `arn:${cdk.Aws.PARTITION}:sagemaker:eu-west-1:111122223333:model-package/wine-quality--dev--wine-quality/*`,
              },
              {
                Effect: 'Allow',
                Action: ['sagemaker:ListModelPackages'],
                Resource: [
                  `arn:${cdk.Aws.PARTITION}:sagemaker:eu-west-1:111122223333:model-package-group/wine-quality--dev--wine-quality`,
                  `arn:${cdk.Aws.PARTITION}:sagemaker:eu-west-1:111122223333:model-package/wine-quality--dev--wine-quality/*`,
                ],
              },
              {
                Effect: 'Allow',
                Action: ['sagemaker:AddTags', 'sagemaker:CreateModel', 'sagemaker:DeleteModel', 'sagemaker:DescribeModel'],
                Resource: `arn:${cdk.Aws.PARTITION}:sagemaker:eu-west-1:111122223333:model/wine-quality--dev--live---v*`,
              },
              {
                Effect: 'Allow',
                Action: [
                  'sagemaker:AddTags',
                  'sagemaker:CreateEndpointConfig',
                  'sagemaker:DeleteEndpointConfig',
                  'sagemaker:DescribeEndpointConfig',
                ],
                Resource: `arn:${cdk.Aws.PARTITION}:sagemaker:eu-west-1:111122223333:endpoint-config/wine-quality--dev--live---v*`,
              },
              {
                Effect: 'Allow',
                Action: [
                  'sagemaker:AddTags',
                  'sagemaker:CreateEndpoint',
                  'sagemaker:DeleteEndpoint',
                  'sagemaker:DescribeEndpoint',
                  'sagemaker:ListTags',
                  'sagemaker:UpdateEndpoint',
                ],
                Resource: `arn:${cdk.Aws.PARTITION}:sagemaker:eu-west-1:111122223333:endpoint/wine-quality--dev--live`,
              },
              {
                Effect: 'Allow',
                Action: ['sagemaker:CreateEndpoint', 'sagemaker:UpdateEndpoint'],
                Resource: `arn:${cdk.Aws.PARTITION}:sagemaker:eu-west-1:111122223333:endpoint-config/wine-quality--dev--live---v*`,
              },
              {
                Effect: 'Allow',
                Action: ['application-autoscaling:DeregisterScalableTarget'],
                Resource: `arn:${cdk.Aws.PARTITION}:application-autoscaling:eu-west-1:111122223333:scalable-target/*`,
                Condition: {
                  StringEquals: {
                    'application-autoscaling:scalable-dimension': 'sagemaker:variant:DesiredInstanceCount',
                    'application-autoscaling:service-namespace': 'sagemaker',
                  },
                },
              },
              {
                Effect: 'Allow',
                Action: ['iam:PassRole'],
                Resource: identitiesEndpointRole.attrArn,
                Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
              },
              { Effect: 'Allow', Action: ['kms:DescribeKey'], Resource: foundation.foundationKey.attrArn },
              {
                Effect: 'Allow',
                Action: ['kms:CreateGrant'],
                Resource: foundation.foundationKey.attrArn,
                Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
              },
              {
                Effect: 'Allow',
                Action: [
                  'logs:CreateLogDelivery',
                  'logs:DeleteLogDelivery',
                  'logs:DescribeLogGroups',
                  'logs:DescribeResourcePolicies',
                  'logs:GetLogDelivery',
                  'logs:ListLogDeliveries',
                  'logs:PutResourcePolicy',
                  'logs:UpdateLogDelivery',
                ],
                Resource: '*',
              },
              {
                Effect: 'Allow',
                Action: ['xray:GetSamplingRules', 'xray:GetSamplingTargets', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
                Resource: '*',
              },
              {
                Effect: 'Allow',
                Action: ['application-autoscaling:PutScalingPolicy', 'application-autoscaling:RegisterScalableTarget'],
                Resource: `arn:${cdk.Aws.PARTITION}:application-autoscaling:eu-west-1:111122223333:scalable-target/*`,
                Condition: {
                  StringEquals: {
                    'application-autoscaling:scalable-dimension': 'sagemaker:variant:DesiredInstanceCount',
                    'application-autoscaling:service-namespace': 'sagemaker',
                  },
                },
              },
              {
                Effect: 'Allow',
                Action: ['sagemaker:UpdateEndpointWeightsAndCapacities'],
                Resource: `arn:${cdk.Aws.PARTITION}:sagemaker:eu-west-1:111122223333:endpoint/wine-quality--dev--live`,
              },
              {
                Effect: 'Allow',
                Action: ['cloudwatch:DeleteAlarms', 'cloudwatch:DescribeAlarms', 'cloudwatch:PutMetricAlarm'],
                Resource: `arn:${cdk.Aws.PARTITION}:cloudwatch:eu-west-1:111122223333:alarm:TargetTracking-endpoint/wine-quality--dev--live/*`,
              },
              {
                Effect: 'Allow',
                Action: ['iam:CreateServiceLinkedRole'],
                Resource: `arn:${cdk.Aws.PARTITION}:iam::111122223333:role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint`,
                Condition: { StringEquals: { 'iam:AWSServiceName': 'sagemaker.application-autoscaling.amazonaws.com' } },
              },
            ],
          },
        },
      ],
      tags: [
        { key: 'cost-center', value: 'ml-42' },
        { key: 'owner', value: 'ml-platform@example.com' },
        { key: 'trivium:environment', value: 'dev' },
        { key: 'trivium:system', value: 'wine-quality' },
      ],
    });
    const pipelinesTrain = new sagemaker.CfnPipeline(this, 'PipelinesTrain', {
      pipelineName: 'wine-quality--dev--train',
      pipelineDescription: 'train of wine-quality',
      roleArn: identitiesJobRole.attrArn,
      pipelineDefinition: {
        PipelineDefinitionBody: this.toJsonString({
          Version: '2020-12-01',
          Metadata: {},
          Parameters: [
            { Name: 'depth', Type: 'Integer', DefaultValue: 6 },
            { Name: 'maxRmse', Type: 'Float', DefaultValue: 0.75 },
            { Name: 'seed', Type: 'Integer', DefaultValue: 7 },
          ],
          PipelineExperimentConfig: { ExperimentName: { Get: 'Execution.PipelineName' }, TrialName: { Get: 'Execution.PipelineExecutionId' } },
          Steps: [
            {
              Name: 'prepare',
              Type: 'Processing',
              Arguments: {
                RoleArn: identitiesJobRole.attrArn,
                AppSpecification: {
                  ImageUri: '141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn:1.4-2-py312-cpu-py3',
                  ContainerEntrypoint: [
                    'python3',
                    '/opt/ml/processing/input/trivium-bundle/adfe2661c2b48ec1dfa42541f7d49cd57a1016ce9a3f58e6cfa170af12f5fa85.zip',
                    'run',
                    '--step',
                    '/opt/ml/processing/input/trivium-step/714893c254ae9b16010846e12230adbc3bf75faad35c420ab3ae7e382cd4ef43.json',
                  ],
                  ContainerArguments: [
                    '--input',
                    'raw',
                    '/opt/ml/processing/input/raw/5a47176425a4a2e3d1adf54955a699c45fbcb6751811f158bccbc4528ce358d1.csv',
                    '--output',
                    'test',
                    '/opt/ml/processing/output/test',
                    '--output',
                    'train',
                    '/opt/ml/processing/output/train',
                    '--param',
                    'seed',
                    { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.seed' }] } },
                  ],
                },
                ProcessingResources: {
                  ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.m5.xlarge', VolumeSizeInGB: 30, VolumeKmsKeyId: foundation.foundationKey.attrArn },
                },
                ProcessingInputs: [
                  {
                    InputName: 'trivium-bundle',
                    S3Input: {
                      S3Uri: bundleSrc.s3ObjectUrl,
                      LocalPath: '/opt/ml/processing/input/trivium-bundle',
                      S3DataType: 'S3Prefix',
                      S3InputMode: 'File',
                      S3DataDistributionType: 'FullyReplicated',
                    },
                  },
                  {
                    InputName: 'trivium-step',
                    S3Input: {
                      S3Uri: stepPipelinesTrainStepsPrepare.s3ObjectUrl,
                      LocalPath: '/opt/ml/processing/input/trivium-step',
                      S3DataType: 'S3Prefix',
                      S3InputMode: 'File',
                      S3DataDistributionType: 'FullyReplicated',
                    },
                  },
                  {
                    InputName: 'raw',
                    S3Input: {
                      S3Uri: dataRaw.s3ObjectUrl,
                      LocalPath: '/opt/ml/processing/input/raw',
                      S3DataType: 'S3Prefix',
                      S3InputMode: 'File',
                      S3DataDistributionType: 'FullyReplicated',
                    },
                  },
                ],
                ProcessingOutputConfig: {
                  KmsKeyId: foundation.foundationKey.attrArn,
                  Outputs: [
                    {
                      OutputName: 'test',
                      S3Output: {
                        S3Uri: {
                          'Std:Join': {
                            On: '/',
                            Values: [
                              `s3://${foundation.foundationBucket.ref}/wine-quality/dev/runs/train`,
                              { Get: 'Execution.PipelineExecutionId' },
                              'prepare/test/files',
                            ],
                          },
                        },
                        LocalPath: '/opt/ml/processing/output/test',
                        S3UploadMode: 'EndOfJob',
                      },
                    },
                    {
                      OutputName: 'train',
                      S3Output: {
                        S3Uri: {
                          'Std:Join': {
                            On: '/',
                            Values: [
                              `s3://${foundation.foundationBucket.ref}/wine-quality/dev/runs/train`,
                              { Get: 'Execution.PipelineExecutionId' },
                              'prepare/train/files',
                            ],
                          },
                        },
                        LocalPath: '/opt/ml/processing/output/train',
                        S3UploadMode: 'EndOfJob',
                      },
                    },
                  ],
                },
                NetworkConfig: { EnableInterContainerTrafficEncryption: false, EnableNetworkIsolation: false },
                StoppingCondition: { MaxRuntimeInSeconds: 87300 },
                Tags: [
                  { Key: 'cost-center', Value: 'ml-42' },
                  { Key: 'owner', Value: 'ml-platform@example.com' },
                  { Key: 'trivium:environment', Value: 'dev' },
                  { Key: 'trivium:system', Value: 'wine-quality' },
                ],
              },
            },
            {
              Name: 'fit',
              Type: 'Training',
              RetryPolicies: [
                {
                  ExceptionType: [
                    'Step.SERVICE_FAULT',
                    'Step.THROTTLING',
                    'SageMaker.JOB_INTERNAL_ERROR',
                    'SageMaker.CAPACITY_ERROR',
                    'SageMaker.RESOURCE_LIMIT',
                  ],
                  IntervalSeconds: 60,
                  BackoffRate: 2,
                  MaxAttempts: 1,
                },
              ],
              Arguments: {
                RoleArn: identitiesJobRole.attrArn,
                AlgorithmSpecification: {
                  TrainingImage: '141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn:1.4-2-py312-cpu-py3',
                  TrainingInputMode: 'File',
                  ContainerEntrypoint: [
                    'python3',
                    '/opt/ml/input/data/trivium-bundle/adfe2661c2b48ec1dfa42541f7d49cd57a1016ce9a3f58e6cfa170af12f5fa85.zip',
                    'run',
                    '--step',
                    '/opt/ml/input/data/trivium-step/8b3a3f762f37611086b3b8cfd14cd210acf21dc5f45d3d1e78939929c30c4de8.json',
                  ],
                  ContainerArguments: [
                    '--input',
                    'train',
                    '/opt/ml/input/data/train',
                    '--output',
                    'model',
                    '/opt/ml/model',
                    '--param',
                    'depth',
                    { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.depth' }] } },
                    '--param',
                    'seed',
                    { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.seed' }] } },
                  ],
                },
                HyperParameters: {
                  depth: { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.depth' }] } },
                  seed: { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.seed' }] } },
                },
                InputDataConfig: [
                  {
                    ChannelName: 'trivium-bundle',
                    DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3DataDistributionType: 'FullyReplicated', S3Uri: bundleSrc.s3ObjectUrl } },
                  },
                  {
                    ChannelName: 'trivium-step',
                    DataSource: {
                      S3DataSource: { S3DataType: 'S3Prefix', S3DataDistributionType: 'FullyReplicated', S3Uri: stepPipelinesTrainStepsFit.s3ObjectUrl },
                    },
                  },
                  {
                    ChannelName: 'train',
                    DataSource: {
                      S3DataSource: {
                        S3DataType: 'S3Prefix',
                        S3DataDistributionType: 'FullyReplicated',
                        S3Uri: { Get: "Steps.prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri" },
                      },
                    },
                  },
                ],
                OutputDataConfig: {
                  S3OutputPath: {
                    'Std:Join': {
                      On: '/',
                      Values: [
                        `s3://${foundation.foundationBucket.ref}/wine-quality/dev/runs/train`,
                        { Get: 'Execution.PipelineExecutionId' },
                        'fit',
                      ],
                    },
                  },
                  KmsKeyId: foundation.foundationKey.attrArn,
                },
                ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.xlarge', VolumeSizeInGB: 30, VolumeKmsKeyId: foundation.foundationKey.attrArn },
                StoppingCondition: { MaxRuntimeInSeconds: 14400, MaxWaitTimeInSeconds: 14400 },
                EnableManagedSpotTraining: true,
                CheckpointConfig: {
                  S3Uri: {
                    'Std:Join': {
                      On: '/',
                      Values: [
                        `s3://${foundation.foundationBucket.ref}/wine-quality/dev/runs/train`,
                        { Get: 'Execution.PipelineExecutionId' },
                        'fit/checkpoints',
                      ],
                    },
                  },
                  LocalPath: '/opt/ml/checkpoints',
                },
                Environment: { TRIVIUM_CHECKPOINTS: '/opt/ml/checkpoints' },
                EnableInterContainerTrafficEncryption: false,
                EnableNetworkIsolation: false,
                Tags: [
                  { Key: 'cost-center', Value: 'ml-42' },
                  { Key: 'owner', Value: 'ml-platform@example.com' },
                  { Key: 'trivium:environment', Value: 'dev' },
                  { Key: 'trivium:system', Value: 'wine-quality' },
                ],
              },
            },
            {
              Name: 'evaluate',
              Type: 'Processing',
              Arguments: {
                RoleArn: identitiesJobRole.attrArn,
                AppSpecification: {
                  ImageUri: '141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn:1.4-2-py312-cpu-py3',
                  ContainerEntrypoint: [
                    'python3',
                    '/opt/ml/processing/input/trivium-bundle/adfe2661c2b48ec1dfa42541f7d49cd57a1016ce9a3f58e6cfa170af12f5fa85.zip',
                    'run',
                    '--step',
                    '/opt/ml/processing/input/trivium-step/0001fde304ed49c5e2177c1ef4e4f951961c6ec825e3a08b6460f5249b00c1e7.json',
                  ],
                  ContainerArguments: [
                    '--input',
                    'model',
                    '/opt/ml/processing/input/model',
                    '--input',
                    'test',
                    '/opt/ml/processing/input/test',
                    '--output',
                    'report',
                    '/opt/ml/processing/output/report',
                  ],
                },
                ProcessingResources: {
                  ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.m5.xlarge', VolumeSizeInGB: 30, VolumeKmsKeyId: foundation.foundationKey.attrArn },
                },
                ProcessingInputs: [
                  {
                    InputName: 'trivium-bundle',
                    S3Input: {
                      S3Uri: bundleSrc.s3ObjectUrl,
                      LocalPath: '/opt/ml/processing/input/trivium-bundle',
                      S3DataType: 'S3Prefix',
                      S3InputMode: 'File',
                      S3DataDistributionType: 'FullyReplicated',
                    },
                  },
                  {
                    InputName: 'trivium-step',
                    S3Input: {
                      S3Uri: stepPipelinesTrainStepsEvaluate.s3ObjectUrl,
                      LocalPath: '/opt/ml/processing/input/trivium-step',
                      S3DataType: 'S3Prefix',
                      S3InputMode: 'File',
                      S3DataDistributionType: 'FullyReplicated',
                    },
                  },
                  {
                    InputName: 'model',
                    S3Input: {
                      S3Uri: { Get: 'Steps.fit.ModelArtifacts.S3ModelArtifacts' },
                      LocalPath: '/opt/ml/processing/input/model',
                      S3DataType: 'S3Prefix',
                      S3InputMode: 'File',
                      S3DataDistributionType: 'FullyReplicated',
                    },
                  },
                  {
                    InputName: 'test',
                    S3Input: {
                      S3Uri: { Get: "Steps.prepare.ProcessingOutputConfig.Outputs['test'].S3Output.S3Uri" },
                      LocalPath: '/opt/ml/processing/input/test',
                      S3DataType: 'S3Prefix',
                      S3InputMode: 'File',
                      S3DataDistributionType: 'FullyReplicated',
                    },
                  },
                ],
                ProcessingOutputConfig: {
                  KmsKeyId: foundation.foundationKey.attrArn,
                  Outputs: [
                    {
                      OutputName: 'report',
                      S3Output: {
                        S3Uri: {
                          'Std:Join': {
                            On: '/',
                            Values: [
                              `s3://${foundation.foundationBucket.ref}/wine-quality/dev/runs/train`,
                              { Get: 'Execution.PipelineExecutionId' },
                              'evaluate/report/files',
                            ],
                          },
                        },
                        LocalPath: '/opt/ml/processing/output/report',
                        S3UploadMode: 'EndOfJob',
                      },
                    },
                  ],
                },
                NetworkConfig: { EnableInterContainerTrafficEncryption: false, EnableNetworkIsolation: false },
                StoppingCondition: { MaxRuntimeInSeconds: 87300 },
                Tags: [
                  { Key: 'cost-center', Value: 'ml-42' },
                  { Key: 'owner', Value: 'ml-platform@example.com' },
                  { Key: 'trivium:environment', Value: 'dev' },
                  { Key: 'trivium:system', Value: 'wine-quality' },
                ],
              },
              PropertyFiles: [{ PropertyFileName: 'report', OutputName: 'report', FilePath: 'report.json' }],
            },
            {
              Name: 'register-gate',
              Type: 'Condition',
              DependsOn: ['fit'],
              Arguments: {
                Conditions: [
                  {
                    Type: 'LessThanOrEqualTo',
                    LeftValue: { 'Std:JsonGet': { PropertyFile: { Get: 'Steps.evaluate.PropertyFiles.report' }, Path: 'rmse' } },
                    RightValue: { Get: 'Parameters.maxRmse' },
                  },
                ],
                IfSteps: [
                  {
                    Name: 'register',
                    Type: 'RegisterModel',
                    Arguments: {
                      ModelPackageGroupName: 'wine-quality--dev--wine-quality',
                      ModelApprovalStatus: 'PendingManualApproval',
                      InferenceSpecification: {
                        Containers: [
                          {
                            Image: '141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn:1.4-2-py312-cpu-py3',
                            ModelDataUrl: { Get: 'Steps.fit.ModelArtifacts.S3ModelArtifacts' },
                            Environment: {
                              SAGEMAKER_PROGRAM: 'inference.py',
                              SAGEMAKER_SUBMIT_DIRECTORY: '/opt/ml/model/code',
                              SAGEMAKER_CONTAINER_LOG_LEVEL: '20',
                              SAGEMAKER_REGION: 'eu-west-1',
                            },
                          },
                        ],
                        SupportedContentTypes: ['application/json'],
                        SupportedResponseMIMETypes: ['application/json'],
                      },
                      ModelMetrics: {
                        ModelQuality: {
                          Statistics: {
                            ContentType: 'application/json',
                            S3Uri: {
                              'Std:Join': {
                                On: '/',
                                Values: [{ Get: "Steps.evaluate.ProcessingOutputConfig.Outputs['report'].S3Output.S3Uri" }, 'report.json'],
                              },
                            },
                          },
                        },
                      },
                      CustomerMetadataProperties: {
                        'trivium:pipeline': 'pipelines.train',
                        'trivium:step': 'fit',
                        'trivium:image': 'sklearn@1.4',
                        'trivium:python': '3.11',
                      },
                    },
                  },
                ],
                ElseSteps: [],
              },
            },
          ],
        }),
      },
      tags: [
        { key: 'cost-center', value: 'ml-42' },
        { key: 'owner', value: 'ml-platform@example.com' },
        { key: 'trivium:environment', value: 'dev' },
        { key: 'trivium:system', value: 'wine-quality' },
      ],
    });
    const releasesLiveMachine = new stepfunctions.CfnStateMachine(this, 'ReleasesLiveMachine', {
      stateMachineName: 'wine-quality--dev--live--release',
      stateMachineType: 'STANDARD',
      roleArn: identitiesReleaseRole.attrArn,
      definitionString: this.toJsonString({
        Comment: 'Makes the endpoint wine-quality--dev--live serve the newest approved version as the spec says',
        StartAt: 'Begin',
        States: {
          Begin: { Type: 'Pass', Result: { waits: { count: 0 }, previous: { config: '' } }, Next: 'FindApproved' },
          FindApproved: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:listModelPackages`,
            Parameters: {
              ModelPackageGroupName: 'wine-quality--dev--wine-quality',
              ModelApprovalStatus: 'Approved',
              SortBy: 'CreationTime',
              SortOrder: 'Descending',
              MaxResults: 20,
            },
            ResultPath: '$.found',
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Next: 'IsAnyApproved',
          },
          IsAnyApproved: {
            Type: 'Choice',
            Choices: [
              { Variable: '$.found.ModelPackageSummaryList[0].ModelPackageArn', IsPresent: true, Next: 'NameVersion' },
              { Variable: '$.found.NextToken', IsPresent: true, Next: 'FindMoreApproved' },
            ],
            Default: 'IsAnythingServed',
          },
          FindMoreApproved: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:listModelPackages`,
            Parameters: {
              ModelPackageGroupName: 'wine-quality--dev--wine-quality',
              ModelApprovalStatus: 'Approved',
              SortBy: 'CreationTime',
              SortOrder: 'Descending',
              MaxResults: 20,
              'NextToken.$': '$.found.NextToken',
            },
            ResultPath: '$.found',
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Next: 'IsAnyApproved',
          },
          IsAnythingServed: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:describeEndpoint`,
            Parameters: { EndpointName: 'wine-quality--dev--live' },
            ResultPath: '$.live',
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.ignored', Next: 'NothingApproved' }],
            Next: 'WithdrawnServesOn',
          },
          NothingApproved: { Type: 'Succeed', Comment: 'No version is approved yet: there is nothing to serve' },
          WithdrawnServesOn: {
            Type: 'Fail',
            Error: 'WithdrawnServesOn',
            Cause: 'No version is approved any more, and the endpoint serves on what was released before: approve a version, or delete the endpoint',
          },
          NameVersion: {
            Type: 'Pass',
            Parameters: {
              'package.$': '$.found.ModelPackageSummaryList[0].ModelPackageArn',
              'name.$': "States.Format('wine-quality--dev--live---v{}-1264894ed6', States.ArrayGetItem(States.StringSplit($.found.ModelPackageSummaryList[0].ModelPackageArn, '/'), 2))",
            },
            ResultPath: '$.wanted',
            Next: 'ReadEndpoint',
          },
          ReadEndpoint: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:describeEndpoint`,
            Parameters: { EndpointName: 'wine-quality--dev--live' },
            ResultPath: '$.live',
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.ignored', Next: 'EndpointAbsent' }],
            Next: 'CompareEndpoint',
          },
          EndpointAbsent: { Type: 'Pass', Result: { EndpointStatus: 'Absent' }, ResultPath: '$.live', Next: 'CreateModel' },
          CompareEndpoint: {
            Type: 'Choice',
            Choices: [
              {
                Or: [
                  { Variable: '$.live.EndpointStatus', StringEquals: 'Creating' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'Updating' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'SystemUpdating' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'RollingBack' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'Deleting' },
                ],
                Next: 'CountBusyWait',
              },
              { Variable: '$.live.EndpointStatus', StringEquals: 'Failed', Next: 'DeleteBroken' },
              {
                And: [
                  { Variable: '$.live.EndpointStatus', StringEquals: 'InService' },
                  { Variable: '$.live.EndpointConfigName', IsPresent: true },
                  { Variable: '$.live.EndpointConfigName', StringEqualsPath: '$.wanted.name' },
                ],
                Next: 'TagEndpoint',
              },
              { Variable: '$.live.EndpointConfigName', IsPresent: true, Next: 'RememberPrevious' },
            ],
            Default: 'CreateModel',
          },
          DeleteBroken: {
            Type: 'Task',
            Comment: 'A failed endpoint can only be deleted: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpoint.html',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:deleteEndpoint`,
            Parameters: { EndpointName: 'wine-quality--dev--live' },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.ignored', Next: 'CountBusyWait' }],
            Next: 'CountBusyWait',
          },
          RememberPrevious: { Type: 'Pass', Parameters: { 'config.$': '$.live.EndpointConfigName' }, ResultPath: '$.previous', Next: 'CreateModel' },
          CountBusyWait: { Type: 'Pass', Parameters: { 'count.$': 'States.MathAdd($.waits.count, 1)' }, ResultPath: '$.waits', Next: 'IsBusyTooLong' },
          IsBusyTooLong: {
            Type: 'Choice',
            Choices: [{ Variable: '$.waits.count', NumericGreaterThanEquals: 960, Next: 'StayedBusy' }],
            Default: 'WaitWhileBusy',
          },
          WaitWhileBusy: { Type: 'Wait', Seconds: 30, Next: 'FindApproved' },
          StayedBusy: { Type: 'Fail', Error: 'EndpointStayedBusy', Cause: 'The endpoint was changing all the time; nothing was released' },
          CreateModel: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:createModel`,
            Parameters: {
              'ModelName.$': '$.wanted.name',
              Containers: [
                {
                  Environment: {
                    SAGEMAKER_PROGRAM: 'inference.py',
                    SAGEMAKER_SUBMIT_DIRECTORY: '/opt/ml/model/code',
                    SAGEMAKER_CONTAINER_LOG_LEVEL: '20',
                    SAGEMAKER_REGION: 'eu-west-1',
                  },
                  'ModelPackageName.$': '$.wanted.package',
                },
              ],
              ExecutionRoleArn: identitiesEndpointRole.attrArn,
              Tags: [
                { Key: 'cost-center', Value: 'ml-42' },
                { Key: 'owner', Value: 'ml-platform@example.com' },
                { Key: 'trivium:environment', Value: 'dev' },
                { Key: 'trivium:system', Value: 'wine-quality' },
              ],
            },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.failure', Next: 'IsModelThere' }],
            Next: 'CreateConfig',
          },
          IsModelThere: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:describeModel`,
            Parameters: { 'ModelName.$': '$.wanted.name' },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.ignored', Next: 'WasEndpointThere' }],
            Next: 'CreateConfig',
          },
          CreateConfig: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:createEndpointConfig`,
            Parameters: {
              'EndpointConfigName.$': '$.wanted.name',
              ProductionVariants: [
                {
                  InstanceType: 'ml.m5.large',
                  InitialInstanceCount: 1,
                  InitialVariantWeight: 1,
                  VariantName: 'main',
                  'ModelName.$': '$.wanted.name',
                },
              ],
              KmsKeyId: foundation.foundationKey.attrArn,
              DataCaptureConfig: {
                EnableCapture: true,
                InitialSamplingPercentage: 20,
                DestinationS3Uri: `s3://${captureBucket.ref}/live`,
                KmsKeyId: foundation.foundationKey.attrArn,
                CaptureOptions: [{ CaptureMode: 'Input' }, { CaptureMode: 'Output' }],
                CaptureContentTypeHeader: { JsonContentTypes: ['application/json'] },
              },
              Tags: [
                { Key: 'cost-center', Value: 'ml-42' },
                { Key: 'owner', Value: 'ml-platform@example.com' },
                { Key: 'trivium:environment', Value: 'dev' },
                { Key: 'trivium:system', Value: 'wine-quality' },
              ],
            },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.failure', Next: 'IsConfigThere' }],
            Next: 'IsEndpointThere',
          },
          IsConfigThere: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:describeEndpointConfig`,
            Parameters: { 'EndpointConfigName.$': '$.wanted.name' },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.ignored', Next: 'WasEndpointThere' }],
            Next: 'IsEndpointThere',
          },
          IsEndpointThere: {
            Type: 'Choice',
            Choices: [{ Variable: '$.live.EndpointStatus', StringEquals: 'Absent', Next: 'CreateEndpoint' }],
            Default: 'StopScaling',
          },
          CreateEndpoint: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:createEndpoint`,
            Parameters: {
              EndpointName: 'wine-quality--dev--live',
              'EndpointConfigName.$': '$.wanted.name',
              Tags: [
                { Key: 'cost-center', Value: 'ml-42' },
                { Key: 'owner', Value: 'ml-platform@example.com' },
                { Key: 'trivium:environment', Value: 'dev' },
                { Key: 'trivium:system', Value: 'wine-quality' },
              ],
            },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.failure', Next: 'ReadRefused' }],
            Next: 'StartWaiting',
          },
          StopScaling: {
            Type: 'Task',
            Comment: 'The service refuses another type of machine while the variant is scaled. It is an error that nothing was scaled, and no matter',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:applicationautoscaling:deregisterScalableTarget`,
            Parameters: {
              ServiceNamespace: 'sagemaker',
              ResourceId: 'endpoint/wine-quality--dev--live/variant/main',
              ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
            },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.ignored', Next: 'UpdateEndpoint' }],
            Next: 'UpdateEndpoint',
          },
          UpdateEndpoint: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:updateEndpoint`,
            Parameters: {
              EndpointName: 'wine-quality--dev--live',
              'EndpointConfigName.$': '$.wanted.name',
              RetainAllVariantProperties: true,
              ExcludeRetainedVariantProperties: [{ VariantPropertyType: 'DataCaptureConfig' }],
              DeploymentConfig: {
                BlueGreenUpdatePolicy: { TrafficRoutingConfiguration: { Type: 'ALL_AT_ONCE', WaitIntervalInSeconds: 0 }, MaximumExecutionTimeoutInSeconds: 7200 },
              },
            },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.failure', Next: 'ReadRefused' }],
            Next: 'StartWaiting',
          },
          ReadRefused: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:describeEndpoint`,
            Parameters: { EndpointName: 'wine-quality--dev--live' },
            ResultPath: '$.live',
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.ignored', Next: 'WasEndpointThere' }],
            Next: 'WasItAnotherRelease',
          },
          WasItAnotherRelease: {
            Type: 'Choice',
            Choices: [
              {
                Or: [
                  { Variable: '$.live.EndpointStatus', StringEquals: 'Creating' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'Updating' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'SystemUpdating' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'RollingBack' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'Deleting' },
                ],
                Next: 'CountBusyWait',
              },
              {
                And: [
                  { Variable: '$.live.EndpointStatus', StringEquals: 'InService' },
                  { Variable: '$.live.EndpointConfigName', IsPresent: true },
                  { Variable: '$.live.EndpointConfigName', StringEqualsPath: '$.wanted.name' },
                ],
                Next: 'TagEndpoint',
              },
            ],
            Default: 'WasEndpointThere',
          },
          StartWaiting: { Type: 'Pass', Parameters: { count: 0 }, ResultPath: '$.waits', Next: 'WaitForEndpoint' },
          WaitForEndpoint: { Type: 'Wait', Seconds: 30, Next: 'ReadProgress' },
          ReadProgress: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:describeEndpoint`,
            Parameters: { EndpointName: 'wine-quality--dev--live' },
            ResultPath: '$.live',
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.failure', Next: 'WasEndpointThere' }],
            Next: 'IsStillChanging',
          },
          IsStillChanging: {
            Type: 'Choice',
            Choices: [
              {
                Or: [
                  { Variable: '$.live.EndpointStatus', StringEquals: 'Creating' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'Updating' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'SystemUpdating' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'RollingBack' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'Deleting' },
                ],
                Next: 'CountWait',
              },
            ],
            Default: 'IsWantedServing',
          },
          CountWait: { Type: 'Pass', Parameters: { 'count.$': 'States.MathAdd($.waits.count, 1)' }, ResultPath: '$.waits', Next: 'IsTooLate' },
          IsTooLate: {
            Type: 'Choice',
            Choices: [{ Variable: '$.waits.count', NumericGreaterThanEquals: 360, Next: 'TooLate' }],
            Default: 'WaitForEndpoint',
          },
          TooLate: {
            Type: 'Pass',
            Parameters: { Error: 'TooLate', 'Cause.$': "States.Format('{} was not ready after 180 minutes', $.wanted.name)" },
            ResultPath: '$.failure',
            Next: 'WasEndpointThere',
          },
          IsWantedServing: {
            Type: 'Choice',
            Choices: [
              {
                And: [
                  { Variable: '$.live.EndpointStatus', StringEquals: 'InService' },
                  { Variable: '$.live.EndpointConfigName', IsPresent: true },
                  { Variable: '$.live.EndpointConfigName', StringEqualsPath: '$.wanted.name' },
                ],
                Next: 'IsAnythingToRetire',
              },
            ],
            Default: 'NotServing',
          },
          NotServing: {
            Type: 'Pass',
            Parameters: {
              Error: 'NotServing',
              'Cause.$': "States.Format('{} did not come into service; the endpoint is {}. Its log group in CloudWatch says why', $.wanted.name, $.live.EndpointStatus)",
            },
            ResultPath: '$.failure',
            Next: 'WasEndpointThere',
          },
          IsAnythingToRetire: {
            Type: 'Choice',
            Choices: [
              {
                And: [
                  { Variable: '$.previous.config', StringMatches: 'wine-quality--dev--live---v*' },
                  { Not: { Variable: '$.previous.config', StringEqualsPath: '$.wanted.name' } },
                ],
                Next: 'DeletePreviousConfig',
              },
            ],
            Default: 'TagEndpoint',
          },
          DeletePreviousConfig: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:deleteEndpointConfig`,
            Parameters: { 'EndpointConfigName.$': '$.previous.config' },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.ignored', Next: 'TagEndpoint' }],
            Next: 'DeletePreviousModel',
          },
          DeletePreviousModel: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:deleteModel`,
            Parameters: { 'ModelName.$': '$.previous.config' },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.ignored', Next: 'TagEndpoint' }],
            Next: 'TagEndpoint',
          },
          TagEndpoint: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:addTags`,
            Parameters: {
              'ResourceArn.$': '$.live.EndpointArn',
              Tags: [
                { Key: 'cost-center', Value: 'ml-42' },
                { Key: 'owner', Value: 'ml-platform@example.com' },
                { Key: 'trivium:environment', Value: 'dev' },
                { Key: 'trivium:system', Value: 'wine-quality' },
              ],
            },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Next: 'RegisterScaling',
          },
          RegisterScaling: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:applicationautoscaling:registerScalableTarget`,
            Parameters: {
              ServiceNamespace: 'sagemaker',
              ResourceId: 'endpoint/wine-quality--dev--live/variant/main',
              ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
              MinCapacity: 1,
              MaxCapacity: 4,
            },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Next: 'PutScalingPolicy',
          },
          PutScalingPolicy: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:applicationautoscaling:putScalingPolicy`,
            Parameters: {
              PolicyName: 'wine-quality--dev--live',
              ServiceNamespace: 'sagemaker',
              ResourceId: 'endpoint/wine-quality--dev--live/variant/main',
              ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
              PolicyType: 'TargetTrackingScaling',
              TargetTrackingScalingPolicyConfiguration: {
                TargetValue: 120,
                CustomizedMetricSpecification: {
                  Namespace: '/aws/sagemaker/Endpoints',
                  MetricName: 'CPUUtilization',
                  Statistic: 'Average',
                  Dimensions: [{ Name: 'EndpointName', Value: 'wine-quality--dev--live' }, { Name: 'VariantName', Value: 'main' }],
                },
              },
            },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Next: 'Serving',
          },
          Serving: { Type: 'Succeed', Comment: 'The approved version serves, as the spec says' },
          WasEndpointThere: {
            Type: 'Choice',
            Choices: [{ Variable: '$.live.EndpointStatus', StringEquals: 'Absent', Next: 'RemoveConfig' }],
            Default: 'ReadFailed',
          },
          ReadFailed: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:describeEndpoint`,
            Parameters: { EndpointName: 'wine-quality--dev--live' },
            ResultPath: '$.live',
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.ignored', Next: 'Unknown' }],
            Next: 'WhatIsLeft',
          },
          WhatIsLeft: {
            Type: 'Choice',
            Choices: [
              {
                Or: [
                  { Variable: '$.live.EndpointStatus', StringEquals: 'Creating' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'Updating' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'SystemUpdating' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'RollingBack' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'Deleting' },
                ],
                Next: 'StillChanging',
              },
              {
                And: [
                  { Variable: '$.live.EndpointStatus', StringEquals: 'InService' },
                  { Variable: '$.live.EndpointConfigName', IsPresent: true },
                  { Variable: '$.live.EndpointConfigName', StringEqualsPath: '$.wanted.name' },
                ],
                Next: 'TagEndpoint',
              },
              { Variable: '$.live.EndpointStatus', StringEquals: 'InService', Next: 'RestoreScaling' },
              {
                And: [
                  { Not: { Variable: '$.live.EndpointStatus', StringEquals: 'Failed' } },
                  { Not: { Variable: '$.previous.config', StringEquals: '' } },
                ],
                Next: 'ReturnToPrevious',
              },
            ],
            Default: 'DeleteFailed',
          },
          ReturnToPrevious: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:updateEndpoint`,
            Parameters: {
              EndpointName: 'wine-quality--dev--live',
              'EndpointConfigName.$': '$.previous.config',
              RetainAllVariantProperties: true,
              ExcludeRetainedVariantProperties: [{ VariantPropertyType: 'DataCaptureConfig' }],
              DeploymentConfig: {
                BlueGreenUpdatePolicy: { TrafficRoutingConfiguration: { Type: 'ALL_AT_ONCE', WaitIntervalInSeconds: 0 }, MaximumExecutionTimeoutInSeconds: 7200 },
              },
            },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.ignored', Next: 'NotReturned' }],
            Next: 'StartReturning',
          },
          DeleteFailed: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:deleteEndpoint`,
            Parameters: { EndpointName: 'wine-quality--dev--live' },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.ignored', Next: 'NotReturned' }],
            Next: 'StartDeleting',
          },
          StartDeleting: { Type: 'Pass', Parameters: { count: 0 }, ResultPath: '$.waits', Next: 'WaitForDelete' },
          WaitForDelete: { Type: 'Wait', Seconds: 30, Next: 'IsDeleted' },
          IsDeleted: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:describeEndpoint`,
            Parameters: { EndpointName: 'wine-quality--dev--live' },
            ResultPath: '$.live',
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.ignored', Next: 'IsAnythingToReturnTo' }],
            Next: 'CountDelete',
          },
          CountDelete: { Type: 'Pass', Parameters: { 'count.$': 'States.MathAdd($.waits.count, 1)' }, ResultPath: '$.waits', Next: 'IsDeleteTooLate' },
          IsDeleteTooLate: {
            Type: 'Choice',
            Choices: [{ Variable: '$.waits.count', NumericGreaterThanEquals: 360, Next: 'NotReturned' }],
            Default: 'WaitForDelete',
          },
          IsAnythingToReturnTo: {
            Type: 'Choice',
            Choices: [{ Not: { Variable: '$.previous.config', StringEquals: '' }, Next: 'CreatePrevious' }],
            Default: 'RemoveConfig',
          },
          CreatePrevious: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:createEndpoint`,
            Parameters: {
              EndpointName: 'wine-quality--dev--live',
              'EndpointConfigName.$': '$.previous.config',
              Tags: [
                { Key: 'cost-center', Value: 'ml-42' },
                { Key: 'owner', Value: 'ml-platform@example.com' },
                { Key: 'trivium:environment', Value: 'dev' },
                { Key: 'trivium:system', Value: 'wine-quality' },
              ],
            },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.ignored', Next: 'NotReturned' }],
            Next: 'StartReturning',
          },
          StartReturning: { Type: 'Pass', Parameters: { count: 0 }, ResultPath: '$.waits', Next: 'WaitForReturn' },
          WaitForReturn: { Type: 'Wait', Seconds: 30, Next: 'ReadReturn' },
          ReadReturn: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:describeEndpoint`,
            Parameters: { EndpointName: 'wine-quality--dev--live' },
            ResultPath: '$.live',
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.ignored', Next: 'NotReturned' }],
            Next: 'IsReturned',
          },
          IsReturned: {
            Type: 'Choice',
            Choices: [
              {
                Or: [
                  { Variable: '$.live.EndpointStatus', StringEquals: 'Creating' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'Updating' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'SystemUpdating' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'RollingBack' },
                  { Variable: '$.live.EndpointStatus', StringEquals: 'Deleting' },
                ],
                Next: 'CountReturn',
              },
              {
                And: [
                  { Variable: '$.live.EndpointStatus', StringEquals: 'InService' },
                  { Variable: '$.live.EndpointConfigName', IsPresent: true },
                  { Variable: '$.live.EndpointConfigName', StringEqualsPath: '$.previous.config' },
                ],
                Next: 'RestoreScaling',
              },
            ],
            Default: 'NotReturned',
          },
          CountReturn: { Type: 'Pass', Parameters: { 'count.$': 'States.MathAdd($.waits.count, 1)' }, ResultPath: '$.waits', Next: 'IsReturnTooLate' },
          IsReturnTooLate: {
            Type: 'Choice',
            Choices: [{ Variable: '$.waits.count', NumericGreaterThanEquals: 360, Next: 'NotReturned' }],
            Default: 'WaitForReturn',
          },
          RestoreScaling: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:applicationautoscaling:registerScalableTarget`,
            Parameters: {
              ServiceNamespace: 'sagemaker',
              ResourceId: 'endpoint/wine-quality--dev--live/variant/main',
              ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
              MinCapacity: 1,
              MaxCapacity: 4,
            },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.ignored', Next: 'RemoveConfig' }],
            Next: 'RestoreScalingPolicy',
          },
          RestoreScalingPolicy: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:applicationautoscaling:putScalingPolicy`,
            Parameters: {
              PolicyName: 'wine-quality--dev--live',
              ServiceNamespace: 'sagemaker',
              ResourceId: 'endpoint/wine-quality--dev--live/variant/main',
              ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
              PolicyType: 'TargetTrackingScaling',
              TargetTrackingScalingPolicyConfiguration: {
                TargetValue: 120,
                CustomizedMetricSpecification: {
                  Namespace: '/aws/sagemaker/Endpoints',
                  MetricName: 'CPUUtilization',
                  Statistic: 'Average',
                  Dimensions: [{ Name: 'EndpointName', Value: 'wine-quality--dev--live' }, { Name: 'VariantName', Value: 'main' }],
                },
              },
            },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.ignored', Next: 'RemoveConfig' }],
            Next: 'RemoveConfig',
          },
          RemoveConfig: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:deleteEndpointConfig`,
            Parameters: { 'EndpointConfigName.$': '$.wanted.name' },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.ignored', Next: 'RemoveModel' }],
            Next: 'RemoveModel',
          },
          RemoveModel: {
            Type: 'Task',
            Resource: `arn:${cdk.Aws.PARTITION}:states:::aws-sdk:sagemaker:deleteModel`,
            Parameters: { 'ModelName.$': '$.wanted.name' },
            ResultPath: null,
            Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 }],
            Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.ignored', Next: 'ReleaseFailed' }],
            Next: 'ReleaseFailed',
          },
          ReleaseFailed: { Type: 'Fail', Comment: 'What served before serves', Error: 'ReleaseFailed', CausePath: '$.failure.Cause' },
          StillChanging: {
            Type: 'Fail',
            Error: 'StillChanging',
            Cause: 'The endpoint is still changing after the time that a release may take; the next release puts it right',
          },
          Unknown: { Type: 'Fail', Error: 'EndpointUnreadable', Cause: 'The release failed, and what serves could not be read; nothing was removed' },
          NotReturned: {
            Type: 'Fail',
            Error: 'NotReturned',
            Cause: 'The version failed, and the endpoint did not go back to the one before; look at the endpoint in the SageMaker console',
          },
        },
      }),
      loggingConfiguration: {
        level: 'ALL',
        includeExecutionData: true,
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: foundation.foundationLogs.attrArn } }],
      },
      tracingConfiguration: { enabled: true },
      tags: [
        { key: 'cost-center', value: 'ml-42' },
        { key: 'owner', value: 'ml-platform@example.com' },
        { key: 'trivium:environment', value: 'dev' },
        { key: 'trivium:system', value: 'wine-quality' },
      ],
    });
    const releasesLiveFailed = new cloudwatch.CfnAlarm(this, 'ReleasesLiveFailed', {
      alarmDescription: '[error] A release of endpoints.live failed; the previous version serves where there was one. The execution of the state machine says why',
      namespace: 'AWS/States',
      metricName: 'ExecutionsFailed',
      dimensions: [{ name: 'StateMachineArn', value: releasesLiveMachine.attrArn }],
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      threshold: 0,
      comparisonOperator: 'GreaterThanThreshold',
      treatMissingData: 'notBreaching',
      alarmActions: [notificationsOncall.ref],
      tags: [
        { key: 'cost-center', value: 'ml-42' },
        { key: 'owner', value: 'ml-platform@example.com' },
        { key: 'severity', value: 'error' },
        { key: 'trivium:environment', value: 'dev' },
        { key: 'trivium:system', value: 'wine-quality' },
      ],
    });
    const releasesLiveOnApproval = new events.CfnRule(this, 'ReleasesLiveOnApproval', {
      description: 'A version of wine-quality was approved, or its approval taken back',
      eventPattern: {
        source: ['aws.sagemaker'],
        'detail-type': ['SageMaker Model Package State Change'],
        detail: {
          ModelPackageGroupName: ['wine-quality--dev--wine-quality'],
          ModelApprovalStatus: ['Approved', 'Rejected', 'PendingManualApproval'],
          UpdatedModelPackageFields: ['ModelApprovalStatus'],
        },
      },
      state: 'ENABLED',
      targets: [{ id: 'release', arn: releasesLiveMachine.attrArn, roleArn: identitiesTriggerRole.attrArn }],
    });
    const releasesLiveOnDeployment = new events.CfnRule(this, 'ReleasesLiveOnDeployment', {
      description: 'This stack was deployed',
      eventPattern: {
        source: ['aws.cloudformation'],
        'detail-type': ['CloudFormation Stack Status Change'],
        detail: { 'stack-id': [cdk.Aws.STACK_ID], 'status-details': { status: ['CREATE_COMPLETE', 'UPDATE_COMPLETE'] } },
      },
      state: 'ENABLED',
      targets: [{ id: 'release', arn: releasesLiveMachine.attrArn, roleArn: identitiesTriggerRole.attrArn }],
    });
    const triggersNightly = new scheduler.CfnSchedule(this, 'TriggersNightly', {
      description: 'Starts pipelines.train of wine-quality (dev)',
      scheduleExpression: 'cron(0 2 * * ? *)',
      scheduleExpressionTimezone: 'Europe/Brussels',
      state: 'ENABLED',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: `arn:${cdk.Aws.PARTITION}:sagemaker:eu-west-1:111122223333:pipeline/wine-quality--dev--train`,
        roleArn: identitiesTriggerRole.attrArn,
      },
    });
    pipelinesTrain.addResourceDependency(identitiesJobSelf);
    triggersNightly.addResourceDependency(pipelinesTrain);
    new cdk.CfnOutput(this, 'DatasetsRawDescription', { description: 'Description of raw', value: descriptionRaw.s3ObjectUrl });
    new cdk.CfnOutput(this, 'Drain', { description: 'Removes what run time made; run it before a destroy', value: `for e in wine-quality--dev--live; do aws sagemaker --region eu-west-1 delete-endpoint --endpoint-name "$e" && aws sagemaker --region eu-west-1 wait endpoint-deleted --endpoint-name "$e"; for n in $(aws sagemaker --region eu-west-1 list-endpoint-configs --query "EndpointConfigs[?starts_with(EndpointConfigName, '$e---v')].EndpointConfigName" --output text); do aws sagemaker --region eu-west-1 delete-endpoint-config --endpoint-config-name "$n"; done; for n in $(aws sagemaker --region eu-west-1 list-models --query "Models[?starts_with(ModelName, '$e---v')].ModelName" --output text); do aws sagemaker --region eu-west-1 delete-model --model-name "$n"; done; done
for g in wine-quality--dev--wine-quality; do for n in $(aws sagemaker --region eu-west-1 list-model-packages --model-package-group-name "$g" --query "ModelPackageSummaryList[].ModelPackageArn" --output text); do aws sagemaker --region eu-west-1 delete-model-package --model-package-name "$n"; done; done
aws s3 rm --region eu-west-1 --recursive s3://${captureBucket.ref}` });
    new cdk.CfnOutput(this, 'EndpointsLiveAddress', { description: 'Address of the endpoint live; requests are signed (Signature Version 4)', value: 'https://runtime.sagemaker.eu-west-1.amazonaws.com/endpoints/wine-quality--dev--live/invocations' });
    new cdk.CfnOutput(this, 'EndpointsLiveInvoke', { description: 'Sends one request to the endpoint live: put the fields of one row into instances', value: "aws sagemaker-runtime invoke-endpoint --region eu-west-1 --endpoint-name wine-quality--dev--live --content-type application/json --cli-binary-format raw-in-base64-out --body '{\"instances\":[{}]}' /dev/stdout" });
    new cdk.CfnOutput(this, 'EndpointsLiveName', { description: 'Name of the endpoint live', value: 'wine-quality--dev--live' });
    new cdk.CfnOutput(this, 'ModelsWineQualityApprove', { description: 'Approves the newest version of wine-quality that waits', value: "aws sagemaker list-model-packages --region eu-west-1 --model-package-group-name wine-quality--dev--wine-quality --model-approval-status PendingManualApproval --sort-by CreationTime --sort-order Descending --max-results 1 --query 'ModelPackageSummaryList[0].ModelPackageArn' --output text | xargs -I{} aws sagemaker update-model-package --region eu-west-1 --model-approval-status Approved --model-package-arn {}" });
    new cdk.CfnOutput(this, 'ModelsWineQualityRegistry', { description: 'Model package group of wine-quality', value: 'wine-quality--dev--wine-quality' });
    new cdk.CfnOutput(this, 'PipelinesTrainConsole', { description: 'Runs of pipelines.train', value: 'https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1#/pipelines/wine-quality--dev--train' });
    new cdk.CfnOutput(this, 'PipelinesTrainId', { description: 'SageMaker pipeline of pipelines.train', value: `arn:${cdk.Aws.PARTITION}:sagemaker:eu-west-1:111122223333:pipeline/wine-quality--dev--train` });
    new cdk.CfnOutput(this, 'PipelinesTrainStart', { description: 'Starts a run of pipelines.train', value: 'aws sagemaker start-pipeline-execution --region eu-west-1 --pipeline-name wine-quality--dev--train' });
  }
}

module.exports = { SystemStack };
