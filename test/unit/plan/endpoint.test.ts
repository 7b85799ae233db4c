import { planOf } from '../../support/plan-of.js';

const system = (endpoint: object, model: object = { predictor: 'p.py' }): object => ({
  models: { wine: model },
  endpoints: { live: endpoint },
});
const own = (found: readonly string[]): readonly string[] => found.filter((line) => line.includes('endpoints.'));

describe('an endpoint', () => {
  test('on a model has a release of neutral verbs, and takes the image of the model', () => {
    const { plan } = planOf(system({ model: 'wine' }, { predictor: 'p.py', image: 'xgboost@3.0' }));
    expect(plan?.nodes.endpoint[0]?.image).toBe('xgboost@3.0');
    expect(plan?.nodes.release[0]?.workflow.map(({ verb }) => verb)).toEqual([
      'resolve',
      'compare',
      'deploy',
      'wait',
      'shift',
      'verify',
      'retire',
    ]);
  });

  test('on an artifact has none', () => {
    expect(planOf({ endpoints: { live: { artifact: 's3://b/m.tar.gz' } } }).plan?.nodes.release).toEqual([]);
  });

  test.each([
    [{}, 'TRV1017 endpoints.live'],
    [{ model: 'wine', artifact: 's3://b/m' }, 'TRV1017 endpoints.live'],
    [{ model: 'wien' }, 'TRV2001 endpoints.live.model'],
    [{ model: 'wine', scale: { min: 3, max: 2 } }, 'TRV2018 endpoints.live.scale.min'],
    [{ model: 'wine', scale: { min: 1, max: 2 } }, 'TRV2018 endpoints.live.scale.max'],
    [{ model: 'wine', scale: { min: 2, max: 2, target: { cpu: '60%' } } }, 'TRV2018 endpoints.live.scale.target'],
    [{ model: 'wine', scale: { min: 1, max: 2, target: {} } }, 'TRV1017 endpoints.live.scale.target'],
    [{ model: 'wine', capture: { keep: '36h' } }, 'TRV1006 endpoints.live.capture.keep'],
    [{ model: 'wine', secrets: { TOKEN: 'nothing' } }, 'TRV2001 endpoints.live.secrets.TOKEN'],
  ])('%j is refused', (endpoint, expected) => {
    expect(own(planOf(system(endpoint)).found)).toContain(expected);
  });

  test.each([
    ['pytorch@2.6', {}, ['TRV2024 models.wine']],
    ['sklearn@1.3', {}, ['TRV2024 models.wine']],
    ['sklearn@1.4.2', {}, []],
    ['scikit-learn@1.4', {}, []],
    ['python@3.11', {}, []],
    ['acme.azurecr.io/ml:1', {}, []],
    ['pytorch@2.6', { image: 'pytorch@2.6' }, []],
  ])(
    'whose model is trained in %s and served with %j besides the default sklearn@1.4 is warned of what cannot load',
    (image, model, expected) => {
      const steps = {
        fit: { kind: 'train', command: 'python t.py ${{outputs.m}}', outputs: { m: 'model' }, image },
        keep: { kind: 'register', model: 'wine', from: 'steps.fit.outputs.m' },
      };
      const { found } = planOf({
        ...system({ model: 'wine' }, { predictor: 'p.py', ...model }),
        defaults: { image: 'sklearn@1.4' },
        pipelines: { train: { steps } },
      });
      expect(found.filter((line) => line.startsWith('TRV2024'))).toEqual(expected);
    },
  );

  test('whose model has no predictor is refused', () => {
    expect(own(planOf(system({ model: 'wine' }, {})).found)).toEqual(['TRV2014 endpoints.live.model']);
  });
});

describe('identities', () => {
  test('are only made when they may do something', () => {
    expect(planOf({}).plan?.nodes.identity).toEqual([]);
    expect(planOf(system({ model: 'wine' })).plan?.nodes.identity.map(({ role }) => role)).toEqual([
      'endpoint',
      'release',
      'trigger',
    ]);
  });

  test('may scale only what scales', () => {
    const verbs = (endpoint: object): readonly string[] =>
      planOf(system(endpoint)).plan?.nodes.identity.flatMap(({ grants }) => grants.map(({ verb }) => verb)) ?? [];
    expect(verbs({ model: 'wine' })).not.toContain('scale-endpoint');
    expect(verbs({ model: 'wine', scale: { min: 1, max: 2, target: { cpu: '60%' } } })).toContain('scale-endpoint');
  });
});
