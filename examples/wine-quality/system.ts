/** The same system as system.yaml, in TypeScript: wrong references, kinds and fields are red in the editor. */
import { atMost, system } from 'trivium';

const ml = system('wine-quality', {
  owner: 'ml-platform@example.com',
  tags: { 'cost-center': 'ml-42' },
  defaults: { image: 'sklearn@1.4', python: '3.11', code: 'src', requirements: 'src/requirements.txt', compute: { cpu: 4, memory: '16GiB' } },
});

ml.environment('dev', {
  aws: { account: '111122223333', region: 'eu-west-1' },
  azure: { subscription: '00000000-0000-0000-0000-000000000000', resourceGroup: 'ml-dev', location: 'westeurope' },
  gcp: { project: 'acme-ml-dev', region: 'europe-west1' },
  retain: false,
});
ml.environment('prod', {
  retain: true,
  aws: {
    account: '${{env.AWS_PROD_ACCOUNT}}', region: 'eu-west-1',
    use: { network: { vpc: 'vpc-0a1b2c3d', subnets: ['subnet-0a1b2c3d', 'subnet-1a2b3c4d'], securityGroups: ['sg-0a1b2c3d'] } },
  },
  azure: { subscription: '11111111-1111-1111-1111-111111111111', resourceGroup: 'ml-prod', location: 'westeurope' },
  gcp: { project: 'acme-ml-prod', region: 'europe-west1', manage: { apis: true, auditConfig: true } },
  override: { endpoints: { live: { scale: { min: 2 } } } },
});

const raw = ml.dataset('raw', {
  uri: 'data/winequality.csv', type: 'file', format: 'csv',
  columns: { alcohol: { type: 'number', min: 0, max: 20 }, quality: { type: 'integer', min: 0, max: 10 } },
});
const wineQuality = ml.model('wine-quality', { predictor: 'src/predict.py', approval: 'manual' });

const train = ml.pipeline('train', { params: { seed: 7, depth: 6, maxRmse: 0.75 } });
const prepare = train.step('prepare', {
  inputs: { raw },
  outputs: { train: 'dataset', test: 'dataset' },
  command: ({ inputs, outputs, params }) => `python prepare.py --input ${inputs.raw} --train ${outputs.train} --test ${outputs.test} --seed ${params.seed}`,
});
const fit = train.train('fit', {
  inputs: { train: prepare.outputs.train },
  outputs: { model: 'model' },
  command: ({ inputs, outputs, params }) => `python train.py --train ${inputs.train} --model ${outputs.model} --depth ${params.depth} --seed ${params.seed}`,
  timeout: '2h',
  retry: { attempts: 2, causes: ['platform', 'failure'] },
  compute: { cpu: 4, memory: '16GiB', spot: { maxWait: '4h' } },
});
const evaluate = train.evaluate('evaluate', {
  inputs: { model: fit.outputs.model, test: prepare.outputs.test },
  outputs: { report: 'metrics' },
  metrics: ['rmse', 'mae'],
  command: ({ inputs, outputs }) => `python evaluate.py --model ${inputs.model} --test ${inputs.test} --report ${outputs.report}`,
});
train.register('register', { model: wineQuality, from: fit.outputs.model, when: atMost(evaluate.metrics.rmse, train.params.maxRmse) });

const live = ml.endpoint('live', {
  model: wineQuality,
  compute: { cpu: 2, memory: '8GiB' },
  scale: { min: 1, max: 4, target: { cpu: '60%' } },
  capture: { percent: 20, keep: '30d' },
});

const oncall = ml.notification('oncall', { email: ['ml-oncall@example.com'] });
ml.alarm('errors', { of: live.errorRate, above: '1%', for: '5m', minRequests: 20, severity: 'critical', notify: [oncall] });
ml.alarm('latency', { of: live.modelLatency.p95, above: '300ms', for: '5m', notify: [oncall] });
ml.alarm('saturated', { of: live.cpu, above: '90%', for: '15m', severity: 'warning', notify: [oncall] });
ml.alarm('silent', { of: live.requests, below: 1, for: '1h', noData: 'alarm', severity: 'warning', notify: [oncall] });
ml.alarm('broken', { of: train.failed, notify: [oncall] });
ml.alarm('slow', { of: train.duration, above: '3h', severity: 'warning', notify: [oncall] });

ml.trigger('nightly', { run: train, cron: '0 2 * * *', timezone: 'Europe/Brussels' });

export default ml;
