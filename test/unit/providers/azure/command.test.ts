import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packZip } from '../../../../lib/asset/pack.js';
import { lower, withSteps, type Result } from './lower-azure.js';

jest.setTimeout(30_000); // each test packs a bundle and runs it

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'trivium azure '));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Job {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs an emitted command as Azure ML does: the code folder is the working directory, paths are put into the text, literals into the environment. */
function runJob({ compilation, document }: Result, file: string, { inputs = {}, params = {}, env = {} }: Job) {
  const { command, outputs } = document(file) as { command: string; outputs: Readonly<Record<string, unknown>> };
  const bundle = compilation.assets?.bundles.find(({ code }) => code !== undefined);
  if (bundle === undefined) throw new Error('there is no bundle');
  const work = path.join(folder, 'wd');
  mkdirSync(work, { recursive: true });
  writeFileSync(path.join(work, 'bundle.zip'), packZip(bundle.files));
  const out = (name: string): string => path.join(folder, 'outputs', name);
  for (const name of Object.keys(outputs)) mkdirSync(out(name), { recursive: true });
  const text = command
    .replace(/\$\{\{inputs\.(\w+)\}\}/g, (_all, name: string) => inputs[name] ?? '')
    .replace(/\$\{\{outputs\.(\w+)\}\}/g, (_all, name: string) => out(name));
  const environment = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [`AZUREML_PARAMETER_${name}`, value]),
  );
  const done = spawnSync('bash', ['-c', text], {
    cwd: work,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, ...environment, ...env },
  });
  return { status: done.status, err: done.stderr, log: done.stdout, work, out };
}

const echo = (command: string, more: object = {}) => ({
  say: {
    code: 'src',
    command: `python echo.py \${{outputs.heard}} ${command}`,
    outputs: { heard: 'dataset' },
    ...more,
  },
});
const heard = (
  out: (name: string) => string,
): { argv: readonly string[]; checkpoints: string | null; level: string | null } =>
  JSON.parse(readFileSync(path.join(out('heard'), 'heard'), 'utf8'));

const NASTY = [
  '6; touch pwned',
  '$(touch pwned)',
  '`touch pwned`',
  '"; touch pwned; "',
  "it's",
  'a b  c',
  '${{inputs.x}}',
  '$[[x]]',
  '--output',
  '*',
  'new\nline',
  '\\',
  '$HOME',
];

describe('an emitted command, run by bash', () => {
  test.each(NASTY)('hands the parameter %j on as one argument', (value) => {
    const result = lower(withSteps(echo('${{params.note}}'), { params: { note: 'none' } }));
    const { status, err, work, out } = runJob(result, 'components/train.say', { params: { note: value } });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(heard(out).argv).toEqual([value]);
    expect(readdirSync(work)).toEqual(['bundle.zip']);
  });

  test.each(['$${{inputs.x}}', "'it''s'", '"a b"', "'$HOME'", "'`touch pwned`'"])(
    'hands %s of the command on as it is written',
    (word) => {
      const result = lower(withSteps(echo(word)));
      const { status, work, out } = runJob(result, 'components/train.say', {});
      expect(status).toBe(0);
      expect(heard(out).argv).toEqual([
        {
          '$${{inputs.x}}': '${{inputs.x}}',
          "'it''s'": 'its',
          '"a b"': 'a b',
          "'$HOME'": '$HOME',
          "'`touch pwned`'": '`touch pwned`',
        }[word],
      ]);
      expect(existsSync(path.join(work, 'pwned'))).toBe(false);
    },
  );

  test('never has the text of a user outside the quoted description of the step', () => {
    const { document } = lower(
      withSteps(echo("'; touch pwned' ${{params.note}}", { env: { LEVEL: "'; touch pwned" } }), {
        params: { note: "'; touch pwned" },
      }),
    );
    const { command } = document('components/train.say');
    const outside = command.replace(/^TRIVIUM_STEP='[^']*' /, '');
    expect(outside).toBe(
      'python3 bundle.zip run --output heard "${{outputs.heard}}" --param note "${AZUREML_PARAMETER_note?}"',
    );
    expect(/^TRIVIUM_STEP='([^'$]*)' /.test(command)).toBe(true);
  });

  test('ends with a message when the platform gives no value', () => {
    const { status, err } = runJob(
      lower(withSteps(echo('${{params.note}}'), { params: { note: 'none' } })),
      'components/train.say',
      {},
    );
    expect(status).not.toBe(0);
    expect(err).toContain('AZUREML_PARAMETER_note');
  });

  test('refuses a value that is not of the type', () => {
    const { status, err } = runJob(
      lower(withSteps(echo('${{params.depth}}'), { params: { depth: 6 } })),
      'components/train.say',
      { params: { depth: '6; touch pwned' } },
    );
    expect(status).toBe(2);
    expect(err).toContain('depth');
  });

  test('gives a dataset that is a file under its own name, and the environment of the step', () => {
    const data = path.join(folder, 'INPUT_rows');
    mkdirSync(data);
    writeFileSync(path.join(data, 'hashed-name'), 'id\n');
    const result = lower({
      ...withSteps(echo('${{inputs.rows}}', { inputs: { rows: 'datasets.rows' }, env: { LEVEL: 'info' } })),
      datasets: { rows: { uri: 'rows.csv', type: 'file' } },
    });
    const { status, out } = runJob(result, 'components/train.say', {
      inputs: { rows: path.join(data, 'hashed-name') },
    });
    expect(status).toBe(0);
    expect(heard(out).argv.map((each) => path.basename(each))).toEqual(['rows.csv']);
    expect(heard(out).level).toBe('info');
  });

  test('names a folder for checkpoints on spare capacity', () => {
    const result = lower(withSteps(echo('', { timeout: '1h', compute: { cpu: 2, spot: { maxWait: '2h' } } })));
    const { status, out } = runJob(result, 'components/train.say', {});
    expect(status).toBe(0);
    expect(heard(out).checkpoints).toBe(out('checkpoints'));
    expect(result.document('pipelines/train').jobs.say.outputs.checkpoints).toEqual({
      job_output_type: 'uri_folder',
      mode: 'ReadWriteMount',
    });
  });

  test('leaves a sign for a step that waits and reads nothing', () => {
    const steps = {
      first: { code: 'src', command: 'python echo.py seen.json' },
      then: { command: 'python -c pass', after: ['steps.first'] },
    };
    const { status, out } = runJob(lower(withSteps(steps)), 'components/train.first', {});
    expect(status).toBe(0);
    expect(readFileSync(path.join(out('done'), 'done'), 'utf8')).toBe('done\n');
  });

  test('on a machine beside the first, keeps nothing of the outputs', () => {
    const result = lower(withSteps(echo('x', { compute: { cpu: 2, instances: 2 } })));
    expect(runJob(result, 'components/train.say', { env: { NODE_RANK: '1' } }).status).toBe(0);
    expect(existsSync(path.join(folder, 'outputs', 'heard', 'heard'))).toBe(false);
    const { status, out } = runJob(result, 'components/train.say', { env: { NODE_RANK: '0' } });
    expect(status).toBe(0);
    expect(heard(out).argv).toEqual(['x']);
  });
});

describe('an emitted register command, run by bash', () => {
  const steps = {
    fit: { kind: 'train', code: 'src', command: 'python echo.py ${{outputs.model}}', outputs: { model: 'model' } },
    measure: {
      kind: 'evaluate',
      command: 'python echo.py ${{outputs.report}}',
      outputs: { report: 'metrics' },
      metrics: ['rmse'],
    },
    publish: {
      kind: 'register',
      model: 'wine',
      from: 'steps.fit.outputs.model',
      when: { metric: 'steps.measure.metrics.rmse', atMost: 'params.limit' },
    },
  };
  const spec = { ...withSteps(steps, { params: { limit: 0.5 } }), models: { wine: { predictor: 'predict.py' } } };

  function publish(rmse: number, limit: string) {
    const metrics = path.join(folder, 'metrics');
    mkdirSync(metrics);
    writeFileSync(path.join(metrics, 'report.json'), JSON.stringify({ rmse }));
    const unreachable = { IDENTITY_ENDPOINT: 'http://127.0.0.1:9/token', IDENTITY_HEADER: 'x' };
    return runJob(lower(spec), 'components/train.publish', {
      inputs: { candidate: 'azureml://datastores/workspaceblobstore/paths/azureml/run/model/', metrics },
      params: { limit },
      env: unreachable,
    });
  }

  test('a gate that says no is a success, and asks the service for nothing', () => {
    const { status, err, log } = publish(0.75, '0.5');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(log).toContain('nothing is registered');
  });

  test('a gate that says yes goes on to the registry', () => {
    const { status, err } = publish(0.25, '0.5');
    expect(status).toBe(7);
    expect(err).toContain('could not be registered');
  }, 30_000);

  test('a limit that is no number ends the step', () => {
    expect(publish(0.25, '0.5; touch pwned').status).not.toBe(0);
  });
});
