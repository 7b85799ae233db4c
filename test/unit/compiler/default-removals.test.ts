import type * as z from 'zod';
import { compile } from '../../../lib/compiler/compile.js';
import { defaultRemovals, takesDefaultAway } from '../../../lib/compiler/default-removals.js';
import { stepCompute } from '../../../lib/spec/compute.js';
import { job } from '../../../lib/spec/job.js';
import { model } from '../../../lib/spec/model.js';
import { trainStep } from '../../../lib/spec/step.js';

const URI = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/ml:1';
const DEFAULTS = {
  image: URI,
  timeout: '2h',
  retry: { attempts: 3 },
  compute: { cpu: 4, memory: '16GiB', spot: { maxWait: '2d' } },
  env: { LEVEL: 'debug' },
};
const spec = (override: object, step: object = {}): unknown => ({
  trivium: 1,
  system: 'wine',
  defaults: DEFAULTS,
  environments: { dev: { aws: { account: '111122223333', region: 'eu-west-1' }, override } },
  pipelines: {
    train: {
      steps: { fit: { kind: 'train', command: 'echo ${{outputs.model}}', outputs: { model: 'model' }, ...step } },
    },
  },
});
const onStep = (fields: object): object => ({ pipelines: { train: { steps: { fit: fields } } } });
const compiled = (override: object, step?: object) => {
  const { plan, diagnostics } = compile(spec(override, step), { base: '.' });
  return {
    step: plan?.nodes.pipeline[0]?.steps[0] as never as Record<string, unknown> & { compute: object },
    errors: diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ code, path }) => `${code} ${path.join('.')}`),
  };
};

describe('null in the override of an environment', () => {
  test.each([
    ['timeout', { timeout: null }, (step: Record<string, unknown>) => step['timeoutSeconds'], 86_400],
    ['retry', { retry: null }, (step: Record<string, unknown>) => step['retry'], { attempts: 1, causes: ['platform'] }],
    [
      'compute.spot',
      { compute: { spot: null } },
      (step: Record<string, unknown>) => (step['compute'] as { spot?: object }).spot,
      undefined,
    ],
    ['env.LEVEL', { env: { LEVEL: null } }, (step: Record<string, unknown>) => step['env'], {}],
  ])('takes the default %s away from a step', (_field, fields, of, expected) => {
    const { step, errors } = compiled(onStep(fields));
    expect(errors).toEqual([]);
    expect(of(step)).toEqual(expected);
    expect(of(compiled({}).step)).not.toEqual(expected);
  });

  test('removes what the step says, and the default does not come back', () => {
    expect(compiled(onStep({ timeout: null }), { timeout: '1h' }).step['timeoutSeconds']).toBe(86_400);
  });

  test('that removes an own field for which null has no meaning leaves the default', () => {
    const { step, errors } = compiled(onStep({ image: null }), { image: `${URI}0` });
    expect(errors).toEqual([]);
    expect(step['image']).toBe(URI);
  });

  test('is refused where nothing is taken away: no default, no such step', () => {
    expect(compiled(onStep({ python: null })).errors).toEqual([
      'TRV1021 environments.dev.override.pipelines.train.steps.fit.python',
    ]);
    expect(compiled({ pipelines: { train: { steps: { fitt: { timeout: null } } } } }).errors).toContain(
      'TRV1021 environments.dev.override.pipelines.train.steps.fitt.timeout',
    );
  });

  test('is no more than a removal when the override takes the default itself away', () => {
    const { step, errors } = compiled({ defaults: { timeout: null }, ...onStep({ timeout: null }) }, { timeout: '1h' });
    expect(errors).toEqual([]);
    expect(step['timeoutSeconds']).toBe(86_400);
  });
});

describe('the part of an override that takes defaults away', () => {
  const merged = { defaults: { requirements: 'r.txt', python: '3.11' }, models: { wine: { approval: 'manual' } } };

  test('is its nulls on fields that have a default', () => {
    const override = { models: { wine: { requirements: null, predictor: null, approval: 'auto' } } };
    expect(defaultRemovals(override, merged)).toEqual({ models: { wine: { requirements: null } } });
  });

  test.each([
    [['models', 'wine', 'python'], true],
    [['models', 'wine', 'timeout'], false],
    [['models', 'wein', 'python'], false],
    [['defaults', 'python'], false],
  ])('%j: %s', (path, expected) => {
    expect(takesDefaultAway(path, merged)).toBe(expected);
  });
});

describe('the fields that null takes a default from', () => {
  type Fields = Readonly<Record<string, z.ZodType>>;
  const takesNull = (schema: z.ZodType | undefined): boolean => schema?.safeParse(null).success === true;
  /** Paths of the fields of a schema, and whether each takes null; variables and compute one deeper. */
  const fieldsOf = ({ env, compute: _compute, ...fields }: Fields, hasCompute: boolean): [string[], boolean][] => [
    ...Object.entries(fields).map(([name, schema]): [string[], boolean] => [[name], takesNull(schema)]),
    ...(env === undefined ? [] : [[['env', 'X'], env.safeParse({ X: null }).success] as [string[], boolean]]),
    ...(hasCompute
      ? Object.entries(stepCompute.shape as Fields).map(([name, schema]): [string[], boolean] => [
          ['compute', name],
          takesNull(schema),
        ])
      : []),
  ];
  const nested = (path: readonly string[], value: unknown): object =>
    [...path].reverse().reduce<unknown>((inner, name) => ({ [name]: inner }), value) as object;

  test.each([
    ['a step', ['pipelines', 'train', 'steps', 'fit'], trainStep.shape as Fields, true],
    ['a job', ['jobs', 'clean'], job.shape as Fields, true],
    ['a model', ['models', 'wine'], model.shape as Fields, false],
  ] as const)('of %s are those whose schema takes null', (_what, owner, shape, hasCompute) => {
    const fields = fieldsOf(shape, hasCompute);
    expect(fields.filter(([, nullable]) => nullable).length).toBeGreaterThan(1);
    const taken = fields.filter(([field]) =>
      takesDefaultAway([...owner, ...field], {
        ...nested(owner, { description: 'there' }),
        defaults: nested(field, 'a default'),
      }),
    );
    expect(taken.map(([field]) => field)).toEqual(fields.filter(([, nullable]) => nullable).map(([field]) => field));
  });
});
