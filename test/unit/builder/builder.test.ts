import { atMost, system } from 'trivium';

describe('a system that is declared in TypeScript', () => {
  test.each([
    [
      'the dataset "raw" is declared twice',
      () => {
        const ml = system('wine');
        ml.dataset('raw', { uri: 'a.csv' });
        ml.dataset('raw', { uri: 'b.csv' });
      },
    ],
    [
      'the pipeline train: the step "fit" is declared twice',
      () => {
        const train = system('wine').pipeline('train');
        train.step('fit', { command: 'a' });
        train.train('fit', { command: 'b' });
      },
    ],
    [
      'the environment "dev" is declared twice',
      () => {
        system('wine').environment('dev', {}).environment('dev', {});
      },
    ],
    [
      'the endpoint "live" is declared twice',
      () => {
        const ml = system('wine');
        for (const uri of ['s3://a/a.tar.gz', 's3://a/b.tar.gz']) ml.endpoint('live', { artifact: uri });
      },
    ],
    [
      'the alarm "broken" is declared twice',
      () => {
        const ml = system('wine');
        const train = ml.pipeline('train');
        for (const above of [0, 1]) ml.alarm('broken', { of: train.failed, above });
      },
    ],
  ])('refuses a second thing of the same name, which would replace the first: %s', (message, declare) => {
    expect(declare).toThrow(message);
  });

  test('refuses the same environment in its options and as a declaration of its own', () => {
    expect(() => system('wine', { environments: { dev: {} } }).environment('dev', {})).toThrow(
      'the environment "dev" is declared twice',
    );
  });

  test('refuses a handle inside a text, where nothing would put its value', () => {
    const ml = system('wine');
    const raw = ml.dataset('raw', { uri: 'a.csv' });
    expect(() => ml.pipeline('train').step('fit', { command: `python fit.py ${String(raw)}` })).toThrow(
      '"datasets.raw" stands in a text',
    );
  });

  test('puts the placeholder of what a command may name', () => {
    const ml = system('wine');
    const train = ml.pipeline('train', { params: { depth: 6 } });
    train.step('fit', {
      inputs: { raw: ml.dataset('raw', { uri: 'a.csv' }) },
      command: ({ inputs, params }) => `fit ${inputs.raw} ${params.depth}`,
    });
    expect(ml.toJSON().pipelines).toEqual({
      train: {
        params: { depth: 6 },
        steps: { fit: { inputs: { raw: 'datasets.raw' }, command: 'fit ${{inputs.raw}} ${{params.depth}}' } },
      },
    });
  });

  test('lets a step wait for one that registers', () => {
    const ml = system('wine');
    const train = ml.pipeline('train');
    const fit = train.train('fit', { command: 'c', outputs: { model: 'model', report: 'metrics' }, metrics: ['rmse'] });
    const register = train.register('register', {
      model: ml.model('wine'),
      from: fit.outputs.model,
      when: atMost(fit.metrics.rmse, 1),
    });
    train.step('tell', { command: 'c', after: [register] });
    expect(ml.toJSON().pipelines?.['train']?.steps['tell']).toEqual({ command: 'c', after: ['steps.register'] });
  });
});
