import { onAws, propsOf, type Props } from './support.js';

const ARTIFACT = 's3://models/wine/model.tar.gz';
const endpoint = (fields: object, more: object = {}) =>
  onAws({ endpoints: { live: { artifact: ARTIFACT, ...fields } }, ...more });
const SYSTEM = {
  models: { wine: { predictor: 'src/predict.py' } },
  pipelines: {
    train: {
      steps: {
        fit: { kind: 'train', command: 'python train.py --model ${{outputs.model}}', outputs: { model: 'model' } },
        keep: { kind: 'register', model: 'wine', from: 'steps.fit.outputs.model' },
      },
    },
  },
};
const modelled = (fields: object, more: object = {}) =>
  onAws({ ...SYSTEM, endpoints: { live: { model: 'wine', ...fields } }, ...more });
const environment = (aws: object): object => ({
  environments: { dev: { aws: { account: '111122223333', region: 'eu-west-1', ...aws } } },
});
const NETWORK = { subnets: ['subnet-0a1b2c3d'], securityGroups: ['sg-0a1b2c3d'] };

describe('an endpoint of an artifact', () => {
  test('is a model and a configuration without names, and an endpoint with one', () => {
    const all = endpoint({ compute: { cpu: 4, memory: '16GiB', disk: '60GiB' } });
    expect(propsOf(all, 'EndpointsLiveModel')).toMatchObject({
      containers: [{ modelDataUrl: ARTIFACT, environment: { SAGEMAKER_PROGRAM: 'inference.py' } }],
    });
    expect(propsOf(all, 'EndpointsLiveModel')).not.toHaveProperty('modelName');
    expect(propsOf(all, 'EndpointsLiveConfig')).toMatchObject({
      kmsKeyId: { 'trivium:ref': 'FoundationKey' },
      productionVariants: [
        { variantName: 'main', instanceType: 'ml.m5.xlarge', initialInstanceCount: 1, volumeSizeInGb: 60 },
      ],
    });
    expect(propsOf(all, 'EndpointsLiveConfig')).not.toHaveProperty('endpointConfigName');
    expect(propsOf(all, 'EndpointsLive')).toMatchObject({ endpointName: 'wine-dev-live' });
    expect(all.lowered?.documents.map(({ format }) => format)).not.toContain('state-machine');
  });

  test('that scales keeps the number of machines over updates, and counts CPU by core', () => {
    const all = endpoint({ compute: { cpu: 4, memory: '16GiB' }, scale: { min: 2, max: 5, target: { cpu: '50%' } } });
    expect(propsOf(all, 'EndpointsLive')).toMatchObject({
      retainAllVariantProperties: true,
      excludeRetainedVariantProperties: [{ variantPropertyType: 'DataCaptureConfig' }],
    });
    expect(propsOf(all, 'EndpointsLiveScaling')).toMatchObject({
      resourceId: 'endpoint/wine-dev-live/variant/main',
      minCapacity: 2,
      maxCapacity: 5,
    });
    expect(propsOf(all, 'EndpointsLiveScalingPolicy')).toMatchObject({
      targetTrackingScalingPolicyConfiguration: {
        targetValue: 200,
        customizedMetricSpecification: { metricName: 'CPUUtilization' },
      },
    });
    expect(all.found).toContain('TRV3058 endpoints.live.scale');
  });

  test('that scales by requests follows those of one machine', () => {
    expect(
      propsOf(endpoint({ scale: { max: 3, target: { requests: 700 } } }), 'EndpointsLiveScalingPolicy'),
    ).toMatchObject({
      targetTrackingScalingPolicyConfiguration: {
        targetValue: 700,
        predefinedMetricSpecification: { predefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
      },
    });
  });

  test('that captures keeps requests and answers, encrypted', () => {
    expect(propsOf(endpoint({ capture: { percent: 20 } }), 'EndpointsLiveConfig').dataCaptureConfig).toMatchObject({
      initialSamplingPercentage: 20,
      kmsKeyId: { 'trivium:ref': 'FoundationKey' },
      captureOptions: [{ captureMode: 'Input' }, { captureMode: 'Output' }],
    });
  });

  test('takes members of the variant that only SageMaker has, in the spelling of its API', () => {
    expect(
      propsOf(
        endpoint({ aws: { RoutingConfig: { RoutingStrategy: 'LEAST_OUTSTANDING_REQUESTS' }, EnableSSMAccess: true } }),
        'EndpointsLiveConfig',
      ).productionVariants[0],
    ).toMatchObject({ routingConfig: { routingStrategy: 'LEAST_OUTSTANDING_REQUESTS' }, enableSsmAccess: true });
  });

  test('runs in the network that is brought', () => {
    expect(propsOf(endpoint({}, environment({ use: { network: NETWORK } })), 'EndpointsLiveModel').vpcConfig).toEqual({
      subnets: NETWORK.subnets,
      securityGroupIds: NETWORK.securityGroups,
    });
  });

  test('tells its address and how to call it, in the partition of its region', () => {
    const outputs = (region: string) =>
      Object.fromEntries(
        (endpoint({}, environment({ region })).lowered?.outputs ?? []).map(({ name, value }) => [name, value]),
      );
    expect(outputs('eu-west-1')).toMatchObject({
      EndpointsLiveName: 'wine-dev-live',
      EndpointsLiveAddress: 'https://runtime.sagemaker.eu-west-1.amazonaws.com/endpoints/wine-dev-live/invocations',
    });
    expect(outputs('cn-north-1')['EndpointsLiveAddress']).toContain('.amazonaws.com.cn/');
  });
});

describe('an endpoint is refused', () => {
  test.each([
    [
      'whose artifact is no archive in S3',
      { artifact: 'https://example.com/model.tar.gz' },
      'TRV3051 endpoints.live.artifact',
    ],
    [
      'whose artifact is named for other clouds only',
      { artifact: { gcp: 'gs://models/wine' } },
      'TRV3051 endpoints.live.artifact',
    ],
    ['that wants a key for its callers', { auth: 'key' }, 'TRV6001 endpoints.live.auth'],
    ['whose requests may take longer than a minute', { timeout: '61s' }, 'TRV3052 endpoints.live.timeout'],
    ['whose requests may take a part of a second', { timeout: '500ms' }, 'TRV3052 endpoints.live.timeout'],
    ['that captures half a percent', { capture: { percent: 0.5 } }, 'TRV3056 endpoints.live.capture.percent'],
    [
      'that scales burstable machines',
      { compute: { machine: { aws: 'ml.t2.medium' } }, scale: { max: 2, target: { requests: 10 } } },
      'TRV3053 endpoints.live.scale.max',
    ],
    ['that sets the model of the variant', { aws: { ModelName: 'x' } }, 'TRV3054 endpoints.live.aws.ModelName'],
    ['that misspells a member', { aws: { RoutingConfg: {} } }, 'TRV3054 endpoints.live.aws.RoutingConfg'],
    [
      'with a disk of a machine that has its own',
      { compute: { machine: { aws: 'ml.g5.xlarge' }, disk: '100GiB' } },
      'TRV3055 endpoints.live.compute.disk',
    ],
    ['with more disk than a variant has', { compute: { disk: '513GiB' } }, 'TRV6007 endpoints.live.compute.disk'],
    [
      'with more variables than a container has',
      { env: Object.fromEntries(Array.from({ length: 97 }, (_, index) => [`V${index}`, 'x'])) },
      'TRV6007 endpoints.live.env',
    ],
    [
      'with more text in variables than a container has',
      { env: Object.fromEntries(Array.from({ length: 70 }, (_, index) => [`V${index}`, 'x'.repeat(500)])) },
      'TRV6007 endpoints.live.env',
    ],
  ])('%s', (_what, fields, expected) => {
    expect(endpoint(fields).found).toContain(expected);
  });

  test.each([
    ['1s', 1],
    ['60s', 60],
  ])('not for a limit of %s', (timeout, seconds) => {
    expect(
      propsOf(endpoint({ timeout }), 'EndpointsLiveModel').containers[0].environment.SAGEMAKER_MODEL_SERVER_TIMEOUT,
    ).toBe(String(seconds));
  });

  test('not with as many variables as a container has', () => {
    expect(
      endpoint({ env: Object.fromEntries(Array.from({ length: 96 }, (_, index) => [`V${index}`, 'x'])) }).found,
    ).toEqual([]);
  });
});

describe('a machine with a disk of its own', () => {
  test('gets no key for its volume: SageMaker would refuse it', () => {
    expect(
      propsOf(endpoint({ image: 'pytorch@2.6', compute: { machine: { aws: 'ml.g5.xlarge' } } }), 'EndpointsLiveConfig'),
    ).not.toHaveProperty('kmsKeyId');
  });
});

describe('an endpoint of a model', () => {
  const machineOf = (all: ReturnType<typeof modelled>): Props =>
    all.lowered?.documents.find(({ id }) => id === 'releases.live')?.body;
  const hashOf = (fields: object): string =>
    /-v\{\}-([0-9a-f]{10})/.exec(machineOf(modelled(fields)).States.NameVersion.Parameters['name.$'])?.[1] ?? '';

  test('is made by its release: CloudFormation has no model, configuration or endpoint', () => {
    const types = modelled({}).lowered?.resources.map(({ type }) => type) ?? [];
    expect(types.filter((type) => /SageMaker::(Model|Endpoint|EndpointConfig)$/.test(type))).toEqual([]);
    expect(types).toContain('AWS::StepFunctions::StateMachine');
  });

  test('logs all of its releases, encrypted, and traces them', () => {
    expect(propsOf(modelled({}), 'ReleasesLiveMachine')).toMatchObject({
      stateMachineType: 'STANDARD',
      loggingConfiguration: { level: 'ALL' },
      tracingConfiguration: { enabled: true },
    });
  });

  test.each([
    ['compute', { compute: { cpu: 8, memory: '32GiB' } }],
    ['environment', { env: { A: '1' } }],
    ['capture', { capture: { percent: 5 } }],
    ['timeout', { timeout: '5s' }],
    ['variant', { aws: { EnableSSMAccess: true } }],
    ['fixed number of machines', { scale: { min: 2, max: 2 } }],
    ['image', { image: 'sklearn@1.2' }],
    ['automatic scaling', { scale: { max: 2, target: { cpu: '60%' } } }],
  ])('gets another configuration for another %s', (_what, fields) => {
    expect(hashOf(fields)).not.toBe(hashOf({}));
  });

  test.each([
    ['bounds of scaling', { scale: { min: 2, max: 7, target: { cpu: '50%' } } }],
    ['tags', { scale: { max: 2, target: { cpu: '60%' } }, tags: { a: 'b' } }],
  ])('keeps its configuration for other %s', (_what, fields) => {
    expect(hashOf(fields)).toBe(hashOf({ scale: { max: 2, target: { cpu: '60%' } } }));
  });

  test('may have a name that leaves room for version and hash', () => {
    const named = (length: number) =>
      onAws({ ...SYSTEM, endpoints: { ['a'.repeat(length)]: { model: 'wine' } } }).found.filter((each) =>
        each.startsWith('TRV6005'),
      );
    const most = 43 - 'wine-dev-'.length;
    expect(named(most)).toEqual([]);
    expect(named(most + 1)).not.toEqual([]);
  });

  test('alarms when a release fails, and tells those who watch the endpoint, else everybody', () => {
    const notifications = { first: { email: ['a@example.com'] }, second: { email: ['b@example.com'] } };
    const told = (alarms: object) =>
      propsOf(modelled({}, { notifications, alarms }), 'ReleasesLiveFailed').alarmActions.map(
        (each: Props) => each['trivium:ref'],
      );
    expect(told({})).toEqual(['NotificationsFirst', 'NotificationsSecond']);
    expect(told({ errors: { of: 'endpoints.live.errorRate', above: '1%', notify: ['second'] } })).toEqual([
      'NotificationsSecond',
    ]);
    expect(propsOf(modelled({}), 'ReleasesLiveFailed')).toMatchObject({
      namespace: 'AWS/States',
      metricName: 'ExecutionsFailed',
      threshold: 0,
      treatMissingData: 'notBreaching',
    });
  });
});
