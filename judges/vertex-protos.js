'use strict';
const { judgeEach } = require('./framework/each');
const { vertexApi } = require('./framework/vertex-protos');

/**
 * Request fields that a REST call carries in its path, so that its body does not have them.
 * https://cloud.google.com/vertex-ai/docs/reference/rest
 */
const IN_THE_PATH = ['parent', 'endpoint', 'name', 'model', 'deployedModelId', 'index'];

async function judge(documents) {
  const api = await vertexApi();
  const problemsOf = ({ text }) => {
    const { message, body, path = {} } = JSON.parse(text);
    const inPath = new Set(
      [...IN_THE_PATH, ...Object.keys(path)].map((field) => `the required field ${field} is missing`),
    );
    return api
      .problems(message, body)
      .filter((problem) => !inPath.has(problem))
      .map((problem) => `${message}: ${problem}`);
  };
  return judgeEach(problemsOf)(documents);
}

const DEPLOY = 'gcp/requests/release.deploy.json';

/** @type {import('./framework/documents').Judge} */
module.exports = {
  name: 'vertex-protos',
  says: 'bodies sent to the Vertex AI API against its own protos (npm @google-cloud/aiplatform): keys, types, enums, required fields',
  files: /^gcp\/requests\/[^/]+\.json$/,
  samples: [DEPLOY],
  mistakes: [
    {
      what: 'an unknown key',
      sample: DEPLOY,
      change: (r) => {
        r.body.deployedModel.dedicatedResources.machineSpec.machineTyp = 'x';
      },
      expect: /machineTyp/,
    },
    {
      what: 'an enum value that is not there',
      sample: DEPLOY,
      change: (r) => {
        r.body.deployedModel.dedicatedResources.machineSpec.acceleratorType = 'T4';
      },
      expect: /T4/,
    },
    {
      what: 'a text for a number',
      sample: DEPLOY,
      change: (r) => {
        r.body.deployedModel.dedicatedResources.minReplicaCount = 'one';
      },
      expect: /minReplicaCount|min_replica_count/,
    },
    {
      what: 'a required field is missing',
      sample: DEPLOY,
      change: (r) => {
        delete r.body.deployedModel.dedicatedResources.machineSpec;
      },
      expect: /machineSpec is missing/,
    },
    {
      what: 'a required field is missing, at the top',
      sample: DEPLOY,
      change: (r) => {
        delete r.body.deployedModel;
      },
      expect: /deployedModel is missing/,
    },
    {
      what: 'a message that the API does not have',
      sample: DEPLOY,
      change: (r) => {
        r.message = 'google.cloud.aiplatform.v1.DeployModel';
      },
      expect: /no message/,
    },
  ],
  judge,
};
