import path from 'node:path';
import { compile } from '../../lib/compiler/compile.js';
import type { Target } from '../../lib/compiler/provider.js';
import { checkShape } from '../../lib/lowered/check-shape.js';
import { blockShapes as azureShapes } from '../../lib/providers/azure/block-shapes.js';
import { blockShapes as gcpShapes } from '../../lib/providers/gcp/block-shapes.js';
import { placesOf, planted, sampleOf } from './shape-samples.js';
import { richFor, withValue } from './sensitivity.js';

const BASE = path.join(__dirname, 'rich');
const FIT = 'pipelines.train.steps.fit';
const MEASURE = 'pipelines.train.steps.measure';
const LIVE = 'endpoints.live';

/** What is said of a block, in place of the name of the noun: errors, without those of others. */
function errors(target: Target, noun: string, block: object): readonly string[] {
  const { diagnostics } = compile(withValue(richFor(target), `${noun}.${target}`, block), {
    base: BASE,
    targets: [target],
  });
  const at = `${noun}.${target}`;
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path: found, message }) => `${code} ${found.join('.').replace(`${at}.`, '')}: ${message}`);
}

describe('a block of an azure', () => {
  test.each([
    ['step', FIT, { limits: { timeout: 'PT5M' }, resources: { shm_size: '2g' }, environment_variables: { A: '1' } }],
    ['step, in which Azure ML fills in a value', FIT, { resources: { instance_count: '${{parent.inputs.depth}}' } }],
    [
      'endpoint',
      LIVE,
      {
        requestSettings: { maxConcurrentRequestsPerInstance: 4 },
        scaleSettings: { scaleType: 'TargetUtilization', pollingInterval: 'PT1M' },
      },
    ],
  ])('%s may say what Azure has, at any depth', (_, noun, block) => expect(errors('azure', noun, block)).toEqual([]));

  test.each([
    [
      'step',
      'a misspelt name deep down',
      FIT,
      { resources: { shm_sise: '2g' } },
      'TRV6004 resources.shm_sise: "resources" of the resource "pipelines.train.steps.fit" has no property "shm_sise", did you mean "shm_size"?',
    ],
    [
      'step',
      'a text for a number',
      FIT,
      { resources: { instance_count: '2' } },
      'TRV6020 resources.instance_count: "resources.instance_count" of the resource "pipelines.train.steps.fit" must be a number, found "2"',
    ],
    [
      'step',
      'a new object without what says its kind',
      FIT,
      { distribution: { process_count_per_instance: 2 } },
      'TRV6021 distribution.distribution_type: "distribution.distribution_type" of the resource "pipelines.train.steps.fit" is required and absent',
    ],
    [
      'step',
      'who it runs as',
      FIT,
      { identity: { identity_type: 'UserIdentity' } },
      'TRV6023 identity: "identity" cannot be laid over: the identity of jobs has the roles that follow from the spec',
    ],
    [
      'step',
      'what trivium decides',
      FIT,
      { componentId: 'x' },
      'TRV6004 componentId: the resource "pipelines.train.steps.fit" has no property "componentId"',
    ],
    [
      'endpoint',
      'a misspelt name deep down',
      LIVE,
      { requestSettings: { requestTimout: 'PT5S' } },
      'TRV6004 requestSettings.requestTimout: "requestSettings" of the resource "endpoints.live" has no property "requestTimout", did you mean "requestTimeout"?',
    ],
    [
      'endpoint',
      'a number for a text',
      LIVE,
      { livenessProbe: { period: 5 } },
      'TRV6020 livenessProbe.period: "livenessProbe.period" of the resource "endpoints.live" must be a text, found 5',
    ],
    [
      'endpoint',
      'a kind that there is not',
      LIVE,
      { scaleSettings: { scaleType: 'Manual' } },
      'TRV6020 scaleSettings.scaleType: "scaleSettings.scaleType" of the resource "endpoints.live" must be "Default" or "TargetUtilization", found "Manual"',
    ],
    [
      'endpoint',
      'what it requires removed',
      LIVE,
      { codeConfiguration: { scoringScript: null } },
      'TRV6021 codeConfiguration.scoringScript: "codeConfiguration.scoringScript" of the resource "endpoints.live" is required and absent',
    ],
  ])('%s with %s is refused at its place', (_, _what, noun, block, expected) =>
    expect(errors('azure', noun, block)).toEqual([expected]),
  );
});

describe('a block of a gcp', () => {
  test.each([
    [
      'step that is a custom job, in the names of the API',
      FIT,
      {
        enableWebAccess: true,
        scheduling: { maxWaitDuration: '60s' },
        workerPoolSpecs: [
          { replicaCount: 1, containerSpec: { imageUri: 'x' }, machineSpec: { machineType: 'n1-standard-4' } },
        ],
      },
    ],
    [
      'step that is a custom job, in the names of the proto',
      FIT,
      {
        enable_web_access: true,
        psc_interface_config: { network_attachment: 'x' },
        worker_pool_specs: [{ replica_count: 1, container_spec: { image_uri: 'x' } }],
      },
    ],
    [
      'step that is a container',
      MEASURE,
      { resources: { accelerator: { type: 'NVIDIA_L4', count: '1' } }, env: [{ name: 'A', value: '1' }] },
    ],
    [
      'endpoint',
      LIVE,
      {
        dedicatedResources: { spot: true },
        systemLabels: { a: 'b' },
        explanationSpec: { parameters: { anything: [1] } },
      },
    ],
  ])('%s may say what Google has, at any depth', (_, noun, block) => expect(errors('gcp', noun, block)).toEqual([]));

  test.each([
    [
      'custom job',
      'a misspelt name in a list',
      FIT,
      { workerPoolSpecs: [{ machineSpec: { machineTyp: 'x' } }] },
      'TRV6004 workerPoolSpecs.0.machineSpec.machineTyp: "workerPoolSpecs[0].machineSpec" of the resource "the custom job" has no property "machineTyp", did you mean "machineType"?',
    ],
    [
      'custom job',
      'a misspelt name of the proto',
      FIT,
      { scheduling: { disable_retry: true } },
      'TRV6004 scheduling.disable_retry: "scheduling" of the resource "the custom job" has no property "disable_retry", did you mean "disableRetries"?',
    ],
    [
      'custom job',
      'who it runs as',
      FIT,
      { service_account: 'x@y.iam.gserviceaccount.com' },
      'TRV6023 service_account: "service_account" cannot be laid over: the service account of jobs has the roles that follow from the spec',
    ],
    [
      'custom job',
      'a text for a number',
      FIT,
      { worker_pool_specs: [{ disk_spec: { boot_disk_size_gb: '200' } }] },
      'TRV6020 worker_pool_specs.0.disk_spec.boot_disk_size_gb: "worker_pool_specs[0].disk_spec.boot_disk_size_gb" of the resource "the custom job" must be a number, found "200"',
    ],
    [
      'custom job',
      'its machines removed',
      FIT,
      { workerPoolSpecs: null },
      'TRV6021 workerPoolSpecs: "workerPoolSpecs" of the resource "the custom job" is required and absent',
    ],
    [
      'container',
      'a number for a text',
      MEASURE,
      { resources: { accelerator: { count: 1 } } },
      'TRV6020 resources.accelerator.count: "resources.accelerator.count" of the resource "the container" must be a text, found 1',
    ],
    [
      'container',
      'a misspelt name in a list',
      MEASURE,
      { env: [{ name: 'A', valu: '1' }] },
      'TRV6004 env.0.valu: "env[0]" of the resource "the container" has no property "valu", did you mean "value"?',
    ],
    [
      'deployed model',
      'machines, which have a field of their own',
      LIVE,
      { dedicatedResources: { machineSpec: {} } },
      'TRV6004 dedicatedResources.machineSpec: "dedicatedResources" of the resource "the deployed model" has no property "machineSpec"',
    ],
    [
      'deployed model',
      'a text for true or false',
      LIVE,
      { dedicatedResources: { spot: 'yes' } },
      'TRV6020 dedicatedResources.spot: "dedicatedResources.spot" of the resource "the deployed model" must be true or false, found "yes"',
    ],
  ])('%s with %s is refused at its place', (_, _what, noun, block, expected) =>
    expect(errors('gcp', noun, block)).toEqual([expected]),
  );
});

describe('a block of an aws', () => {
  test.each([
    [
      'who it runs as',
      { RoleArn: 'arn:aws:iam::111122223333:role/ml' },
      'TRV6023 RoleArn: "RoleArn" cannot be laid over: the role of jobs has the permissions that follow from the spec',
    ],
    [
      'the name of its job',
      { TrainingJobName: 'x' },
      'TRV6023 TrainingJobName: "TrainingJobName" cannot be laid over: SageMaker Pipelines names the jobs of its steps',
    ],
  ])('step with %s is refused at its place', (_, block, expected) =>
    expect(errors('aws', FIT, block)).toEqual([expected]),
  );
});

describe.each([
  ['azure', 'CommandNodeFields', azureShapes()],
  ['gcp', 'CustomJobFields', gcpShapes()],
  ['gcp', 'ContainerFields', gcpShapes()],
  ['gcp', 'DeployedModelFields', gcpShapes()],
] as const)('the shape of a block of %s, %s,', (_, shape, shapes) => {
  test('refuses an unknown name and a value of another type in every place', () => {
    const root = { kind: 'object', shape } as const;
    const sample = sampleOf(root, shapes);
    expect(checkShape(sample, shape, { shapes })).toEqual([]);
    for (const { path: at, value, type } of placesOf(sample, root, shapes)) {
      if (type.kind === 'object') {
        expect(checkShape(planted(sample, [...at, 'noSuchName'], 1), shape, { shapes })).toMatchObject([
          { kind: 'unknown', path: [...at, 'noSuchName'] },
        ]);
      }
      if (type.kind !== 'any' && at.length > 0) {
        expect(
          checkShape(planted(sample, at, typeof value === 'number' ? 'one' : 1), shape, { shapes })[0],
        ).toMatchObject({ kind: 'type', path: at });
      }
    }
  });
});
