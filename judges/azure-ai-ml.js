'use strict';
const { askPython } = require('./framework/python');

const COMPONENT = 'azure/components/fit.json';
const PIPELINE = 'azure/pipelines/train.json';

/** @type {import('./framework/documents').Judge} */
module.exports = {
  name: 'azure-ai-ml',
  says: "AzureML components and pipelines through Microsoft's own SDK (PyPI azure-ai-ml): strict load, validation, the same request as the SDK would send; bindings of pipelines",
  files: /^azure\/(components|pipelines)\/[^/]+\.json$/,
  samples: [COMPONENT, PIPELINE],
  mistakes: [
    {
      what: 'an unknown key',
      sample: COMPONENT,
      change: (c) => {
        c.enviroment = 'x';
      },
      expect: /enviroment/,
    },
    {
      what: 'an input type that is not there',
      sample: COMPONENT,
      change: (c) => {
        c.inputs.depth.type = 'int';
      },
      expect: /int|type/,
    },
    {
      what: 'a command that uses an input that is not declared',
      sample: COMPONENT,
      change: (c) => {
        c.command += ' ${{inputs.seed}}';
      },
      expect: /seed/,
    },
    {
      what: 'a name with a hyphen',
      sample: COMPONENT,
      change: (c) => {
        c.name = 'wine-fit';
      },
      expect: /wine-fit/,
    },
    {
      what: 'an unknown key of a node',
      sample: PIPELINE,
      change: (p) => {
        p.jobs.fit.componentID = 'x';
      },
      expect: /componentID: unknown key/,
    },
    {
      what: 'a binding to a job that is not there',
      sample: PIPELINE,
      change: (p) => {
        p.jobs.fit.inputs.train.value = '${{parent.jobs.prepar.outputs.train}}';
      },
      expect: /prepar/,
    },
    {
      what: 'a number where a request has a string',
      sample: PIPELINE,
      change: (p) => {
        p.jobs.fit.inputs.depth.value = 6;
      },
      expect: /literal is a string/,
    },
    {
      what: 'a node type that is not there',
      sample: PIPELINE,
      change: (p) => {
        p.jobs.fit.type = 'comand';
      },
      expect: /comand|type/,
    },
    {
      what: 'a mode in the words of YAML',
      sample: PIPELINE,
      change: (p) => {
        p.jobs.fit.inputs.train.mode = 'ro_mount';
      },
      expect: /SDK would send|ro_mount/,
    },
    {
      what: 'an unknown key of the resources',
      sample: PIPELINE,
      change: (p) => {
        p.jobs.fit.resources.instance_cnt = 1;
      },
      expect: /instance_cnt|Unknown/,
    },
  ],
  judge: askPython('azureml_components.py'),
};
