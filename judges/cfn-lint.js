'use strict';
const { askPython } = require('./framework/python');

const TEMPLATE = 'aws/wine-dev.template.json';

/** @type {import('./framework/documents').Judge} */
module.exports = {
  name: 'cfn-lint',
  says: 'CloudFormation templates through cfn-lint (PyPI), errors and warnings',
  files: /^aws\/[^/]+\.template\.json$/,
  samples: [TEMPLATE],
  mistakes: [
    {
      what: 'an unknown property',
      sample: TEMPLATE,
      change: (t) => {
        t.Resources.Train.Properties.PipelineNam = 'x';
      },
      expect: /PipelineNam/,
    },
    {
      what: 'an enum value that is not there',
      sample: TEMPLATE,
      change: (t) => {
        t.Resources.Errors.Properties.ComparisonOperator = 'Bigger';
      },
      expect: /Bigger/,
    },
    {
      what: 'an attribute that the resource does not have',
      sample: TEMPLATE,
      change: (t) => {
        t.Resources.Train.Properties.RoleArn = { 'Fn::GetAtt': ['JobRole', 'Aarn'] };
      },
      expect: /Aarn/,
    },
    {
      what: 'a misspelt action',
      sample: TEMPLATE,
      change: (t) => {
        t.Resources.JobRole.Properties.Policies[0].PolicyDocument.Statement[0].Action = ['s3:GetObjec'];
      },
      expect: /GetObjec|getobjec/i,
    },
  ],
  judge: askPython('cfn_lint_templates.py'),
};
