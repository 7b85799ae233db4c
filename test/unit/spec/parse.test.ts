import { DiagnosticCollector, formatPath } from '../../../lib/diagnostics/index.js';
import { parseSpec } from '../../../lib/spec/parse.js';
import { EMPTY } from '../../support/plan-of.js';

function check(value: unknown): {
  readonly spec: ReturnType<typeof parseSpec>;
  readonly found: readonly string[];
  readonly texts: readonly string[];
} {
  const collector = new DiagnosticCollector();
  const spec = parseSpec(value, collector);
  return {
    spec,
    found: collector.all().map(({ code, path }) => `${code} ${formatPath(path)}`),
    texts: collector.all().map(({ message, help }) => `${message} | ${help ?? ''}`),
  };
}
const laid = (fields: object): object => ({ ...EMPTY, ...fields });

describe('a spec', () => {
  test('with the least that it may have is filled with every default', () => {
    const { spec, found } = check({ trivium: 1, system: 'wine' });
    expect(found).toEqual([]);
    expect(spec).toMatchObject({ tags: {}, defaults: {}, environments: {}, pipelines: {}, endpoints: {} });
  });

  test.each([
    [{ endpoint: {} }, 'TRV1001 endpoint', 'did you mean "endpoints"?'],
    [{ endpoints: { live: { model: 'wine', scal: {} } } }, 'TRV1001 endpoints.live.scal', 'did you mean "scale"?'],
    [
      { endpoints: { live: { model: 'wine', scale: { mim: 1 } } } },
      'TRV1001 endpoints.live.scale.mim',
      'did you mean "min"?',
    ],
    [
      { pipelines: { train: { steps: { fit: { kind: 'train', command: 'x', ouputs: {} } } } } },
      'TRV1001 pipelines.train.steps.fit.ouputs',
      'did you mean "outputs"?',
    ],
    [
      { pipelines: { train: { steps: { fit: { command: 'x', timout: '1h' } } } } },
      'TRV1001 pipelines.train.steps.fit.timout',
      'did you mean "timeout"?',
    ],
    [
      { environments: { dev: { aws: { account: '111122223333', region: 'x', use: { buckt: 'b' } } } } },
      'TRV1001 environments.dev.aws.use.buckt',
      'did you mean "bucket"?',
    ],
    [
      { pipelines: { train: { steps: { fit: { kind: 'trian', command: 'x' } } } } },
      'TRV1004 pipelines.train.steps.fit.kind',
      'did you mean "train"?',
    ],
    [{ models: { wine: { approval: 'automatic' } } }, 'TRV1004 models.wine.approval', 'allowed: "manual", "auto"'],
    [
      { pipelines: { train: { params: { since: { type: 'text', default: 'x' } }, steps: { fit: { command: 'x' } } } } },
      'TRV1004 pipelines.train.params.since.type',
      'allowed: "string"',
    ],
    [
      { pipelines: { train: { params: { since: { type: 'string' } }, steps: { fit: { command: 'x' } } } } },
      'TRV1003 pipelines.train.params.since',
      'the field "default" is missing',
    ],
    [
      { pipelines: { train: { params: { since: [] }, steps: { fit: { command: 'x' } } } } },
      'TRV1002 pipelines.train.params.since',
      'found a list',
    ],
    [{ system: 7 }, 'TRV1002 system', 'expected a text, found the number 7'],
    [
      { endpoints: { live: { model: 'wine', scale: { min: '1' } } } },
      'TRV1002 endpoints.live.scale.min',
      'expected a number',
    ],
    [
      { endpoints: { live: { model: 'wine', scale: { min: 1.5 } } } },
      'TRV1006 endpoints.live.scale.min',
      'a whole number of machines from 1 to 100',
    ],
    [
      { endpoints: { live: { model: 'wine', scale: { min: 0 } } } },
      'TRV1006 endpoints.live.scale.min',
      '0 is out of range',
    ],
    [{ endpoints: [] }, 'TRV1002 endpoints', 'found a list'],
    [
      { notifications: { oncall: { webhook: 'secrets.of-on-call' } } },
      'TRV1002 notifications.oncall.webhook',
      'expected a list',
    ],
    [{ system: 'Wine' }, 'TRV1005 system', 'the name "Wine" must be'],
    [{ datasets: { Raw: { uri: 'x' } } }, 'TRV1005 datasets.Raw', 'the name "Raw" must be'],
    [{ datasets: { raw: {} } }, 'TRV1003 datasets.raw', 'the field "uri" is missing'],
    [
      { pipelines: { train: { steps: { fit: { kind: 'train' } } } } },
      'TRV1003 pipelines.train.steps.fit',
      'the field "command" is missing',
    ],
    [{ pipelines: { train: { steps: {} } } }, 'TRV1024 pipelines.train.steps', 'has no steps'],
    [{ trivium: 2 }, 'TRV1008 trivium', 'version 2 of the spec is unknown'],
    [{ defaults: { timeout: '2 hours' } }, 'TRV1007 defaults.timeout', '"2 hours" is not a duration'],
    [
      { alarms: { slow: { of: 'endpoints.live.latency.p42', above: '1s' } } },
      'TRV1011 alarms.slow.of',
      '.average, .p50, .p90, .p99',
    ],
    [{ alarms: { broken: { of: 'jobs.clean.failed' } } }, 'TRV1011 alarms.broken.of', 'jobs cannot be watched'],
    [{ defaults: { timeout: 3600 } }, 'TRV1007 defaults.timeout', '"3600" is not a duration'],
    [{ defaults: { compute: { memory: 16 } } }, 'TRV1007 defaults.compute.memory', '"16" is not a size'],
    [{ defaults: { compute: { memory: true } } }, 'TRV1002 defaults.compute.memory', 'expected a text'],
    [
      { endpoints: { live: { scale: { max: 2, target: { cpu: 0.5 } } } } },
      'TRV1007 endpoints.live.scale.target.cpu',
      '"0.5" is not a percent',
    ],
    [{ defaults: { python: 3.1 } }, 'TRV1002 defaults.python', 'expected a text'],
    [{ defaults: { python: '2.7' } }, 'TRV1018 defaults.python', 'from "3.8" to "3.14"'],
    [{ triggers: { t: { run: 'pipelines.train', cron: '@daily' } } }, 'TRV1005 triggers.t', 'must be'],
    [
      { triggers: { nightly: { run: 'pipelines.train', cron: '@daily' } } },
      'TRV1013 triggers.nightly.cron',
      'cannot be used',
    ],
    [
      { triggers: { nightly: { run: 'pipelines.train', cron: '0 2 * * *', timezone: 'Europe/Brusels' } } },
      'TRV1014 triggers.nightly.timezone',
      'did you mean "Europe/Brussels"?',
    ],
    [{ secrets: { token: { azure: 'my-secret-value' } } }, 'TRV1018 secrets.token.azure', 'a Key Vault URL'],
    [
      { environments: { dev: { aws: { account: 111122223333, region: 'x' } } } },
      'TRV1002 environments.dev.aws.account',
      'expected a text',
    ],
    [
      { pipelines: { train: { steps: { fit: { command: 'x', inputs: { a: '${{datasets.raw}}' } } } } } },
      'TRV1011 pipelines.train.steps.fit.inputs.a',
      'without ${{ }}',
    ],
    [
      { pipelines: { train: { steps: { fit: { command: 'x', env: { AIP_MODE: 'x' } } } } } },
      'TRV1005 pipelines.train.steps.fit.env.AIP_MODE',
      'kept by the platforms',
    ],
  ])('%j gives one diagnostic with place, words and a way out', (fields, expected, words) => {
    const { spec, found, texts } = check(laid(fields));
    expect(found.filter((line) => line === expected)).toEqual([expected]);
    expect(found).toHaveLength(1);
    expect(texts[0]?.includes(words) === true || expected.startsWith('TRV1011')).toBe(true);
    expect(spec).toBeUndefined();
  });

  test('with many faults gets all of them at once', () => {
    expect(check(laid({ system: 'X', owner: '', models: { wine: { approval: 'x', predictr: 'y' } } })).found).toEqual([
      'TRV1004 models.wine.approval',
      'TRV1001 models.wine.predictr',
      'TRV1018 owner',
      'TRV1005 system',
    ]);
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('is safe with the name %s', (name) => {
    const value: unknown = JSON.parse(`{"trivium":1,"system":"wine","models":{"${name}":{}}}`);
    expect(check(value).found.length).toBeLessThanOrEqual(1);
    expect(({} as Record<string, unknown>)['approval']).toBeUndefined();
  });
});

describe('the value of a secret', () => {
  test.each([
    [{ env: { X: 'AKIAIOSFODNN7EXAMPLE' } }],
    [{ env: { X: 'ghp_0123456789abcdefghijklmnopqrstuvwxyzAB' } }],
    [{ env: { DB_PASSWORD: 'correct-horse' } }],
    [{ env: { DB_PASSWORD: 'hunter2' } }],
    [{ env: { DB_PASSWORD: '/hunter2' } }],
    [{ env: { AWS_CREDENTIALS: '/AbC+dEf/1=' } }],
    [{ env: { HOOK: 'https://hooks.example.com/ml?token=abc123' } }],
    [{ kind: 'train', aws: { Environment: { PASSWORD: 'hunter2' } } }],
    [{ azure: { environment_variables: { API_KEY: 'hunter2' } } }],
    [{ env: { URL: 'postgres://user:hunter22@db/x' } }],
    [{ command: 'x --key sk-abcdefghijklmnopqrstuvwxyz012345' }],
  ])('in %j is refused, and is not repeated', (fields) => {
    const { found, texts } = check(laid({ pipelines: { train: { steps: { fit: { command: 'x', ...fields } } } } }));
    expect(found.map((line) => line.slice(0, 7))).toEqual(['TRV1009']);
    const value = Object.values((Object.values(fields)[0] as object | string) ?? {}).join('');
    expect(texts.join(' ')).not.toContain(value.length > 6 ? value : '\u0000');
  });

  test.each([
    { GOOGLE_APPLICATION_CREDENTIALS: '/etc/keys/job' },
    { GOOGLE_APPLICATION_CREDENTIALS: '~/keys/job.json' },
    { TLS_PRIVATE_KEY: './certs/key.pem' },
  ])('is not seen in the path of a file: %j', (env) => {
    expect(check(laid({ pipelines: { train: { steps: { fit: { command: 'x', env } } } } })).found).toEqual([]);
  });

  test('is not seen where there is none', () => {
    expect(
      check(
        laid({
          pipelines: {
            train: {
              steps: { fit: { command: 'x --token-file t', env: { TOKEN_COUNT: '5', MAX_TOKEN: '512', TOKEN: '' } } },
            },
          },
        }),
      ).found,
    ).toEqual([]);
  });
});
