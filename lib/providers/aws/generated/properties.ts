// Generated from the declarations of aws-cdk-lib by `npm run generate`. Do not edit.

/** Names of the properties of each resource type that is emitted, separated by blanks. */
export const PROPERTIES: Readonly<Record<string, string>> = {
  'AWS::ApplicationAutoScaling::ScalableTarget': 'maxCapacity minCapacity resourceId roleArn scalableDimension scheduledActions serviceNamespace suspendedState tags',
  'AWS::ApplicationAutoScaling::ScalingPolicy': 'policyName policyType predictiveScalingPolicyConfiguration resourceId scalableDimension scalingTargetId serviceNamespace stepScalingPolicyConfiguration targetTrackingScalingPolicyConfiguration',
  'AWS::CloudWatch::Alarm': 'actionConfiguration actionsEnabled alarmActions alarmDescription alarmName comparisonOperator datapointsToAlarm dimensions evaluateLowSampleCountPercentile evaluationCriteria evaluationInterval evaluationPeriods evaluationWindow extendedStatistic insufficientDataActions metricName metrics namespace okActions period statistic tags threshold thresholdMetricId treatMissingData unit warmUpConfiguration',
  'AWS::CloudWatch::CompositeAlarm': 'actionConfiguration actionsEnabled actionsSuppressor actionsSuppressorExtensionPeriod actionsSuppressorWaitPeriod alarmActions alarmDescription alarmName alarmRule insufficientDataActions okActions tags',
  'AWS::ECR::Repository': 'emptyOnDelete encryptionConfiguration imageScanningConfiguration imageTagMutability imageTagMutabilityExclusionFilters lifecyclePolicy repositoryName repositoryPolicyText tags',
  'AWS::Events::Rule': 'description eventBusName eventPattern name roleArn scheduleExpression state tags targets',
  'AWS::IAM::Role': 'assumeRolePolicyDocument description managedPolicyArns maxSessionDuration path permissionsBoundary policies roleName tags',
  'AWS::KMS::Alias': 'aliasName targetKeyId',
  'AWS::KMS::Key': 'bypassPolicyLockoutSafetyCheck description enableKeyRotation enabled keyPolicy keySpec keyUsage multiRegion origin pendingWindowInDays rotationPeriodInDays tags',
  'AWS::Logs::LogGroup': 'bearerTokenAuthenticationEnabled dataProtectionPolicy deletionProtectionEnabled fieldIndexPolicies kmsKeyId logGroupClass logGroupName resourcePolicyDocument retentionInDays tags',
  'AWS::S3::Bucket': 'abacStatus accelerateConfiguration accessControl analyticsConfigurations bucketEncryption bucketName bucketNamePrefix bucketNamespace corsConfiguration intelligentTieringConfigurations inventoryConfigurations lifecycleConfiguration loggingConfiguration metadataConfiguration metadataTableConfiguration metricsConfigurations notificationConfiguration objectLockConfiguration objectLockEnabled ownershipControls publicAccessBlockConfiguration replicationConfiguration tags versioningConfiguration websiteConfiguration',
  'AWS::S3::BucketPolicy': 'bucket policyDocument',
  'AWS::SageMaker::Endpoint': 'deploymentConfig endpointConfigName endpointName excludeRetainedVariantProperties retainAllVariantProperties retainDeploymentConfig tags',
  'AWS::SageMaker::EndpointConfig': 'asyncInferenceConfig dataCaptureConfig enableNetworkIsolation endpointConfigName executionRoleArn explainerConfig kmsKeyId metricsConfig productionVariants shadowProductionVariants tags vpcConfig',
  'AWS::SageMaker::Model': 'containers enableNetworkIsolation executionRoleArn inferenceExecutionConfig modelName primaryContainer tags vpcConfig',
  'AWS::SageMaker::ModelPackageGroup': 'modelPackageGroupDescription modelPackageGroupName modelPackageGroupPolicy tags',
  'AWS::SageMaker::Pipeline': 'parallelismConfiguration pipelineDefinition pipelineDescription pipelineDisplayName pipelineName roleArn tags',
  'AWS::Scheduler::Schedule': 'description endDate flexibleTimeWindow groupName kmsKeyArn name scheduleExpression scheduleExpressionTimezone startDate state target',
  'AWS::SNS::Subscription': 'deliveryPolicy endpoint filterPolicy filterPolicyScope protocol rawMessageDelivery redrivePolicy region replayPolicy subscriptionRoleArn topicArn',
  'AWS::SNS::Topic': 'archivePolicy contentBasedDeduplication dataProtectionPolicy deliveryStatusLogging displayName fifoThroughputScope fifoTopic kmsMasterKeyId maximumMessageSize signatureVersion subscription tags topicName tracingConfig',
  'AWS::SNS::TopicPolicy': 'policyDocument topics',
  'AWS::SQS::Queue': 'contentBasedDeduplication deduplicationScope delaySeconds fifoQueue fifoThroughputLimit kmsDataKeyReusePeriodSeconds kmsMasterKeyId maximumMessageSize messageRetentionPeriod queueName receiveMessageWaitTimeSeconds redriveAllowPolicy redrivePolicy sqsManagedSseEnabled tags visibilityTimeout',
  'AWS::SQS::QueuePolicy': 'policyDocument queues',
  'AWS::StepFunctions::StateMachine': 'definition definitionS3Location definitionString definitionSubstitutions encryptionConfiguration loggingConfiguration roleArn stateMachineName stateMachineType tags tracingConfiguration',
};
