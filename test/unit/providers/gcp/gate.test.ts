import { run } from '@bufbuild/cel';
import type { KfpPipeline } from '../../../../lib/providers/gcp/document/kfp-pipeline.js';
import { body, lowerExample } from './lower-example.js';

/** The condition of the gate, evaluated as Vertex AI does: over the inputs of its task, whose numbers are doubles. */
function passes(when: string, metric: number, params: Readonly<Record<string, number>> = {}): unknown {
  const pipeline = body<KfpPipeline>(
    lowerExample({ pipelines: { train: { steps: { register: { when } } } } }),
    'pipelines.train',
  );
  const task = pipeline.root.dag.tasks['register-gate'];
  const values = Object.entries(task?.inputs?.parameters ?? {}).map(
    ([name, source]) =>
      [name, 'componentInputParameter' in source ? params[source.componentInputParameter] : metric] as const,
  );
  return run(task?.triggerPolicy?.condition ?? '', {
    inputs: { parameter_values: Object.fromEntries(values) },
  } as never);
}

describe('the condition of a gate, evaluated by an implementation of CEL that is not ours', () => {
  it.each([
    ['steps.evaluate.metrics.rmse <= 0.75', 0.75, true],
    ['steps.evaluate.metrics.rmse <= 0.75', 0.7500001, false],
    ['steps.evaluate.metrics.rmse >= 1', 1, true],
    ['steps.evaluate.metrics.rmse >= 1', 0.999, false],
    ['steps.evaluate.metrics.rmse <= -2', -2.5, true],
    ['steps.evaluate.metrics.rmse >= 0.0000001', 0.0000002, true],
    ['steps.evaluate.metrics.rmse <= 1e21', 5, true],
  ])('%s with %d is %s', (when, metric, expected) => {
    expect(passes(when, metric)).toBe(expected);
  });

  it('compares with a parameter, whether it is a fraction or a whole number', () => {
    expect(passes('steps.evaluate.metrics.rmse <= params.maxRmse', 0.7, { maxRmse: 0.75 })).toBe(true);
    expect(passes('steps.evaluate.metrics.rmse <= params.maxRmse', 0.8, { maxRmse: 0.75 })).toBe(false);
    expect(passes('steps.evaluate.metrics.rmse >= params.depth', 6, { depth: 6 })).toBe(true);
  });
});
