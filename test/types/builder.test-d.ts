/** What must not compile in the TypeScript spelling. This file is checked by `tsc --noEmit`; it is never run. */
import { atMost, system } from 'trivium';

const ml = system('wine');
const raw = ml.dataset('raw', { uri: 'a.csv', type: 'file' });
const tracker = ml.secret('tracker', { aws: 'ml/tracker' });
const wine = ml.model('wine', { predictor: 'predict.py' });
const oncall = ml.notification('oncall', { email: ['a@example.com'] });
const train = ml.pipeline('train', { params: { seed: 7, depth: 6, limit: 0.5 } });
const prepare = train.step('prepare', {
  image: 'sklearn@1.4', inputs: { raw }, outputs: { train: 'dataset', test: 'dataset' }, secrets: { TOKEN: tracker },
  command: ({ inputs, outputs, params }) => `python prepare.py --input ${inputs.raw} --train ${outputs.train} --seed ${params.seed}`,
});
const fit = train.train('fit', { inputs: { train: prepare.outputs.train }, outputs: { model: 'model' }, command: 'python fit.py', after: [prepare] });
const evaluate = train.evaluate('evaluate', { inputs: { model: fit.outputs.model }, outputs: { report: 'metrics' }, metrics: ['rmse'], command: 'python evaluate.py' });
train.register('register', { model: wine, from: fit.outputs.model, when: atMost(evaluate.metrics.rmse, train.params.limit) });
const live = ml.endpoint('live', { model: wine });
ml.alarm('errors', { of: live.errorRate, above: '1%', notify: [oncall] });
ml.trigger('nightly', { run: train, cron: '0 2 * * *', params: { depth: 7 } });

// @ts-expect-error a misspelt output
void prepare.outputs.trian;
// @ts-expect-error a metric that the step does not declare
void evaluate.metrics.mae;
// @ts-expect-error metrics used as data
train.step('x', { command: 'c', inputs: { report: evaluate.outputs.report } });
// @ts-expect-error a single number used as data
train.step('x', { command: 'c', inputs: { rmse: evaluate.metrics.rmse } });
// @ts-expect-error a dataset registered as a model
train.register('x', { model: wine, from: prepare.outputs.train });
// @ts-expect-error a dataset in the place of a registry entry
train.register('x', { model: raw, from: fit.outputs.model });
// @ts-expect-error an unknown field
train.step('x', { command: 'c', imputs: {} });
// @ts-expect-error an unknown kind of artifact
train.step('x', { command: 'c', outputs: { a: 'datset' } });
// @ts-expect-error an input that this step does not have
train.step('x', { inputs: { raw }, command: ({ inputs }) => `c ${inputs.rwa}` });
// @ts-expect-error an output that this step does not have
train.step('x', { outputs: { a: 'dataset' }, command: ({ outputs }) => `c ${outputs.b}` });
// @ts-expect-error a parameter that the pipeline does not have
train.step('x', { command: ({ params }) => `c ${params.sed}` });
// @ts-expect-error a dataset is no metric
atMost(raw, 1);
// @ts-expect-error a parameter that the pipeline does not have, as a limit
atMost(evaluate.metrics.rmse, train.params.max);
// @ts-expect-error a secret's value instead of a secret
train.step('x', { command: 'c', secrets: { TOKEN: 'abc' } });
// @ts-expect-error an endpoint of a dataset
ml.endpoint('x', { model: raw });
// @ts-expect-error an unknown field of an endpoint
ml.endpoint('x', { model: wine, scal: { min: 1 } });
// @ts-expect-error an alarm on a thing that cannot be watched
ml.alarm('x', { of: live.errors, above: '1%' });
// @ts-expect-error an alarm that tells a model
ml.alarm('x', { of: live.errorRate, above: '1%', notify: [wine] });
// @ts-expect-error a trigger with a parameter that its pipeline does not have
ml.trigger('x', { run: train, cron: '0 2 * * *', params: { deph: 7 } });
// @ts-expect-error a trigger that starts an endpoint
ml.trigger('x', { run: live, cron: '0 2 * * *' });
// @ts-expect-error an unknown choice
ml.alarm('x', { of: live.errorRate, above: '1%', severity: 'fatal' });
// @ts-expect-error an unknown target
ml.environment('x', { amazon: { account: '1', region: 'x' } });
// null takes a default away …
train.step('x', { command: 'c', requirements: null, code: null, timeout: null, retry: null, compute: { gpu: null }, env: { LEVEL: null } });
// @ts-expect-error … which an image, that every step needs, has not
train.step('x', { command: 'c', image: null });
// @ts-expect-error … and which nothing stands under for an endpoint
ml.endpoint('x', { model: wine, timeout: null });

// What one pipeline has is no other's: the same path would mean another step there, or none.
const other = ml.pipeline('other', { params: { limit: 0.5, name: 'a', on: true, count: { type: 'integer', default: 3 } } });
const elsewhere = other.step('prepare', { command: 'c', inputs: { raw }, outputs: { train: 'dataset' } });
const measured = other.evaluate('measure', { command: 'c', inputs: { train: elsewhere.outputs.train }, outputs: { model: 'model', report: 'metrics' }, metrics: ['rmse'], after: [elsewhere] });
const registered = other.register('register', { model: wine, from: measured.outputs.model, when: atMost(measured.metrics.rmse, other.params.count) });
other.step('last', { command: 'c', after: [registered] });
ml.endpoint('fixed', { artifact: 's3://models/wine.tar.gz' });
const count = ml.job('count', { command: ({ params }) => `c ${params.n}`, inputs: { raw }, params: { n: 1 } });
ml.trigger('hourly', { run: count, cron: '0 * * * *', params: { n: 2 } });
for (const name of ['a', 'b']) {
  const each = ml.pipeline(name);
  const made = each.step('make', { command: 'c', outputs: { rows: 'dataset' } });
  each.step('use', { command: 'c', inputs: { rows: made.outputs.rows } });
}

// @ts-expect-error an output of another pipeline
train.train('x', { command: 'c', inputs: { train: elsewhere.outputs.train } });
// @ts-expect-error a step of another pipeline
train.step('x', { command: 'c', after: [elsewhere] });
// @ts-expect-error a model of another pipeline
train.register('x', { model: wine, from: measured.outputs.model });
// @ts-expect-error a gate on a metric of another pipeline
train.register('x', { model: wine, from: fit.outputs.model, when: atMost(measured.metrics.rmse, 1) });
// @ts-expect-error a parameter of another pipeline as a limit
atMost(evaluate.metrics.rmse, other.params.limit);
// @ts-expect-error a text as a limit
atMost(measured.metrics.rmse, other.params.name);
// @ts-expect-error an output of a step in a job, which stands alone
ml.job('x', { command: 'c', inputs: { train: prepare.outputs.train } });
// @ts-expect-error an endpoint that serves nothing
ml.endpoint('x', { scale: { min: 1 } });
// @ts-expect-error an endpoint that serves two things
ml.endpoint('x', { model: wine, artifact: 's3://models/wine.tar.gz' });
// @ts-expect-error a text for a parameter that is a number
ml.trigger('x', { run: train, cron: '0 2 * * *', params: { depth: 'seven' } });
// @ts-expect-error a number for a parameter that is true or false
ml.trigger('x', { run: other, cron: '0 2 * * *', params: { on: 1 } });
// @ts-expect-error a step in the place of its output
train.step('x', { command: 'c', inputs: { train: prepare } });
// @ts-expect-error a pipeline in the place of data
train.step('x', { command: 'c', inputs: { train: other } });
// @ts-expect-error an alarm of a job: alarms watch pipelines and endpoints
ml.alarm('x', { of: count.failed });
// @ts-expect-error a trigger with a parameter that its job does not have
ml.trigger('x', { run: count, cron: '0 * * * *', params: { m: 2 } });
