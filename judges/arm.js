'use strict';
const { bodyProblems } = require('../engines/azure/arm-types');
const { classOf, toArm } = require('../engines/azure/arm-classes');
const { readDeployment } = require('../engines/azure/deployments');
const { judgeEach } = require('./framework/each');
const { isReference } = require('./framework/resources');
const { sdkOf } = require('../engines/pulumi/sdk-types');
const fs = require('node:fs');

/** The REST version that the installed SDK uses for a class, as its declaration says. */
function versionOf(token) {
  const file = sdkOf(token)?.fileOf(token);
  return file === undefined
    ? undefined
    : /Uses Azure REST API version ([\w-]+)/.exec(fs.readFileSync(file, 'utf8'))?.[1];
}

/** Everything that is wrong with what a template makes. */
function templateProblems(inputs) {
  try {
    return readDeployment(inputs).resources.flatMap(({ type, apiVersion, name, body }) => {
      const pattern = classOf(type)?.pattern;
      const [wrong] = name
        .split('/')
        .slice(1)
        .filter((part) => pattern?.test(part) === false);
      return [
        ...(wrong === undefined ? [] : [`name: ${JSON.stringify(wrong)} does not match ${pattern.source}`]),
        ...(bodyProblems(type, apiVersion, body, isReference) ?? [
          `there is no type ${type}@${apiVersion} among the files`,
        ]),
      ];
    });
  } catch (error) {
    return [error.message];
  }
}

/** Everything that is wrong with one resource of azure-native, as the service would see it. */
function problemsOf({ type, inputs }) {
  if (!type.startsWith('azure-native:')) return [];
  if (type === 'azure-native:resources:Deployment') return templateProblems(inputs);
  const arm = toArm(type, inputs);
  if (arm === undefined) return ['no ARM type is known for this class'];
  if (arm.without !== undefined) return [];
  const used = versionOf(type);
  const version =
    used !== arm.version ? [`the SDK uses REST version ${used}, the types here are of ${arm.version}`] : [];
  const names =
    typeof arm.name === 'string' && arm.pattern !== undefined && !arm.pattern.test(arm.name)
      ? [`name: ${JSON.stringify(arm.name)} does not match ${arm.pattern.source}`]
      : [];
  const body = bodyProblems(arm.type, arm.version, arm.body, isReference) ?? [
    `there is no type ${arm.type}@${arm.version} among the files`,
  ];
  return [...version, ...names, ...body];
}

const ENDPOINTS = 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints';
const NAMED = { name: { $ref: 'named at run time' } };

/** The bodies that the release workflow sends at run time; it has them as parameters. */
function releaseProblems({ type, name, inputs }) {
  if (type !== 'azure-native:logic:Workflow') return [];
  const { endpoint, deployment, companions } = inputs.parameters ?? {};
  const bodies = [
    ...(isBody(endpoint?.value) ? [['endpoint', ENDPOINTS, '2025-12-01', endpoint.value]] : []),
    ...(isBody(deployment?.value) ? [['deployment', `${ENDPOINTS}/deployments`, '2025-12-01', deployment.value]] : []),
    ...(Array.isArray(companions?.value)
      ? companions.value.map((each) => [
          `companion ${each.name}`,
          `Microsoft.Insights/${each.type}`,
          each.apiVersion,
          each.body,
        ])
      : []),
  ];
  return bodies.flatMap(([what, armType, version, body]) =>
    (
      bodyProblems(armType, version, { ...NAMED, ...body }, isReference) ?? [
        `there is no type ${armType}@${version} among the files`,
      ]
    ).map((problem) => `${type} ${name}: ${what}: ${problem}`),
  );
}

const isBody = (value) => typeof value === 'object' && value !== null && value.properties !== undefined;

/** The definition of a job that a schedule or a command starts, as the `properties` of the job that it becomes. */
function jobProblems(properties) {
  return bodyProblems(
    'Microsoft.MachineLearningServices/workspaces/jobs',
    '2025-12-01',
    { name: 'job', properties },
    isReference,
  );
}

function documentProblems({ path, text }) {
  const body = JSON.parse(text);
  if (path !== AZURE) return jobProblems(body);
  return body.resources.flatMap((resource) => [
    ...problemsOf(resource).map((problem) => `${resource.type} ${resource.name}: ${problem}`),
    ...releaseProblems(resource),
  ]);
}

const JOB = 'azure/scheduled-jobs/nightly.json';
const AZURE = 'azure/resources.json';
/** The template that makes the first version of a kind. */
const templateOf = (list, kind) =>
  list.resources.find((resource) =>
    resource.inputs.properties?.template?.resources?.version?.type.includes(`/${kind}/`),
  ).inputs.properties;
const inputsOf = (list, type) => list.resources.find((resource) => resource.type.endsWith(`:${type}`)).inputs;

/** @type {import('./framework/documents').Judge} */
module.exports = {
  name: 'arm',
  says: "bodies of Azure resources, jobs and what the release sends against Microsoft's own resource types: properties, required ones, discriminators, enums, patterns, ranges",
  files: /^azure\/(resources|(scheduled-)?jobs\/[^/]+)\.json$/,
  samples: [AZURE, JOB],
  mistakes: [
    {
      what: 'a compute name that ends in a number',
      sample: AZURE,
      change: (l) => {
        inputsOf(l, 'Compute').computeName = 'gpu-cluster-1';
      },
      expect: /gpu-cluster-1/,
    },
    {
      what: 'a compute without a maximum',
      sample: AZURE,
      change: (l) => {
        delete inputsOf(l, 'Compute').properties.properties.scaleSettings.maxNodeCount;
      },
      expect: /maxNodeCount: is required/,
    },
    {
      what: 'a priority that is not there',
      sample: AZURE,
      change: (l) => {
        inputsOf(l, 'Compute').properties.properties.vmPriority = 'Spot';
      },
      expect: /Spot/,
    },
    {
      what: 'an unknown nested property',
      sample: AZURE,
      change: (l) => {
        inputsOf(l, 'OnlineEndpoint').properties.authModus = 'Key';
      },
      expect: /unknown property/,
    },
    {
      what: 'a discriminator that is not there',
      sample: AZURE,
      change: (l) => {
        inputsOf(l, 'Compute').properties.computeType = 'AmlComputer';
      },
      expect: /AmlComputer/,
    },
    {
      what: 'a storage name with a hyphen',
      sample: AZURE,
      change: (l) => {
        inputsOf(l, 'StorageAccount').accountName = 'acme-ml';
      },
      expect: /acme-ml/,
    },
    {
      what: 'an endpoint name that is too long',
      sample: AZURE,
      change: (l) => {
        inputsOf(l, 'OnlineEndpoint').endpointName = 'a'.repeat(33);
      },
      expect: /does not match/,
    },
    {
      what: 'an unknown property of a deployment that is made at run time',
      sample: AZURE,
      change: (l) => {
        inputsOf(l, 'Workflow').parameters.deployment.value.properties.instanceTyp = 'x';
      },
      expect: /deployment: properties\.instanceTyp: unknown property/,
    },
    {
      what: 'a direction that autoscaling does not have',
      sample: AZURE,
      change: (l) => {
        inputsOf(
          l,
          'Workflow',
        ).parameters.companions.value[0].body.properties.profiles[0].rules[0].scaleAction.direction = 'Up';
      },
      expect: /companion scale: .*Up/,
    },
    {
      what: 'an input type that jobs do not have',
      sample: JOB,
      change: (j) => {
        j.inputs.raw.jobInputType = 'uri_fil';
      },
      expect: /uri_fil/,
    },
    {
      what: 'an unknown property of a job',
      sample: JOB,
      change: (j) => {
        j.experiment = 'x';
      },
      expect: /unknown property/,
    },
    {
      what: 'an unknown property of a version that a template makes',
      sample: AZURE,
      change: (l) => {
        templateOf(l, 'environments').parameters.properties.value.imag = 'x';
      },
      expect: /imag: unknown property/,
    },
    {
      what: 'a version with a name that the service refuses',
      sample: AZURE,
      change: (l) => {
        templateOf(l, 'codes').parameters.name.value += '!';
      },
      expect: /does not match/,
    },
    {
      what: 'a template whose option its version of the language does not know',
      sample: AZURE,
      change: (l) => {
        delete templateOf(l, 'codes').template.languageVersion;
      },
      expect: /InvalidTemplate/,
    },
    {
      what: 'an expression that the template cannot have',
      sample: AZURE,
      change: (l) => {
        templateOf(l, 'data').template.resources.version.name = "[variables('name')]";
      },
      expect: /is not understood/,
    },
    {
      what: 'an operator that alerts do not have',
      sample: AZURE,
      change: (l) => {
        inputsOf(l, 'MetricAlert').criteria.allOf[0].operator = 'Bigger';
      },
      expect: /Bigger/,
    },
  ],
  judge: judgeEach(documentProblems),
};
