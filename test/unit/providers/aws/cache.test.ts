import { onAws } from './support.js';

const make = (name: string, more: object = {}): object => ({
  [name]: { command: 'python look.py ${{outputs.rows}}', outputs: { rows: 'dataset' }, cache: true, ...more },
});
const read = (name: string, from: string, more: object = {}): object => ({
  [name]: {
    command: 'python look.py ${{inputs.rows}} ${{outputs.rows}}',
    inputs: { rows: `steps.${from}.outputs.rows` },
    outputs: { rows: 'dataset' },
    cache: true,
    ...more,
  },
});
const spare = (checkpoint: boolean): object => ({ compute: { cpu: 4, spot: { maxWait: '25h', checkpoint } } });
function found(...steps: readonly object[]): readonly string[] {
  const compiled = onAws({ pipelines: { train: { steps: Object.assign({}, ...steps) as object } } });
  expect(compiled.lowered).toBeDefined();
  return compiled.found
    .filter((each) => /TRV302[45]/.test(each))
    .map((each) => each.replace('pipelines.train.steps.', '').replace('.cache', ''))
    .sort();
}

describe('a cached step on aws', () => {
  test('that reads nothing, or what another cached step wrote, may be taken from the cache', () => {
    expect(found(make('one'), read('two', 'one'), read('three', 'two'))).toEqual([]);
  });

  test('is told that it never is when a step before it runs every time, however far before', () => {
    expect(found(make('one', { cache: false }), read('two', 'one'), read('three', 'two'), make('four'))).toEqual([
      'TRV3025 three',
      'TRV3025 two',
    ]);
  });

  test('is told so for its checkpoints on spare capacity, and those that read from it', () => {
    expect(found(make('one', spare(true)), read('two', 'one'))).toEqual(['TRV3024 one', 'TRV3025 two']);
    expect(found(make('one', spare(false)), read('two', 'one'))).toEqual([]);
  });

  test('is told nothing when it is not cached', () => {
    expect(found(make('one', { cache: false, ...spare(true) }), read('two', 'one', { cache: false }))).toEqual([]);
  });

  test('that a gate reads has no checkpoints: it runs without spare capacity', () => {
    const compiled = onAws({
      models: { wine: {} },
      pipelines: {
        train: {
          steps: {
            fit: {
              command: 'python fit.py ${{outputs.model}} ${{outputs.report}}',
              outputs: { model: 'model', report: 'metrics' },
              metrics: ['rmse'],
              cache: true,
              ...spare(true),
            },
            keep: {
              kind: 'register',
              model: 'wine',
              from: 'steps.fit.outputs.model',
              when: 'steps.fit.metrics.rmse <= 1',
            },
          },
        },
      },
    });
    expect(compiled.found).toContain('TRV3011 pipelines.train.steps.fit.compute.spot');
    expect(compiled.found.filter((each) => /TRV302[45]/.test(each))).toEqual([]);
  });
});
