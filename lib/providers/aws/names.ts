import type { NameRule } from '../../compiler/physical-name.js';

const SHAPES = 'botocore sagemaker/2017-07-24/service-2.json';

/**
 * What AWS allows as names. Only what the vendor lets change in place has a fixed name; all else is named by CloudFormation.
 *
 * Names are unique in an account and a region: system and environment are in each, and the boundary of each rule keeps them apart.
 */
export const AWS_NAMES = {
  /** Create-only in CloudFormation, but everything else of it changes in place; its ARN and its metrics need the name. */
  pipeline: {
    resource: 'the SageMaker pipeline',
    maxLength: 256,
    pattern: /^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/,
    separator: '-',
    boundary: 'double',
    source: `${SHAPES} PipelineName`,
  },
  modelGroup: {
    resource: 'the model package group',
    maxLength: 63,
    pattern: /^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/,
    separator: '-',
    boundary: 'double',
    source: `${SHAPES} EntityName`,
  },
  policy: {
    resource: 'the policy of the role',
    maxLength: 128,
    pattern: /^[\w+=,.@-]+$/,
    separator: '-',
    boundary: 'double',
    source: 'botocore iam/2010-05-08/service-2.json policyNameType',
  },
  /** Endpoints, and the prefix of what the release makes: endpoint configurations and models. */
  endpoint: {
    resource: 'the SageMaker endpoint',
    maxLength: 63,
    pattern: /^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/,
    separator: '-',
    boundary: 'double',
    source: `${SHAPES} EndpointName`,
  },
  /** `release` adds a suffix to it, such as `---v12-1a2b3c4d5e`: 20 characters are kept free. */
  endpointRevision: {
    resource: 'the SageMaker model and endpoint configuration',
    maxLength: 43,
    pattern: /^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/,
    separator: '-',
    boundary: 'double',
    source: `${SHAPES} ModelName`,
  },
  step: {
    resource: 'the step of the SageMaker pipeline',
    maxLength: 64,
    pattern: /^[A-Za-z0-9_-]*$/,
    separator: '-',
    boundary: 'double',
    source: `${SHAPES} StepName`,
  },
  alarm: {
    resource: 'the CloudWatch alarm',
    maxLength: 255,
    pattern: /^.+$/,
    separator: '-',
    boundary: 'double',
    source: 'botocore cloudwatch/2010-08-01/service-2.json AlarmName',
  },
  stateMachine: {
    resource: 'the state machine',
    maxLength: 80,
    pattern: /^[A-Za-z0-9_-]+$/,
    separator: '-',
    boundary: 'double',
    source: 'botocore stepfunctions/2016-11-23/service-2.json Name',
  },
  repository: {
    resource: 'the ECR repository',
    maxLength: 256,
    pattern: /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
    separator: '-',
    boundary: 'slash',
    source: 'the schema of AWS::ECR::Repository, which allows no two separators in a row',
  },
  logGroup: {
    resource: 'the log group',
    maxLength: 480,
    pattern: /^[.\-_/#A-Za-z0-9]+$/,
    separator: '-',
    boundary: 'double',
    source: 'botocore logs/2014-03-28/service-2.json LogGroupName (512, less a prefix)',
  },
  stack: {
    resource: 'the CloudFormation stack',
    maxLength: 128,
    pattern: /^[a-zA-Z][-a-zA-Z0-9]*$/,
    separator: '-',
    boundary: 'double',
    source: 'botocore cloudformation/2010-05-15/service-2.json StackName',
  },
} as const satisfies Record<string, NameRule>;

/** Kinds of names. */
export type AwsName = keyof typeof AWS_NAMES;
