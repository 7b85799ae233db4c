import { compile, compileEvery, type CompileOptions } from '../../../lib/compiler/compile.js';
import { acrossEnvironments, type Diagnostic } from '../../../lib/diagnostics/index.js';

const AWS = { account: '111122223333', region: 'eu-west-1' };
const ENDPOINT = { artifact: 's3://acme-data/m.tar.gz', image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/ml:1' };
const spec = (environments: unknown): unknown => ({
  trivium: 1,
  system: 'wine',
  environments,
  endpoints: { live: ENDPOINT },
});
const codesOf = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.filter(({ severity }) => severity !== 'warning').map(({ code, path }) => `${code} ${path.join('.')}`);

describe('a spec that is compiled for one environment', () => {
  test('is refused when a field of another environment is unknown', () => {
    const { diagnostics } = compile(spec({ dev: { aws: AWS }, prod: { aws: { ...AWS, regoin: 'eu-west-1' } } }), {
      base: '.',
    });
    expect(codesOf(diagnostics)).toEqual(['TRV1001 environments.prod.aws.regoin']);
  });

  test('asks for no variable of another environment', () => {
    const { diagnostics, lowered } = compile(
      spec({ dev: { aws: AWS }, prod: { aws: { account: '${{env.PROD}}', region: '${{env.REGION}}' } } }),
      { base: '.' },
    );
    expect(codesOf(diagnostics)).toEqual([]);
    expect(Object.keys(lowered)).toEqual(['aws']);
  });

  test('says that none of several is chosen', () => {
    const {
      diagnostics: [first],
    } = compile(spec({ one: { aws: AWS }, two: { aws: AWS } }), { base: '.' });
    expect(first?.message).toBe('there are several environments, and none of them is chosen');
  });
});

describe('an environment on no cloud', () => {
  const found = (environments: unknown, options: Partial<CompileOptions> = {}): readonly string[] =>
    codesOf(compile(spec(environments), { base: '.', ...options }).diagnostics);

  test('is refused when it is the one that is compiled', () => {
    expect(found({ empty: {} })).toEqual(['TRV1026 environments.empty']);
    expect(found({ dev: { aws: AWS }, empty: { retain: false } }, { environment: 'empty' })).toEqual([
      'TRV1026 environments.empty',
    ]);
  });

  test('is refused when another is compiled', () => {
    expect(found({ dev: { aws: AWS }, empty: {} })).toEqual(['TRV1026 environments.empty']);
  });

  test('is told once, of the target, when one is asked for', () => {
    expect(found({ dev: {} }, { targets: ['aws'] })).toEqual(['TRV1020 environments.dev']);
  });

  test('is not one whose only target is left out for a variable that is unset', () => {
    const compiled = compileEvery(
      spec({ dev: { aws: AWS }, prod: { aws: { account: '111122223333', region: '${{env.REGION}}' } } }),
      { base: '.' },
    );
    expect(compiled.flatMap(({ diagnostics }) => codesOf(diagnostics))).toEqual([
      'TRV1022 environments.prod.aws.region',
    ]);
  });
});

describe('an override', () => {
  const dev = (override: unknown): ReturnType<typeof compile> =>
    compile(spec({ dev: { aws: AWS, override } }), { base: '.' });

  test('may change the name of the system, and what is laid over resources', () => {
    const {
      diagnostics,
      plan,
      spec: compiled,
    } = dev({
      system: 'beer',
      overrides: { aws: { IdentitiesEndpointRole: { maxSessionDuration: 3600 } } },
    });
    expect(codesOf(diagnostics)).toEqual([]);
    expect(plan?.system).toBe('beer');
    expect(compiled?.overrides?.aws).toEqual({ IdentitiesEndpointRole: { maxSessionDuration: 3600 } });
  });

  test.each(['environments', 'trivium'])('cannot change "%s", not even to what it is', (field) => {
    for (const value of [{}, { dev: { aws: AWS } }, 1, null]) {
      expect(codesOf(dev({ [field]: value }).diagnostics)).toEqual([`TRV1025 environments.dev.override.${field}`]);
    }
  });

  test.each([[[1]], [5], ['text'], [null]])('that is no map but %j is one error', (override) => {
    expect(codesOf(dev(override).diagnostics)).toEqual(['TRV1002 environments.dev.override']);
  });
});

describe('a spec that is compiled for every environment', () => {
  const every = (environments: unknown) => compileEvery(spec(environments), { base: '.' });

  test('is compiled with the override of each', () => {
    const compiled = every({
      dev: { aws: AWS },
      prod: { aws: AWS, override: { endpoints: { live: { scale: { max: 3 } } } } },
    });
    expect(compiled.map(({ environment, plan }) => [environment, plan?.nodes.endpoint[0]?.scale.max])).toEqual([
      ['dev', 1],
      ['prod', 3],
    ]);
  });

  test('needs the variables of the one that is compiled when none is named, and of no other', () => {
    const [dev, prod] = every({
      dev: { aws: { ...AWS, account: '${{env.DEV}}' } },
      prod: { aws: { ...AWS, account: '${{env.PROD}}' } },
    });
    expect(codesOf(dev?.diagnostics ?? [])).toEqual(['TRV1015 environments.dev.aws.account']);
    expect(codesOf(prod?.diagnostics ?? [])).toEqual(['TRV1022 environments.prod.aws.account']);
    expect(Object.keys(prod?.lowered ?? {})).toEqual(['aws']);
  });

  test('leaves a target out whose region only a variable knows', () => {
    const [, prod] = every({ dev: { aws: AWS }, prod: { aws: { ...AWS, region: '${{env.REGION}}' } } });
    expect(prod?.diagnostics.filter(({ code }) => code === 'TRV1022').map(({ message }) => message)).toEqual([
      'REGION is not set, so aws is not checked in the environment "prod"',
    ]);
    expect(prod?.lowered).toEqual({});
  });

  test('says no more of an environment whose override only a variable knows', () => {
    const [, prod] = every({ dev: { aws: AWS }, prod: { aws: AWS, override: { owner: '${{env.OWNER}}' } } });
    expect(codesOf(prod?.diagnostics ?? [])).toEqual(['TRV1022 environments.prod.override.owner']);
    expect(prod?.plan).toBeUndefined();
  });
});

describe('what is found in several environments', () => {
  const found = (path: readonly string[]): Diagnostic => ({
    code: 'TRV1003',
    severity: 'error',
    path,
    message: 'the field "model" is missing',
  });

  test('is said once, and names the environments unless it is all of them', () => {
    const all = found(['endpoints', 'live']);
    const one = found(['endpoints', 'other']);
    expect(
      acrossEnvironments([
        { environment: 'dev', diagnostics: [all] },
        { environment: 'prod', diagnostics: [all, one] },
      ]),
    ).toEqual([all, { ...one, environments: ['prod'] }]);
  });

  test('does not name an environment that its place names', () => {
    const own = found(['environments', 'prod', 'aws']);
    expect(
      acrossEnvironments([
        { environment: 'dev', diagnostics: [] },
        { environment: 'prod', diagnostics: [own] },
      ]),
    ).toEqual([own]);
  });
});
