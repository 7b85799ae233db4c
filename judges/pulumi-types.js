'use strict';
const { checkInputs } = require('../engines/pulumi/sdk-check');
const { judgeEach } = require('./framework/each');
const { graphProblems, isReference } = require('./framework/resources');

function problemsOf({ text }) {
  const list = JSON.parse(text);
  const inputs = list.resources.flatMap((resource) =>
    checkInputs(resource.type, resource.inputs, isReference).map(
      ({ path, message }) => `${resource.type} ${resource.name}: ${path}: ${message}`,
    ),
  );
  return [...graphProblems(list), ...inputs];
}

const GCP = 'gcp/resources.json';
const AZURE = 'azure/resources.json';
const inputsOf = (list, type) => list.resources.find((resource) => resource.type.endsWith(`:${type}`)).inputs;

/** @type {import('./framework/documents').Judge} */
module.exports = {
  name: 'pulumi-types',
  says: "inputs of Pulumi resources against the input types of the installed SDKs, with Google's documented value lists; the graph of references",
  files: /^(azure|gcp)\/resources\.json$/,
  samples: [GCP, AZURE],
  mistakes: [
    {
      what: 'an unknown property',
      sample: GCP,
      change: (l) => {
        inputsOf(l, 'Bucket').publicAccessPreventio = 'enforced';
      },
      expect: /unknown property/,
    },
    {
      what: 'an unknown nested property',
      sample: GCP,
      change: (l) => {
        inputsOf(l, 'Bucket').lifecycleRules[0].condition.agee = 3;
      },
      expect: /condition\.agee: unknown property/,
    },
    {
      what: 'a text for a number',
      sample: GCP,
      change: (l) => {
        inputsOf(l, 'Bucket').lifecycleRules[0].condition.age = '30';
      },
      expect: /a number is wanted/,
    },
    {
      what: 'a value that is not documented',
      sample: GCP,
      change: (l) => {
        inputsOf(l, 'Workflow').callLogLevel = 'LOG_EVERYTHING';
      },
      expect: /LOG_EVERYTHING/,
    },
    {
      what: 'a required property is missing',
      sample: GCP,
      change: (l) => {
        delete inputsOf(l, 'Bucket').location;
      },
      expect: /location: is required/,
    },
    {
      what: 'a resource type that is not there',
      sample: GCP,
      change: (l) => {
        l.resources[0].type = 'gcp:storage/buckett:Buckett';
      },
      expect: /no resource type/,
    },
    {
      what: 'a reference to a resource that is not there',
      sample: GCP,
      change: (l) => {
        l.resources[1].dependsOn = ['nowhere'];
      },
      expect: /no resource nowhere/,
    },
    {
      what: 'an enum value that is not there',
      sample: AZURE,
      change: (l) => {
        inputsOf(l, 'OnlineEndpoint').properties.authMode = 'AAD';
      },
      expect: /AADToken/,
    },
    {
      what: 'a required nested property is missing',
      sample: AZURE,
      change: (l) => {
        delete inputsOf(l, 'Compute').properties.properties.scaleSettings.maxNodeCount;
      },
      expect: /maxNodeCount: is required/,
    },
  ],
  judge: judgeEach(problemsOf),
};
