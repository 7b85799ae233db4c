'use strict';
const { askPython } = require('./framework/python');

const PIPELINE = 'gcp/pipelines/train.yaml';

/** @type {import('./framework/documents').Judge} */
module.exports = {
  name: 'kfp',
  says: "KFP pipelines: strict protobuf parse of PipelineSpec and PipelineDeploymentConfig, KFP's own loader, and that every reference resolves",
  files: /^gcp\/pipelines\/[^/]+\.ya?ml$/,
  samples: [PIPELINE],
  mistakes: [
    {
      what: 'an unknown key in a task',
      sample: PIPELINE,
      change: (p) => {
        p.root.dag.tasks.fit.retryPolice = {};
      },
      expect: /retryPolice/,
    },
    {
      what: 'an unknown key in an executor',
      sample: PIPELINE,
      change: (p) => {
        p.deploymentSpec.executors['exec-fit'].container.imag = 'x';
      },
      expect: /imag/,
    },
    {
      what: 'a parameter type that is not there',
      sample: PIPELINE,
      change: (p) => {
        p.components['comp-fit'].inputDefinitions.parameters.depth.parameterType = 'NUMBER';
      },
      expect: /NUMBER|enum/,
    },
    {
      what: 'no name',
      sample: PIPELINE,
      change: (p) => {
        delete p.pipelineInfo.name;
      },
      expect: /name/,
    },
    {
      what: 'a component that is not there',
      sample: PIPELINE,
      change: (p) => {
        p.root.dag.tasks.fit.componentRef.name = 'comp-fti';
      },
      expect: /comp-fti/,
    },
    {
      what: 'an output that the producer does not have',
      sample: PIPELINE,
      change: (p) => {
        p.root.dag.tasks.fit.inputs.artifacts.train.taskOutputArtifact.outputArtifactKey = 'trian';
      },
      expect: /no output trian/,
    },
    {
      what: 'a placeholder of an input that is not declared',
      sample: PIPELINE,
      change: (p) => {
        p.deploymentSpec.executors['exec-fit'].container.args[1] = "{{$.inputs.artifacts['test'].path}}";
      },
      expect: /placeholder of inputs test/,
    },
  ],
  judge: askPython('kfp_pipelines.py'),
};
