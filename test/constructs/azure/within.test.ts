import * as pulumi from '@pulumi/pulumi';
import {
  MlAlarms,
  MlFoundation,
  MlPipeline,
  MlSystem,
  ModelEndpoint,
  TrainingJob,
} from '../../../lib/providers/azure/index.js';
import { join } from 'node:path';

interface Recorded {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly inputs: unknown;
}
let recorded: Recorded[] = [];

const environments = {
  dev: {
    azure: { subscription: '00000000-0000-0000-0000-000000000000', resourceGroup: 'ml-dev', location: 'westeurope' },
  },
} as const;
const FIT = {
  kind: 'train',
  command: 'python train.py --model ${{outputs.model}}',
  outputs: { model: 'model' },
} as const;
const PIPELINE = {
  steps: { fit: FIT, keep: { kind: 'register', model: 'wine', from: 'steps.fit.outputs.model' } },
} as const;
const ENDPOINT = {
  model: 'wine',
  compute: { cpu: 2, memory: '8GiB' },
  scale: { min: 1, max: 4, target: { cpu: '60%' } },
} as const;
const SATURATED = { saturated: { of: 'endpoints.live.cpu', above: '90%', for: '15m', notify: ['oncall'] } } as const;
const ALARMS = {
  broken: { of: 'pipelines.train.failed', notify: ['oncall'] },
  errors: { of: 'endpoints.live.errorRate', above: '1%', for: '5m', minRequests: 20, notify: ['oncall'] },
} as const;
const NIGHTLY = { nightly: { run: 'pipelines.train', cron: '0 2 * * *' } } as const;
const SHARED = {
  trivium: 1,
  system: 'wine',
  environments,
  defaults: { image: 'sklearn@1.4', python: '3.11', code: 'src', requirements: 'src/requirements.txt' },
  models: { wine: { predictor: 'src/predict.py' } },
  notifications: { oncall: { email: ['oncall@example.com'] } },
} as const;
const WHOLE = {
  ...SHARED,
  pipelines: { train: PIPELINE },
  jobs: { refit: FIT, again: FIT },
  endpoints: { live: ENDPOINT },
  alarms: { ...ALARMS, ...SATURATED },
  triggers: NIGHTLY,
} as const;
const base = join(__dirname, '..', '..', '..', 'examples', 'wine-quality');
jest.setTimeout(60_000); // classes of the SDK are loaded

const settle = (): Promise<void> => (pulumi.runtime as unknown as { disconnect(): Promise<void> }).disconnect();

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation();
});
afterEach(settle);

/** What a program asks the engine for, in the order of names. */
async function made(program: () => Iterable<pulumi.Resource>): Promise<readonly Recorded[]> {
  recorded = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, id }) => {
        recorded.push({ type, name, urn: '', inputs });
        return {
          id: id === undefined || id === '' ? `${name}-id` : id,
          state: {
            ...(inputs as object),
            name: `name-of-${name}`,
            principalId: `principal-of-${name}`,
            clientId: `client-of-${name}`,
          },
        };
      },
      call: ({ token }) =>
        token.endsWith(':getDatastore')
          ? { properties: { containerName: 'azureml-blobstore-0000', datastoreType: 'AzureBlob' } }
          : { tenantId: 'tenant-0', objectId: 'object-0', clientId: 'client-0', subscriptionId: 'subscription-0' },
    },
    'trivium',
    'dev',
  );
  const resources = [...program()];
  const urns = await Promise.all(
    resources.map(
      ({ urn }) =>
        new Promise<string>((resolve) => {
          urn.apply(resolve);
        }),
    ),
  );
  await settle();
  return recorded
    .filter(({ type }) => type.startsWith('azure-native:'))
    .map((each) => ({ ...each, urn: urns.find((urn) => urn.endsWith(`::${each.name}`)) ?? '' }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function* nouns(within: MlSystem): Iterable<pulumi.Resource> {
  const all = [
    new MlPipeline('train', { within, pipeline: PIPELINE, triggers: NIGHTLY }),
    new ModelEndpoint('live', { within, endpoint: ENDPOINT, alarms: { ...SATURATED, errors: ALARMS.errors } }),
    new TrainingJob('refit', { within, job: FIT }),
    new TrainingJob('again', { within, job: FIT }),
    new MlAlarms('watch', { within, alarms: { broken: ALARMS.broken } }),
  ];
  for (const { nodes } of [within, ...all]) yield* nodes.values();
}

describe('nouns within a system', () => {
  test('make what the spec makes when it says it all at once, under the same names and URNs', async () => {
    const whole = await made(() => new MlSystem('wine', { spec: WHOLE, base }).nodes.values());
    const added = await made(() => nouns(new MlSystem('wine', { spec: SHARED, base })));
    expect(added.map(({ name }) => name)).toEqual(whole.map(({ name }) => name));
    expect(JSON.stringify(added)).toBe(JSON.stringify(whole));
    expect(whole.some(({ urn }) => urn.includes('trivium:azure:MlPipeline$'))).toBe(true);
  });

  test('stand on the foundation of their system', async () => {
    const all = await made(() => {
      const foundation = new MlFoundation('dev', { environments });
      return nouns(new MlSystem('wine', { spec: SHARED, base, foundation }));
    });
    expect(
      all.filter(({ type }) => type.endsWith(':machinelearningservices:Workspace')).map(({ name }) => name),
    ).toEqual(['dev.foundation.workspace']);
  });

  test('have their own resources and outputs, and the system has all', async () => {
    await made(() => {
      const within = new MlSystem('wine', { spec: SHARED, base });
      const job = new TrainingJob('refit', { within, job: FIT });
      expect([...job.nodes.keys()].every((id) => id.startsWith('jobs.refit'))).toBe(true);
      expect(Object.keys(job.outputs)).toEqual(expect.arrayContaining(['JobsRefitId', 'JobsRefitStart']));
      expect(within.outputs).toHaveProperty('JobsRefitStart');
      expect([...within.nodes.keys()]).toContain('identities.job');
      return within.nodes.values();
    });
  });

  test('of a name that the system has are refused, with who has it', async () => {
    await made(() => {
      const within = new MlSystem('wine', { spec: SHARED, base });
      new MlPipeline('train', { within, pipeline: PIPELINE });
      expect(() => new MlPipeline('train', { within, pipeline: PIPELINE })).toThrow(/TRV6014[^]*"pipelines\.train"/);
      return within.nodes.values();
    });
  });
});

test('an alarm of a machine that comes after its endpoint is refused: the release makes it', async () => {
  await made(() => {
    const within = new MlSystem('wine', { spec: SHARED, base });
    new ModelEndpoint('live', { within, endpoint: ENDPOINT });
    expect(() => new MlAlarms('watch', { within, alarms: SATURATED })).toThrow(
      /TRV6022[^]*"watch" would change "releases\.live"[^]*ModelEndpoint/,
    );
    return within.nodes.values();
  });
});

test('a system on the foundation of another environment or project is refused', async () => {
  const two = {
    ...environments,
    prod: {
      azure: { subscription: '11111111-1111-1111-1111-111111111111', resourceGroup: 'ml-prod', location: 'westeurope' },
    },
  } as const;
  await made(() => {
    const foundation = new MlFoundation('prod', { environments: two, environment: 'prod' });
    expect(
      () => new MlSystem('wine', { spec: { ...WHOLE, environments: two }, environment: 'dev', base, foundation }),
    ).toThrow(/TRV6018[^]*"prod"[^]*ml-prod[^]*"dev"/);
    return foundation.nodes.values();
  });
});
