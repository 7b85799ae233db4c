'use strict';
const { askPython } = require('./framework/python');

const PIPELINE = 'aws/pipelines/train.json';
const step = (pipeline, name) => pipeline.Steps.find((each) => each.Name === name);

/** @type {import('./framework/documents').Judge} */
module.exports = {
  name: 'sagemaker-shapes',
  says: 'pipeline steps against the SageMaker API shapes of botocore: members, types, enums, patterns, ranges; references against the Describe responses',
  files: /^aws\/pipelines\/[^/]+\.json$/,
  samples: [PIPELINE],
  mistakes: [
    {
      what: 'an unknown member',
      sample: PIPELINE,
      change: (p) => {
        step(p, 'prepare').Arguments.AppSpecification.ImageUrl = 'x';
      },
      expect: /unknown member ImageUrl/,
    },
    {
      what: 'an instance type that processing does not have',
      sample: PIPELINE,
      change: (p) => {
        step(p, 'prepare').Arguments.ProcessingResources.ClusterConfig.InstanceType = 'ml.m5.huge';
      },
      expect: /ml\.m5\.huge/,
    },
    {
      what: 'an argument of more than 256 characters',
      sample: PIPELINE,
      change: (p) => {
        step(p, 'prepare').Arguments.AppSpecification.ContainerArguments = ['a'.repeat(257)];
      },
      expect: /257 is above the maximum 256/,
    },
    {
      what: 'a number where a hyperparameter is a string',
      sample: PIPELINE,
      change: (p) => {
        step(p, 'fit').Arguments.HyperParameters.depth = 6;
      },
      expect: /6 is not a string/,
    },
    {
      what: 'a group name with an underscore',
      sample: PIPELINE,
      change: (p) => {
        step(p, 'gate').Arguments.IfSteps[0].Arguments.ModelPackageGroupName = 'wine_dev';
      },
      expect: /does not match/,
    },
    {
      what: 'a required member is missing',
      sample: PIPELINE,
      change: (p) => {
        delete step(p, 'fit').Arguments.RoleArn;
      },
      expect: /RoleArn is missing/,
    },
    {
      what: 'a runtime above the maximum',
      sample: PIPELINE,
      change: (p) => {
        step(p, 'prepare').Arguments.StoppingCondition.MaxRuntimeInSeconds = 777601;
      },
      expect: /above the maximum 777600/,
    },
    {
      what: 'a reference to a property that training does not have',
      sample: PIPELINE,
      change: (p) => {
        step(p, 'gate').Arguments.IfSteps[0].Arguments.InferenceSpecification.Containers[0].ModelDataUrl.Get =
          'Steps.fit.ModelArtifacts.Url';
      },
      expect: /no property ModelArtifacts\.Url/,
    },
    {
      what: 'a join without a separator',
      sample: PIPELINE,
      change: (p) => {
        delete step(p, 'prepare').Arguments.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri['Std:Join'].On;
      },
      expect: /Std:Join has/,
    },
    {
      what: 'a reference to a parameter that is not declared',
      sample: PIPELINE,
      change: (p) => {
        step(p, 'fit').Arguments.HyperParameters.depth = { Get: 'Parameters.deepth' };
      },
      expect: /deepth is not declared/,
    },
  ],
  judge: askPython('sagemaker_pipelines.py'),
};
