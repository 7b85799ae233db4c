import * as pulumi from '@pulumi/pulumi';
import {
  MlAlarms,
  MlFoundation,
  MlPipeline,
  MlSystem,
  ModelEndpoint,
  TrainingJob,
} from '../../../lib/providers/gcp/index.js';
import { EXAMPLE } from '../../unit/providers/gcp/lower-example.js';

interface Recorded {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly inputs: unknown;
}
let recorded: Recorded[] = [];

const environments = { dev: { gcp: { project: 'acme-ml-dev', region: 'europe-west1' } } } as const;
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
  alarms: ALARMS,
  triggers: NIGHTLY,
} as const;
const base = EXAMPLE;

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
        return { id: id === undefined || id === '' ? `${name}-id` : id, state: inputs as Record<string, unknown> };
      },
      call: () => ({ number: '123456789' }),
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
    .filter(({ type }) => type.startsWith('gcp:'))
    .map((each) => ({ ...each, urn: urns.find((urn) => urn.endsWith(`::${each.name}`)) ?? '' }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function* nouns(within: MlSystem): Iterable<pulumi.Resource> {
  const all = [
    new MlPipeline('train', { within, pipeline: PIPELINE, triggers: NIGHTLY }),
    new ModelEndpoint('live', { within, endpoint: ENDPOINT }),
    new TrainingJob('refit', { within, job: FIT }),
    new TrainingJob('again', { within, job: FIT }),
    new MlAlarms('watch', { within, alarms: ALARMS }),
  ];
  for (const { nodes } of [within, ...all]) yield* nodes.values();
}

describe('nouns within a system', () => {
  test('make what the spec makes when it says it all at once, under the same names and URNs', async () => {
    const whole = await made(() => new MlSystem('wine', { spec: WHOLE, base }).nodes.values());
    const added = await made(() => nouns(new MlSystem('wine', { spec: SHARED, base })));
    expect(added.map(({ name }) => name)).toEqual(whole.map(({ name }) => name));
    expect(JSON.stringify(added)).toBe(JSON.stringify(whole));
    expect(whole.some(({ urn }) => urn.includes('trivium:gcp:MlPipeline$'))).toBe(true);
  });

  test('stand on the foundation of their system', async () => {
    const all = await made(() => {
      const foundation = new MlFoundation('dev', { environments });
      return nouns(new MlSystem('wine', { spec: SHARED, base, foundation }));
    });
    expect(all.filter(({ type }) => type.startsWith('gcp:storage/bucket:')).map(({ name }) => name)).toEqual([
      'dev.foundation.bucket',
    ]);
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

test('a system on the foundation of another environment or project is refused', async () => {
  const two = { ...environments, prod: { gcp: { project: 'acme-ml-prod', region: 'europe-west1' } } } as const;
  await made(() => {
    const foundation = new MlFoundation('prod', { environments: two, environment: 'prod' });
    expect(
      () => new MlSystem('wine', { spec: { ...WHOLE, environments: two }, environment: 'dev', base, foundation }),
    ).toThrow(/TRV6018[^]*"prod"[^]*acme-ml-prod[^]*"dev"/);
    return foundation.nodes.values();
  });
});
