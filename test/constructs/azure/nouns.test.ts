import { join } from 'node:path';
import type { ComponentResource, CustomResource } from '@pulumi/pulumi';
import { MlAlarms, MlFoundation, MlPipeline, ModelEndpoint, TrainingJob } from '../../../lib/providers/azure';
import { versionsOf } from '../../support/azure-versions';
import { quiet, recordResources, settled, type Registered } from './recorder';

jest.setTimeout(60_000); // classes of the SDK are loaded

const environments = {
  dev: {
    azure: { subscription: '00000000-0000-0000-0000-000000000000', resourceGroup: 'ml-dev', location: 'westeurope' },
  },
} as const;
const AROUND = {
  system: 'alone',
  environments,
  defaults: { image: 'sklearn@1.4', python: '3.11', code: 'src', requirements: 'src/requirements.txt' },
  base: join(__dirname, '..', '..', '..', 'examples', 'wine-quality'),
} as const;
const MODELS = { models: { wine: { predictor: 'src/predict.py' } } } as const;
const FIT = {
  kind: 'train',
  command: 'python train.py --model ${{outputs.model}}',
  outputs: { model: 'model' },
} as const;
const PIPELINE = {
  steps: { fit: FIT, keep: { kind: 'register', model: 'wine', from: 'steps.fit.outputs.model' } },
} as const;
const ML = 'azure-native:machinelearningservices:';

interface Made {
  readonly all: readonly Registered[];
  of(type: string): readonly Registered[];
}

/** Makes a component alone, and gives what the engine was asked for. */
async function made(
  make: () => ComponentResource & { readonly nodes: ReadonlyMap<string, CustomResource> },
): Promise<Made> {
  const recorder = recordResources();
  await settled(make().nodes.values());
  const all = recorder.all().filter(({ id }) => id === undefined);
  return { all, of: (type) => all.filter((resource) => resource.type === type) };
}

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(quiet);

describe('nouns of Azure alone', () => {
  test('a job is a pipeline component around one step, and nothing that serves', async () => {
    const { all, of } = await made(() => new TrainingJob('refit', { ...AROUND, job: FIT }));
    expect(versionsOf('components', all)).toHaveLength(2);
    expect(of(`${ML}OnlineEndpoint`)).toEqual([]);
    expect(of('trivium:azure:TrainingJob').map(({ name }) => name)).toContain('refit');
  });

  test('a job has the outputs of a job', () => {
    recordResources();
    expect(Object.keys(new TrainingJob('refit', { ...AROUND, job: FIT }).outputs)).toEqual(
      expect.arrayContaining(['JobsRefitId', 'JobsRefitStart', 'JobsRefitConsole']),
    );
  });

  test('an endpoint has the release that serves the approved version of its model, and no pipeline', async () => {
    const { all, of } = await made(
      () => new ModelEndpoint('live', { ...AROUND, ...MODELS, endpoint: { model: 'wine' } }),
    );
    expect(of(`${ML}OnlineEndpoint`)).toHaveLength(1);
    expect(of('azure-native:logic:Workflow').length).toBeGreaterThan(0);
    expect(versionsOf('components', all)).toEqual([]);
  });

  test('an endpoint has the outputs of an endpoint', () => {
    recordResources();
    expect(
      Object.keys(new ModelEndpoint('live', { ...AROUND, ...MODELS, endpoint: { model: 'wine' } }).outputs),
    ).toEqual(expect.arrayContaining(['EndpointsLiveName', 'EndpointsLiveAddress', 'EndpointsLiveInvoke']));
  });

  test('alarms watch what is declared beside them, and tell who is named', async () => {
    const { all } = await made(
      () =>
        new MlAlarms('watch', {
          ...AROUND,
          ...MODELS,
          pipelines: { train: PIPELINE },
          notifications: { oncall: { email: ['oncall@example.com'] } },
          alarms: { broken: { of: 'pipelines.train.failed', notify: ['oncall'] } },
        }),
    );
    const [group] = all.filter(({ type }) => type.endsWith(':ActionGroup'));
    expect(JSON.stringify(group?.inputs)).toContain('oncall@example.com');
    const rules = all.filter(({ type, name }) => name.includes('alarms.broken') && !type.startsWith('trivium:'));
    expect(JSON.stringify(rules.map(({ inputs }) => inputs))).toContain(
      `/actionGroups/${String(group?.inputs['actionGroupName'])}"`,
    );
    expect(versionsOf('components', all).length).toBeGreaterThan(0);
  });

  test('a foundation has a workspace and nothing of a system', async () => {
    const { all, of } = await made(
      () => new MlFoundation('dev', { spec: { trivium: 1, system: 'alone', environments } }),
    );
    expect(of(`${ML}Workspace`)).toHaveLength(1);
    expect(
      all.filter(({ name, type }) => type.startsWith('azure-native:') && !name.startsWith('dev.foundation')),
    ).toEqual([]);
  });
});

describe('nouns of Azure together', () => {
  test('that are systems of their own share a foundation, and no name', async () => {
    const recorder = recordResources();
    const foundation = new MlFoundation('dev', { spec: { trivium: 1, system: 'alone', environments } });
    const pipeline = new MlPipeline('train', { ...AROUND, ...MODELS, pipeline: PIPELINE, foundation });
    const job = new TrainingJob('refit', { ...AROUND, system: 'other', job: FIT, foundation });
    await settled([foundation, pipeline, job].flatMap(({ nodes }) => [...nodes.values()]));
    const names = recorder
      .all()
      .filter(({ type }) => type.startsWith('azure-native:'))
      .map(({ type, name }) => `${type} ${name}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.startsWith(`${ML}Workspace `))).toEqual([
      `${ML}Workspace dev.foundation.workspace`,
    ]);
    const workspaces = versionsOf('components', recorder.all()).map(({ workspace }) => workspace);
    expect(new Set(workspaces).size).toBe(1);
  });

  test('of one system are refused, with what would be made twice and by whom', () => {
    recordResources();
    new MlPipeline('train', { ...AROUND, ...MODELS, pipeline: PIPELINE });
    expect(() => new ModelEndpoint('live', { ...AROUND, ...MODELS, endpoint: { model: 'wine' } })).toThrow(
      /TRV6014[^]*of the system\s+"alone"\s+in\s+the\s+environment\s+"dev"[^]*by\s+"train"\s+and\s+by\s+"live"/,
    );
  });
});
