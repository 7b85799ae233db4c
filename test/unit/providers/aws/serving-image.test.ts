import { onAws } from './support.js';

const URI = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/serve:1';
const VENDOR = '763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-inference:2.5-cpu-py311';
const FIT = {
  code: 'src',
  kind: 'train',
  command: 'python train.py --model ${{outputs.model}}',
  outputs: { model: 'model' },
};
const PIPELINES = {
  train: { steps: { fit: FIT, keep: { kind: 'register', model: 'wine', from: 'steps.fit.outputs.model' } } },
};
const said = (model: object, endpoint: object = {}): readonly string[] => {
  const { lowered, found } = onAws({
    models: { wine: { predictor: 'src/predict.py', ...model } },
    pipelines: PIPELINES,
    endpoints: { live: { model: 'wine', ...endpoint } },
  });
  expect(lowered).toBeDefined();
  return found.filter((each) => each.startsWith('TRV3073'));
};

describe('an image that is named by its address and serves a packed model', () => {
  test('must start the server, which is said where it is named', () => {
    expect(said({ image: URI })).toEqual(['TRV3073 models.wine.image']);
    expect(said({}, { image: { aws: URI } })).toEqual(['TRV3073 endpoints.live.image']);
    expect(said({ image: 'sklearn@1.4' }, { image: URI })).toEqual(['TRV3073 endpoints.live.image']);
  });

  test('is no matter for a framework, and for an image of AWS', () => {
    expect(said({ image: 'sklearn@1.4' })).toEqual([]);
    expect(said({ image: VENDOR })).toEqual([]);
  });

  test('is asked for an artifact too', () => {
    const { found } = onAws({ endpoints: { live: { artifact: 's3://models/m.tar.gz', image: URI } } });
    expect(found).toContain('TRV3073 endpoints.live.image');
  });
});
