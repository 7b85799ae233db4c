'use strict';
const { askPython } = require('./framework/python');

const MACHINE = 'aws/state-machines/release.asl.json';

/** @type {import('./framework/documents').Judge} */
module.exports = {
  name: 'state-machine-calls',
  says: 'the service calls of state machines against the API models of botocore: action, members, types, enums, patterns, ranges',
  files: /^aws\/state-machines\/[^/]+\.asl\.json$/,
  samples: [MACHINE],
  mistakes: [
    {
      what: 'an action that the service does not have',
      sample: MACHINE,
      change: (m) => {
        m.States.Describe.Resource = 'arn:aws:states:::aws-sdk:sagemaker:frobnicate';
      },
      expect: /no action frobnicate/,
    },
    {
      what: 'a misspelt member',
      sample: MACHINE,
      change: (m) => {
        m.States.Describe.Parameters = { EndpointNam: 'x' };
      },
      expect: /unknown member EndpointNam/,
    },
    {
      what: 'a misspelt member with a run-time value',
      sample: MACHINE,
      change: (m) => {
        m.States.CreateModel.Parameters['ModelNam.$'] = '$.x';
      },
      expect: /unknown member ModelNam/,
    },
    {
      what: 'a text for a number',
      sample: MACHINE,
      change: (m) => {
        m.States.CreateConfig.Parameters.ProductionVariants[0].InitialInstanceCount = '1';
      },
      expect: /'1' is not an integer/,
    },
    {
      what: 'an instance type that hosting does not have',
      sample: MACHINE,
      change: (m) => {
        m.States.CreateConfig.Parameters.ProductionVariants[0].InstanceType = 'ml.q9.large';
      },
      expect: /ml\.q9\.large/,
    },
    {
      what: 'a required member is missing',
      sample: MACHINE,
      change: (m) => {
        delete m.States.CreateConfig.Parameters['EndpointConfigName.$'];
      },
      expect: /EndpointConfigName is missing/,
    },
  ],
  judge: askPython('state_machine_calls.py'),
};
