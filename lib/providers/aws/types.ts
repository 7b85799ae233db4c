import type { CfnScalableTargetProps, CfnScalingPolicyProps } from 'aws-cdk-lib/aws-applicationautoscaling';
import type { CfnAlarmProps } from 'aws-cdk-lib/aws-cloudwatch';
import type { CfnRepositoryProps } from 'aws-cdk-lib/aws-ecr';
import type { CfnRuleProps } from 'aws-cdk-lib/aws-events';
import type { CfnManagedPolicyProps, CfnPolicyProps, CfnRoleProps } from 'aws-cdk-lib/aws-iam';
import type { CfnKeyProps } from 'aws-cdk-lib/aws-kms';
import type { CfnLogGroupProps } from 'aws-cdk-lib/aws-logs';
import type { CfnBucketPolicyProps, CfnBucketProps } from 'aws-cdk-lib/aws-s3';
import type {
  CfnEndpointConfigProps,
  CfnEndpointProps,
  CfnModelPackageGroupProps,
  CfnModelProps,
  CfnPipelineProps,
} from 'aws-cdk-lib/aws-sagemaker';
import type { CfnScheduleProps } from 'aws-cdk-lib/aws-scheduler';
import type { CfnSubscriptionProps, CfnTopicPolicyProps, CfnTopicProps } from 'aws-cdk-lib/aws-sns';
import type { CfnStateMachineProps } from 'aws-cdk-lib/aws-stepfunctions';

/** The resource types that aws emits: CloudFormation's own token → the properties of CDK's L1 construct. */
export interface AwsTypes {
  'AWS::ApplicationAutoScaling::ScalableTarget': CfnScalableTargetProps;
  'AWS::ApplicationAutoScaling::ScalingPolicy': CfnScalingPolicyProps;
  'AWS::CloudWatch::Alarm': CfnAlarmProps;
  'AWS::ECR::Repository': CfnRepositoryProps;
  'AWS::Events::Rule': CfnRuleProps;
  'AWS::IAM::Role': CfnRoleProps;
  'AWS::IAM::ManagedPolicy': CfnManagedPolicyProps;
  'AWS::IAM::Policy': CfnPolicyProps;
  'AWS::KMS::Key': CfnKeyProps;
  'AWS::Logs::LogGroup': CfnLogGroupProps;
  'AWS::S3::Bucket': CfnBucketProps;
  'AWS::S3::BucketPolicy': CfnBucketPolicyProps;
  'AWS::SageMaker::Endpoint': CfnEndpointProps;
  'AWS::SageMaker::EndpointConfig': CfnEndpointConfigProps;
  'AWS::SageMaker::Model': CfnModelProps;
  'AWS::SageMaker::ModelPackageGroup': CfnModelPackageGroupProps;
  'AWS::SageMaker::Pipeline': CfnPipelineProps;
  'AWS::Scheduler::Schedule': CfnScheduleProps;
  'AWS::SNS::Subscription': CfnSubscriptionProps;
  'AWS::SNS::Topic': CfnTopicProps;
  'AWS::SNS::TopicPolicy': CfnTopicPolicyProps;
  'AWS::StepFunctions::StateMachine': CfnStateMachineProps;
}

/** A token of a resource type. */
export type AwsType = keyof AwsTypes;
