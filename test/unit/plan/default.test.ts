import { planOf } from '../../support/plan-of.js';

const DEFAULTS = {
  image: 'sklearn@1.4',
  python: '3.11',
  code: 'src',
  requirements: 'src/requirements.txt',
  timeout: '2h',
  retry: { attempts: 3 },
  compute: { cpu: 4, memory: '16GiB', gpu: { type: 't4' } },
  env: { LEVEL: 'info', MODE: 'fast' },
};
const planWith = (step: object, defaults: object = DEFAULTS) => {
  const { plan, found } = planOf({ defaults, pipelines: { train: { steps: { fit: { command: 'x', ...step } } } } });
  return { step: plan?.nodes.pipeline[0]?.steps[0], found };
};

describe('a default', () => {
  test('holds where a step says nothing', () => {
    expect(planWith({}).step).toMatchObject({
      python: '3.11',
      code: 'src',
      requirements: 'src/requirements.txt',
      timeoutSeconds: 7200,
      retry: { attempts: 3 },
      env: { LEVEL: 'info', MODE: 'fast' },
    });
  });

  test('is taken away by null: the step has what it had without `defaults`', () => {
    const { step, found } = planWith({
      python: null,
      code: null,
      requirements: null,
      timeout: null,
      retry: null,
      compute: { memory: null, gpu: null },
      env: { LEVEL: null },
    });
    expect(found).toEqual([]);
    expect(step).toMatchObject({
      python: undefined,
      code: undefined,
      requirements: undefined,
      timeoutSeconds: 86_400,
      retry: { attempts: 1 },
      env: { MODE: 'fast' },
    });
    expect(step).toMatchObject({ compute: { cpu: 4, memoryGiB: undefined, gpu: undefined } });
  });

  test('that is taken away whole leaves a step with the machine that nobody chose', () => {
    expect(planWith({ compute: { cpu: null, memory: null, gpu: null } }).step).toMatchObject({
      compute: { cpu: 2, memoryGiB: 8, gpu: undefined },
    });
  });

  test('of a model is taken away too', () => {
    const { plan, found } = planOf({ defaults: DEFAULTS, models: { wine: { python: null, requirements: null } } });
    expect(found.filter((line) => line.startsWith('TRV2022'))).toEqual([]);
    expect(plan?.nodes.model[0]).toMatchObject({ python: undefined, requirements: undefined });
  });

  test('that is not there cannot be taken away', () => {
    expect(
      planWith({ code: null, compute: { gpu: null }, env: { LEVLE: null } }, { image: 'sklearn@1.4' }).found,
    ).toEqual([
      'TRV2022 pipelines.train.steps.fit.code',
      'TRV2022 pipelines.train.steps.fit.compute.gpu',
      'TRV2022 pipelines.train.steps.fit.env.LEVLE',
    ]);
  });

  test('of the image has no null: every step needs one', () => {
    expect(planWith({ image: null }).found).toEqual(['TRV1002 pipelines.train.steps.fit.image']);
  });
});
