'use strict';
const { askPython } = require('./framework/python');

const POLICY = 'aws/policies/job.json';
const PERMISSIONS = 'aws/permissions.json';
const TEMPLATE = 'aws/wine-dev.template.json';
/** A template that names a region of GovCloud, with a mistake. */
const inGovCloud = (plant) => (template) => {
  template.Resources.GovCloud = {
    Type: 'AWS::CloudFormation::WaitConditionHandle',
    Metadata: { region: 'us-gov-west-1' },
  };
  plant(template);
};
const statementOf = (policy, sid) => policy.Statement.find((statement) => statement.Sid === sid);

/** @type {import('./framework/documents').Judge} */
module.exports = {
  name: 'iam-statements',
  says: "IAM policies through parliament, policy-sentry and cfn-lint's table of actions: names, resources, conditions, wildcards, partitions",
  files: /^aws\/(policies\/[^/]+\.json|permissions\.json|[^/]+\.template\.json)$/,
  samples: [POLICY, PERMISSIONS, TEMPLATE],
  mistakes: [
    {
      what: 'a misspelt action',
      sample: POLICY,
      change: (p) => {
        statementOf(p, 'Start').Action = 'sagemaker:StartPipelineExecutio';
      },
      expect: /unknown action sagemaker:StartPipelineExecutio/,
    },
    {
      what: 'an object action on a bucket',
      sample: POLICY,
      change: (p) => {
        statementOf(p, 'Data').Resource = 'arn:aws:s3:::acme-ml';
      },
      expect: /RESOURCE_MISMATCH/,
    },
    {
      what: 'a wildcard action',
      sample: POLICY,
      change: (p) => {
        statementOf(p, 'Data').Action = 's3:*';
      },
      expect: /wildcard action/,
    },
    {
      what: 'a star where a resource would do',
      sample: POLICY,
      change: (p) => {
        statementOf(p, 'Start').Resource = '*';
      },
      expect: /can be limited/,
    },
    {
      what: 'a condition key that the action does not have',
      sample: POLICY,
      change: (p) => {
        statementOf(p, 'Pass').Condition.StringEquals = { 'iam:PassedTo': 'x' };
      },
      expect: /UNKNOWN_CONDITION/,
    },
    {
      what: 'a star without a reason',
      sample: PERMISSIONS,
      change: (p) => {
        delete p[0].wildcardReason;
      },
      expect: /star without a reason/,
    },
    {
      what: 'a permission that nothing needs',
      sample: PERMISSIONS,
      change: (p) => {
        p[0].because = [];
      },
      expect: /nothing in the spec needs it/,
    },
    {
      what: 'an object action on a bucket, in a template',
      sample: TEMPLATE,
      change: (t) => {
        t.Resources.JobRole.Properties.Policies[0].PolicyDocument.Statement[0].Resource = {
          'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::acme-ml']],
        };
      },
      expect: /RESOURCE_MISMATCH/,
    },
    {
      what: 'a FullAccess policy, in a template',
      sample: TEMPLATE,
      change: (t) => {
        t.Resources.JobRole.Properties.ManagedPolicyArns = ['arn:aws:iam::aws:policy/AmazonSageMakerFullAccess'];
      },
      expect: /FullAccess/,
    },
    {
      what: 'an ARN of another partition, in a template for GovCloud',
      sample: TEMPLATE,
      change: inGovCloud((t) => {
        t.Resources.JobRole.Properties.ManagedPolicyArns = ['arn:aws:iam::111122223333:policy/reads'];
      }),
      expect: /is of the partition aws, and the template is for aws-us-gov/,
    },
    {
      what: 'an ARN of another partition, in a body that is embedded as text',
      sample: TEMPLATE,
      change: inGovCloud((t) => {
        t.Resources.Train.Properties.PipelineDefinition.PipelineDefinitionBody =
          '{"RoleArn":"arn:aws:iam::111122223333:role/job"}';
      }),
      expect: /role\/job is of the partition aws, and/,
    },
    {
      what: 'regions of two partitions',
      sample: TEMPLATE,
      change: inGovCloud((t) => {
        t.Outputs.TrainPipeline.Description = 'in eu-west-1';
      }),
      expect: /regions of several partitions: aws, aws-us-gov/,
    },
  ],
  judge: askPython('iam_policies.py'),
};
