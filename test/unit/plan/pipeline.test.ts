import { commandSteps, registerSteps } from '../../../lib/plan/pipeline.js';
import { pipelineOf, planOf } from '../../support/plan-of.js';

const write = (output: string, after: object = {}): object => ({
  command: `write \${{outputs.${output}}}`,
  outputs: { [output]: 'dataset' },
  ...after,
});
const read = (from: string, output: string): object => ({
  command: `copy \${{inputs.x}} \${{outputs.${output}}}`,
  inputs: { x: from },
  outputs: { [output]: 'dataset' },
});

describe('steps', () => {
  test('run when what they read has been written, whatever the order in the file', () => {
    const { plan } = planOf(
      pipelineOf({ cc: read('steps.bb.outputs.y', 'z'), bb: read('steps.aa.outputs.x', 'y'), aa: write('x') }),
    );
    expect(plan?.nodes.pipeline[0]?.steps.map(({ name }) => name)).toEqual(['aa', 'bb', 'cc']);
  });

  test('that could start together stand in the order of their names', () => {
    const { plan } = planOf(pipelineOf({ zz: write('x'), aa: write('x'), last: read('steps.zz.outputs.x', 'y') }));
    expect(plan?.nodes.pipeline[0]?.steps.map(({ name }) => name)).toEqual(['aa', 'zz', 'last']);
  });

  test('that wait for each other are reported with the circle', () => {
    const { found, messages } = planOf(
      pipelineOf({ aa: read('steps.bb.outputs.y', 'x'), bb: read('steps.aa.outputs.x', 'y') }),
    );
    expect(found).toEqual(['TRV2003 pipelines.train.steps.aa']);
    expect(messages[0]).toContain('aa → bb → aa');
  });

  test('name steps that must come before with `after`', () => {
    const { plan } = planOf(pipelineOf({ aa: write('x', { after: ['steps.bb'] }), bb: write('x') }));
    expect(plan?.nodes.pipeline[0]?.steps.map(({ name }) => name)).toEqual(['bb', 'aa']);
  });

  test('of a chain of five thousand are ordered without a deep stack', () => {
    const steps = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [
        `s${index}`,
        index === 0 ? write('x') : read(`steps.s${index - 1}.outputs.x`, 'x'),
      ]),
    );
    const { plan, found } = planOf(pipelineOf(steps));
    expect(found).toEqual([]);
    expect(plan?.nodes.pipeline[0]?.steps.at(-1)?.name).toBe('s4999');
  });

  test('that name nothing known are reported with a suggestion', () => {
    const { found, messages } = planOf({
      datasets: { raw: { uri: 's3://b/x' } },
      ...pipelineOf({
        prepare: { command: 'x ${{inputs.a}}', inputs: { a: 'datasets.rwa' } },
        fit: read('steps.prepare.outputs.trian', 'y'),
      }),
    });
    expect(found).toEqual([
      'TRV2001 pipelines.train.steps.fit.inputs.x',
      'TRV2001 pipelines.train.steps.prepare.inputs.a',
    ]);
    expect(messages[1]).toContain('did you mean "datasets.raw"?');
  });

  test('without an image anywhere are reported', () => {
    const { found } = planOf({ defaults: {}, ...pipelineOf({ prepare: write('x') }) });
    expect(found).toEqual(['TRV2008 pipelines.train.steps.prepare']);
  });
});

describe('a command', () => {
  test('is split into arguments, placeholders stay parts of one argument', () => {
    const { plan } = planOf(
      pipelineOf(
        {
          fit: {
            command: 'python train.py --out="${{outputs.model}}/a b" --depth=${{params.depth}}',
            outputs: { model: 'model' },
          },
        },
        { params: { depth: 6 } },
      ),
    );
    expect(commandSteps(plan!.nodes.pipeline[0]!)[0]?.argv).toEqual([
      ['python'],
      ['train.py'],
      ['--out=', { output: 'model' }, '/a b'],
      ['--depth=', { param: 'depth' }],
    ]);
  });

  test.each([
    ['x {{params.depth}}', ['TRV2045 pipelines.train.steps.fit.command']],
    ["x '--depth={{ inputs.raw }}'", ['TRV2045 pipelines.train.steps.fit.command']],
    ["x '$${{params.depth}}'", []],
    ["x '{{depth}}' {{vars.depth}} {params.depth}", []],
  ])('%s: a placeholder without its dollar sign is warned of', (command, expected) => {
    expect(planOf(pipelineOf({ fit: { command } })).found).toEqual(expected);
  });

  test.each([
    ['python a.py && rm x', 'TRV2016'],
    ['python a.py | tee log', 'TRV2016'],
    ['python a.py > log', 'TRV2016'],
    ['python "a.py', 'TRV2016'],
    ['x ${{inputs.nothing}}', 'TRV2005'],
    ['x ${{params.nothing}}', 'TRV2005'],
    ['x ${{secrets.token}}', 'TRV1010'],
  ])('%s is refused', (command, code) => {
    expect(planOf(pipelineOf({ fit: { command } })).found).toEqual([`${code} pipelines.train.steps.fit.command`]);
  });

  test('that does not name a declared input is a warning', () => {
    expect(
      planOf({
        datasets: { raw: { uri: 's3://b/x' } },
        ...pipelineOf({ fit: { command: 'x', inputs: { a: 'datasets.raw' } } }),
      }).found,
    ).toEqual(['TRV2009 pipelines.train.steps.fit.inputs.a']);
  });
});

describe('defaults', () => {
  test('are laid under a step, field by field', () => {
    const { plan } = planOf({
      defaults: { image: 'sklearn@1.4', compute: { cpu: 8, memory: '32GiB' }, timeout: '1h', env: { A: '1', B: '2' } },
      ...pipelineOf({ fit: { ...write('x'), compute: { memory: '64GiB' }, env: { B: '3' } } }),
    });
    const [step] = commandSteps(plan!.nodes.pipeline[0]!);
    expect(step).toMatchObject({
      image: 'sklearn@1.4',
      timeoutSeconds: 3600,
      env: { A: '1', B: '3' },
      compute: { cpu: 8, memoryGiB: 64 },
    });
  });
});

describe('a register step', () => {
  const models = { models: { wine: { predictor: 'p.py' }, other: { predictor: 'p.py' } } };
  const fit = { kind: 'train', command: 'x ${{outputs.model}}', outputs: { model: 'model', rows: 'dataset' } };
  const measure = {
    kind: 'evaluate',
    command: 'x ${{inputs.m}} ${{outputs.report}}',
    inputs: { m: 'steps.fit.outputs.model' },
    outputs: { report: 'metrics' },
    metrics: ['rmse'],
  };

  test.each([
    ['steps.measure.metrics.rmse <= 0.5', { operator: 'atMost', limit: { value: 0.5 } }],
    ['0.5 >= steps.measure.metrics.rmse', { operator: 'atMost', limit: { value: 0.5 } }],
    [
      { metric: 'steps.measure.metrics.rmse', atLeast: 'params.floor' },
      { operator: 'atLeast', limit: { param: 'floor', default: 0.1 } },
    ],
  ])('compares by %j', (when, gate) => {
    const { plan, found } = planOf({
      ...models,
      ...pipelineOf(
        { fit, measure, publish: { kind: 'register', model: 'wine', from: 'steps.fit.outputs.model', when } },
        { params: { floor: 0.1 } },
      ),
    });
    expect(found.filter((line) => !line.startsWith('TRV2015') && !/^TRV20(09|29)/.test(line))).toEqual([]);
    expect(registerSteps(plan!.nodes.pipeline[0]!)[0]).toMatchObject({
      model: 'wine',
      gate: { step: 'measure', output: 'report', metric: 'rmse', ...gate },
      dependsOn: ['fit', 'measure'],
    });
  });

  test('tells the step that writes the model which predictor to pack', () => {
    const { plan } = planOf({
      ...models,
      ...pipelineOf({ fit, publish: { kind: 'register', model: 'wine', from: 'steps.fit.outputs.model' } }),
    });
    expect(commandSteps(plan!.nodes.pipeline[0]!)[0]?.packs).toEqual({ model: 'wine' });
  });

  test.each([
    [{ when: 'steps.measure.metrics.mae <= 1' }, 'TRV2004 pipelines.train.steps.publish.when'],
    [{ when: 'steps.mesure.metrics.rmse <= 1' }, 'TRV2001 pipelines.train.steps.publish.when'],
    [{ when: 'steps.measure.metrics.rmse <= params.nothing' }, 'TRV2001 pipelines.train.steps.publish.when'],
    [{ when: 'steps.measure.metrics.rmse < 1' }, 'TRV1012 pipelines.train.steps.publish.when'],
    [{ when: { metric: 'steps.measure.metrics.rmse' } }, 'TRV1017 pipelines.train.steps.publish.when'],
    [{ from: 'steps.fit.outputs.rows' }, 'TRV2002 pipelines.train.steps.publish.from'],
    [{ from: 'datasets.raw' }, 'TRV1011 pipelines.train.steps.publish.from'],
    [{ model: 'whine' }, 'TRV2001 pipelines.train.steps.publish.model'],
  ])('with %j is refused', (fields, expected) => {
    const { found } = planOf({
      ...models,
      ...pipelineOf({
        fit,
        measure,
        publish: { kind: 'register', model: 'wine', from: 'steps.fit.outputs.model', ...fields },
      }),
    });
    expect(found).toContain(expected);
  });

  test('cannot register one output as two models', () => {
    const { found } = planOf({
      ...models,
      ...pipelineOf({
        fit,
        publish: { kind: 'register', model: 'wine', from: 'steps.fit.outputs.model' },
        again: { kind: 'register', model: 'other', from: 'steps.fit.outputs.model' },
      }),
    });
    expect(found.some((line) => line.startsWith('TRV2017'))).toBe(true);
  });
});

describe('parameters', () => {
  test('take their type from their default', () => {
    const { plan } = planOf(
      pipelineOf({ fit: write('x') }, { params: { a: 1, b: 1.5, c: 'x', d: true, e: { type: 'number', default: 1 } } }),
    );
    expect(plan?.nodes.pipeline[0]?.params.map(({ name, type }) => `${name}:${type}`)).toEqual([
      'a:integer',
      'b:number',
      'c:string',
      'd:boolean',
      'e:number',
    ]);
  });

  test('of a type that their default does not fit are refused', () => {
    expect(
      planOf(pipelineOf({ fit: { command: 'x ${{params.a}}' } }, { params: { a: { type: 'integer', default: 1.5 } } }))
        .found,
    ).toEqual(['TRV2013 pipelines.train.params.a']);
  });

  test('that no command and no gate reads are reported, with the one that may be meant', () => {
    const when = { metric: 'steps.fit.metrics.rmse', atMost: 'params.limit' };
    const { found, messages } = planOf({
      models: { wine: {} },
      ...pipelineOf(
        {
          fit: {
            kind: 'train',
            command: 'x ${{outputs.m}} ${{outputs.r}} ${{params.depth}}',
            outputs: { m: 'model', r: 'metrics' },
            metrics: ['rmse'],
          },
          publish: { kind: 'register', model: 'wine', from: 'steps.fit.outputs.m', when },
        },
        { params: { depth: 6, dpth: 9, limit: 0.5 } },
      ),
    });
    expect(found).toEqual(['TRV2029 pipelines.train.params.dpth']);
    expect(messages[0]).toContain('did you mean "depth"?');
  });

  test('that a trigger passes must exist and fit', () => {
    const { found } = planOf({
      ...pipelineOf({ fit: { command: 'x ${{params.depth}}' } }, { params: { depth: 6 } }),
      triggers: { nightly: { run: 'pipelines.train', cron: '0 2 * * *', params: { depth: 'deep', detph: 1 } } },
    });
    expect(found).toEqual(['TRV2013 triggers.nightly.params.depth', 'TRV2001 triggers.nightly.params.detph']);
  });
});

describe('a job that stands alone', () => {
  test('is a pipeline with one step of the same name, at the place of the job', () => {
    const { plan } = planOf({ jobs: { backfill: { params: { days: 3 }, command: 'x ${{params.days}}' } } });
    expect(plan?.nodes.pipeline[0]).toMatchObject({
      id: 'jobs.backfill',
      isJob: true,
      steps: [{ name: 'backfill', at: ['jobs', 'backfill'] }],
    });
  });

  test('cannot have the name of a pipeline', () => {
    expect(planOf({ ...pipelineOf({ fit: write('x') }), jobs: { train: { command: 'x' } } }).found).toEqual([
      'TRV2018 jobs.train',
    ]);
  });
});

test('a plan is frozen to the last leaf', () => {
  const { plan } = planOf(pipelineOf({ fit: write('x') }));
  expect(() => {
    (plan!.nodes.pipeline[0]!.steps as unknown as unknown[]).push(1);
  }).toThrow(TypeError);
});

describe('a secret', () => {
  const secrets = { tracker: { aws: 'ml/tracker' } };

  test('that no step, job or endpoint is given is reported', () => {
    expect(planOf({ secrets, ...pipelineOf({ fit: write('x') }) }).found).toEqual(['TRV2030 secrets.tracker']);
  });

  test.each([
    ['a step', pipelineOf({ fit: write('x', { secrets: { TOKEN: 'tracker' } }) })],
    ['a job', { jobs: { clean: { command: 'x', secrets: { TOKEN: 'tracker' } } } }],
    ['an endpoint', { endpoints: { live: { artifact: 's3://b/m.tar.gz', secrets: { TOKEN: 'tracker' } } } }],
  ])('that %s is given is not', (_, reader) => {
    expect(planOf({ secrets, ...reader }).found).toEqual([]);
  });
});
