import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '../../../../lib/compiler/compile.js';
import type { Registration } from '../../../../lib/providers/gcp/registration.js';
import { VertexPipelines } from '../../../support/vertex-pipelines.js';
import { body, resource } from './lower-example.js';

const CODE = join(__dirname, 'code');
/** What a shell, a template or JSON inside of JSON would stumble over. */
const NASTY = '6; touch pwned "$(id)" \\" \' `id` {{x}} \u00e9 "},{"a":"';

const spec = (changes: { readonly fit?: object; readonly when?: string } = {}) => ({
  trivium: 1,
  system: 'echo',
  defaults: { image: 'python@3.11', code: 'src', env: { LEVEL: 'info' } },
  environments: { dev: { gcp: { project: 'acme-ml-dev', region: 'europe-west1' } } },
  datasets: { rows: { uri: 'rows.csv', type: 'file', format: 'csv' } },
  models: { echo: { predictor: 'predict.py' } },
  pipelines: {
    train: {
      params: { note: NASTY, limit: 10 },
      steps: {
        prepare: {
          command: 'python step.py dataset ${{outputs.rows}} ${{params.note}} ${{inputs.rows}}',
          inputs: { rows: 'datasets.rows' },
          outputs: { rows: 'dataset' },
        },
        fit: {
          kind: 'train',
          command: 'python step.py model ${{outputs.model}} ${{params.note}} ${{inputs.rows}}',
          inputs: { rows: 'steps.prepare.outputs.rows' },
          outputs: { model: 'model' },
          ...changes.fit,
        },
        measure: {
          kind: 'evaluate',
          command: 'python step.py metrics ${{outputs.report}} - ${{inputs.model}}',
          inputs: { model: 'steps.fit.outputs.model' },
          outputs: { report: 'metrics' },
          metrics: ['rmse'],
        },
        publish: {
          kind: 'register',
          model: 'echo',
          from: 'steps.fit.outputs.model',
          when: changes.when ?? 'steps.measure.metrics.rmse <= params.limit',
        },
      },
    },
  },
});

let root: string;
let bucket: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'trivium-vertex-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function start(changes: Parameters<typeof spec>[0] = {}, parameters: Readonly<Record<string, unknown>> = {}) {
  const { lowered, assets, diagnostics } = compile(spec(changes), { base: CODE, targets: ['gcp'] });
  if (lowered.gcp === undefined || assets === undefined) {
    throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'));
  }
  bucket = resource<{ readonly name: string }>(lowered.gcp, 'foundation.bucket').props.name;
  const vertex = new VertexPipelines(body(lowered.gcp, 'pipelines.train'), root).upload(lowered.gcp, assets);
  const failed = vertex.run(parameters);
  return { started: vertex.started, failed, tasks: vertex.started.map(({ task }) => task) };
}

/** What the artifact of a task holds, as the step wrote it. */
const wrote = (
  task: string,
  output: string,
): { readonly note: string; readonly level: string; readonly names: readonly string[] } => {
  return JSON.parse(
    readFileSync(join(root, bucket, 'runs', 'echo', 'dev', 'train', '1', 'job', `${task}_1`, output, output), 'utf8'),
  ) as ReturnType<typeof wrote>;
};

describe('the commands of an emitted pipeline, run', () => {
  it('read the data under its own name, and pass a value through unchanged, whatever it looks like', () => {
    const { failed, tasks, started } = start();
    expect({ failed, log: started.find(({ code }) => code !== 0)?.log }).toEqual({ failed: undefined, log: undefined });
    expect(tasks).toEqual(['prepare', 'fit', 'measure', 'publish']);
    expect(wrote('prepare', 'rows')).toMatchObject({ note: NASTY, level: 'info', names: ['rows.csv'] });
    expect(wrote('fit', 'model')).toMatchObject({ note: NASTY, level: 'info', names: ['rows'] });
    expect(existsSync(join(root, 'pwned')) || existsSync('pwned')).toBe(false);
  });

  it('take other values of parameters in a run', () => {
    start({}, { note: 'other' });
    expect([wrote('prepare', 'rows').note, wrote('fit', 'model').note]).toEqual(['other', 'other']);
  });

  it('register the packed model when the gate passes', () => {
    const publish = start().started.find(({ task }) => task === 'publish');
    const artifact = publish?.argv[publish.argv.indexOf('--artifact') + 1] ?? '';
    const folder = join(root, artifact.slice('gs://'.length));
    expect(JSON.parse(readFileSync(join(folder, 'trivium-model.json'), 'utf8'))).toMatchObject({
      artifact: 'model',
      predictor: 'code/predict.py',
    });
    expect((JSON.parse(publish?.env.TRIVIUM_MODEL ?? '') as Registration).upload.modelId).toBe('echo-dev-echo');
  });

  it('register nothing when the gate says no, and the run succeeds', () => {
    const { failed, tasks } = start({ when: 'steps.measure.metrics.rmse <= 0.001' });
    expect({ failed, tasks }).toEqual({ failed: undefined, tasks: ['prepare', 'fit', 'measure'] });
  });

  it('run on every machine of a job, of which the first alone keeps what it writes', () => {
    const { failed, started } = start({ fit: { compute: { instances: 2 } } });
    const fit = started.filter(({ task }) => task === 'fit');
    expect(failed).toBeUndefined();
    expect(fit.map(({ argv, code }) => [argv.includes('--worker'), code])).toEqual([
      [false, 0],
      [true, 0],
    ]);
    expect(wrote('fit', 'model').names).toEqual(['rows']);
  });

  it('fail the run when a step fails', () => {
    const { failed, tasks } = start({ fit: { command: 'python missing.py ${{inputs.rows}} ${{outputs.model}}' } });
    expect({ failed, tasks }).toEqual({ failed: 'fit', tasks: ['prepare', 'fit'] });
  });
});
