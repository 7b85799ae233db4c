import * as pulumi from '@pulumi/pulumi';
import {
  MlAlarms,
  MlFoundation,
  MlPipeline,
  MlSystem,
  ModelEndpoint,
  TrainingJob,
} from '../../../lib/providers/gcp/index.js';
import type { AlarmSpec, EndpointSpec, JobSpec, PipelineSpec, SystemSpec } from '../../../lib/spec/generated/face.js';
import { EXAMPLE, exampleSpec } from '../../unit/providers/gcp/lower-example.js';

interface Recorded {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}
const recorded: Recorded[] = [];
const spec = exampleSpec() as SystemSpec & {
  readonly pipelines: Readonly<Record<string, PipelineSpec>>;
  readonly endpoints: Readonly<Record<string, EndpointSpec>>;
  readonly alarms: Readonly<Record<string, AlarmSpec>>;
};
const around = {
  system: 'wine-quality',
  environments: spec.environments,
  environment: 'dev',
  base: EXAMPLE,
  defaults: spec.defaults,
  datasets: spec.datasets,
  models: spec.models,
  notifications: spec.notifications,
} as const;

beforeEach(() =>
  pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, id }) => {
        recorded.push({ type, name, inputs: inputs as Recorded['inputs'] });
        return { id: id === undefined || id === '' ? `${name}-id` : id, state: inputs as Recorded['inputs'] };
      },
      call: () => ({ number: '123456789' }),
    },
    'trivium',
    'dev',
  ),
);
beforeEach(() => {
  recorded.length = 0;
  jest.spyOn(console, 'warn').mockImplementation();
});

const settle = (): Promise<void> => (pulumi.runtime as unknown as { disconnect(): Promise<void> }).disconnect();
// What is still on its way would meet the mocks of the next test.
afterEach(settle);
const names = (prefix: string): readonly string[] =>
  recorded
    .filter(({ type }) => type.startsWith(prefix))
    .map(({ type, name }) => `${type.split(':').at(-1) ?? ''} ${name}`)
    .sort();

describe('components of Google Cloud', () => {
  it('MlFoundation makes what systems share, and nothing of a system', async () => {
    const { nodes } = new MlFoundation('dev', { spec, environment: 'dev', base: EXAMPLE });
    await settle();
    expect(names('gcp:')).toEqual([
      'Bucket dev.foundation.bucket',
      'Dataset dev.foundation.capture',
      'Repository dev.foundation.hub',
      'Repository dev.foundation.repository',
    ]);
    expect([...nodes.keys()].sort()).toEqual([
      'foundation.bucket',
      'foundation.capture',
      'foundation.hub',
      'foundation.repository',
    ]);
  });

  it('MlFoundation makes nothing when everything is brought', async () => {
    const repository = (name: string): string => `projects/acme-images/locations/europe-west1/repositories/${name}`;
    const { dev } = spec.environments ?? {};
    const use = {
      bucket: 'brought-bucket',
      repository: repository('ml'),
      dockerHub: repository('docker-hub'),
      logs: 'brought_logs',
    };
    const gcp = { project: 'acme-ml-dev', region: 'europe-west1', use };
    const environments = { dev: { ...dev, gcp } };
    const { nodes } = new MlFoundation('dev', { environments, environment: 'dev' });
    new MlSystem('wine', { spec: { ...spec, environments }, environment: 'dev', base: EXAMPLE });
    await settle();
    expect([...nodes.keys()]).toEqual([]);
    expect(recorded.filter(({ name }) => name.includes('foundation.'))).toEqual([]);
    const text = JSON.stringify(recorded);
    expect(text).toContain('europe-west1-docker.pkg.dev/acme-images/docker-hub/');
    expect(text).not.toContain('trivium-dev');
  });

  it('MlFoundation takes an environment alone, and has all that a system of it stands on', async () => {
    const { nodes } = new MlFoundation('dev', { environments: spec.environments ?? {}, environment: 'dev' });
    new MlSystem('wine', { spec, environment: 'dev', base: EXAMPLE });
    await settle();
    const read = recorded
      .filter(({ name }) => name.startsWith('wine.foundation.'))
      .map(({ name }) => name.slice('wine.'.length));
    expect(read.filter((id) => !nodes.has(id))).toEqual([]);
    const repositories = [...JSON.stringify(recorded).matchAll(/docker\.pkg\.dev\/acme-ml-dev\/([a-z0-9-]+)\//g)].map(
      ([, repository]) => repository,
    );
    const made = recorded
      .filter(({ type }) => type.endsWith(':Repository'))
      .map(({ inputs }) => inputs['repositoryId']);
    expect(repositories.length).toBeGreaterThan(0);
    expect(repositories.filter((name) => !made.includes(name))).toEqual([]);
  });

  it('MlSystem stands on a foundation of the same program', async () => {
    const foundation = new MlFoundation('dev', { spec, environment: 'dev', base: EXAMPLE });
    const { outputs } = new MlSystem('wine', { spec, environment: 'dev', base: EXAMPLE, foundation });
    await settle();
    expect(outputs).toHaveProperty('PipelinesTrainStart');
    expect(names('gcp:storage/bucket:')).toEqual(['Bucket dev.foundation.bucket']);
  });

  it('MlSystem finds a foundation of another program by its names', async () => {
    new MlSystem('wine', { spec, environment: 'dev', base: EXAMPLE });
    await settle();
    expect(names('gcp:storage/bucket:')).toEqual([]);
    expect(names('gcp:storage/bucketObject:')).toContain('BucketObject wine.datasets.raw');
  });

  it('two systems of one program have names of their own', async () => {
    new MlSystem('red', { spec, environment: 'dev', base: EXAMPLE });
    new MlSystem('white', { spec: { ...spec, system: 'white-wine' }, environment: 'dev', base: EXAMPLE });
    await settle();
    const custom = names('gcp:');
    expect(new Set(custom).size).toBe(custom.length);
  });

  it('MlPipeline is one pipeline with its code, its identity and the workflow that starts it', async () => {
    const { outputs } = new MlPipeline('train', { ...around, pipeline: spec.pipelines.train as PipelineSpec });
    await settle();
    expect(Object.keys(outputs)).toEqual(
      expect.arrayContaining(['PipelinesTrainId', 'PipelinesTrainStart', 'PipelinesTrainConsole']),
    );
    expect(names('gcp:workflows/')).toEqual(['Workflow train.pipelines.train.start']);
    expect(names('trivium:')).toContain('MlPipeline train');
  });

  it('TrainingJob is a pipeline with one step', async () => {
    const job: JobSpec = {
      kind: 'train',
      command: 'python train.py --train ${{inputs.raw}} --model ${{outputs.model}}',
      inputs: { raw: 'datasets.raw' },
      outputs: { model: 'model' },
    };
    const { outputs } = new TrainingJob('fit', { ...around, models: {}, job });
    await settle();
    expect(outputs).toHaveProperty('JobsFitStart');
    expect(names('trivium:')).toContain('TrainingJob fit');
  });

  it('ModelEndpoint is the endpoint with the release of its model, and no pipeline', async () => {
    const { outputs } = new ModelEndpoint('live', { ...around, endpoint: spec.endpoints.live as EndpointSpec });
    await settle();
    expect(names('trivium:')).toContain('ModelEndpoint live');
    expect(names('gcp:vertex/aiEndpoint:')).toEqual(['AiEndpoint live.endpoints.live']);
    expect(names('gcp:workflows/').length).toBeGreaterThan(0);
    expect(names('gcp:storage/bucketObject:').filter((name) => name.includes('pipelines.'))).toEqual([]);
    expect(Object.keys(outputs)).toEqual(
      expect.arrayContaining(['EndpointsLiveName', 'EndpointsLiveAddress', 'EndpointsLiveInvoke']),
    );
  });

  it('MlAlarms watches what is declared beside it, and tells who is named', async () => {
    new MlAlarms('watch', {
      ...around,
      pipelines: spec.pipelines,
      alarms: { broken: { of: 'pipelines.train.failed', notify: ['oncall'] } },
    });
    await settle();
    const channels = recorded
      .filter(({ type }) => type.startsWith('gcp:monitoring/notificationChannel:'))
      .map(({ name }) => `${name}-id`);
    const told = recorded
      .filter(({ type, name }) => type.startsWith('gcp:monitoring/alertPolicy:') && name === 'watch.alarms.broken')
      .flatMap(({ inputs }) => inputs['notificationChannels']);
    expect(channels.length).toBeGreaterThan(0);
    expect(told.length).toBeGreaterThan(0);
    expect(names('trivium:')).toContain('MlAlarms watch');
  });

  it('two nouns of one system are refused, with what would be made twice and by whom', () => {
    new MlPipeline('train', { ...around, pipeline: spec.pipelines.train as PipelineSpec });
    expect(() => new ModelEndpoint('live', { ...around, endpoint: spec.endpoints.live as EndpointSpec })).toThrow(
      /TRV6014[^]*by\s+"train"\s+and\s+by\s+"live"/,
    );
  });

  it('a wrong spec is one message of Pulumi without a stack', () => {
    const wrong = (): unknown =>
      new MlSystem('wine', { spec: { ...spec, systm: 'x' } as object, environment: 'dev', base: EXAMPLE });
    expect(wrong).toThrow(/TRV\d+/);
    try {
      wrong();
    } catch (error) {
      expect(pulumi.RunError.isInstance(error)).toBe(true);
    }
  });
});
