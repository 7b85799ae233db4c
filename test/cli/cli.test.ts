import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');
const program = path.join(root, 'bin', 'trivium.js');
const example = path.join('examples', 'wine-quality', 'system.yaml');

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line as a process. */
function trivium(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Ran {
  const { FORCE_COLOR: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: options.cwd ?? root,
    env: { ...env, ...options.env },
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

let folder: string;
beforeAll(() => {
  if (!existsSync(path.join(root, 'dist', 'programs.js'))) throw new Error('the package is not built: npm run build');
});
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'trivium-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

const WRONG =
  'trivium: 1\nsystem: wine\nenvironments: { dev: { aws: { account: "111122223333", region: eu-west-1 } } }\nendpoint: {}\nmodels: { wine: { aproval: auto } }\n';

describe('trivium validate', () => {
  test('accepts the example and says for which targets', () => {
    const { code, out } = trivium(['validate', example]);
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringContaining('is valid for aws, azure, gcp in dev, prod'),
    });
  });

  test('shows everything that is wrong at once, with place, suggestion and exit code 1', () => {
    const { code, out, err } = trivium(['validate', write('spec.yaml', WRONG)]);
    expect(code).toBe(1);
    expect(out).toContain('unknown field "endpoint", did you mean "endpoints"?');
    expect(out).toContain('unknown field "aproval", did you mean "approval"?');
    expect(out).toContain('spec.yaml:5:');
    expect(out).toContain('2 errors');
    expect(err).toBe('');
  });

  test('checks several specs, and fails when one of them is wrong', () => {
    const { code, out } = trivium(['validate', example, write('spec.yaml', WRONG)]);
    expect(code).toBe(1);
    expect(out).toContain(`${example} is valid for`);
    expect(out).toContain('unknown field "endpoint"');
    const whole = trivium(['validate', write('a.yaml', WRONG), write('b.yaml', WRONG), '--format', 'json']);
    expect((JSON.parse(whole.out) as { readonly summary: { readonly errors: number } }).summary.errors).toBe(4);
  });

  test('reads a spec from a pipe, and shows its lines', () => {
    const { status, stdout } = spawnSync(process.execPath, [program, 'validate', '-'], {
      cwd: root,
      input: WRONG,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stdout).toMatch(/\(stdin\):5:\d+\n +\|\n5 \| models: \{ wine: \{ aproval: auto \} \}/);
  });

  test('names the file of a program, whose values have no lines', () => {
    const file = write(
      'spec.ts',
      `export default ${JSON.stringify({ trivium: 1, system: 'wine', environments: {}, endpoint: {} })};\n`,
    );
    const { out } = trivium(['validate', file]);
    expect(out).toContain(`--> ${file}\n`);
    expect(out).toContain('= at: endpoint');
  });

  test('prints JSON for machines', () => {
    const { code, out } = trivium(['validate', write('spec.yaml', WRONG), '--format', 'json']);
    expect(code).toBe(1);
    expect(JSON.stringify(JSON.parse(out))).toContain('TRV1001');
  });

  test('prints annotations for GitHub', () => {
    const { out } = trivium(['validate', write('spec.yaml', WRONG), '--format', 'github']);
    expect(out).toMatch(/^::error file=.*spec\.yaml,line=4,col=1/m);
  });

  test('has no colours when it is not on a terminal, and has them when forced', () => {
    const file = write('spec.yaml', WRONG);
    expect(trivium(['validate', file]).out).not.toContain('\u001b[');
    expect(trivium(['validate', file], { env: { FORCE_COLOR: '1' } }).out).toContain('\u001b[');
  });

  test('a file that does not exist is a diagnostic, not a stack trace', () => {
    const { code, out, err } = trivium(['validate', path.join(folder, 'missing.yaml')]);
    expect(code).toBe(1);
    expect(out).toContain('TRV0001');
    expect(out + err).not.toMatch(/\n\s+at /);
  });

  test('an environment variable that is unset is named, and one that is set is used', () => {
    expect(trivium(['validate', example, '--env', 'prod'], { env: { AWS_PROD_ACCOUNT: '' } }).out).toContain(
      'AWS_PROD_ACCOUNT',
    );
    expect(trivium(['validate', example, '--env', 'prod'], { env: { AWS_PROD_ACCOUNT: '444455556666' } }).code).toBe(0);
  });

  test('an environment that is not declared is named, with a suggestion', () => {
    const { code, out } = trivium(['validate', example, '--env', 'prd']);
    expect(code).toBe(1);
    expect(out).toContain('did you mean "prod"?');
  });
});

test('a reader that closes the pipe is no error', () => {
  const { stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${program}" explain step | head -1`], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
});

test('variables of targets that are not compiled may be unset', () => {
  expect(
    trivium(['validate', example, '--env', 'prod', '--target', 'azure'], { env: { AWS_PROD_ACCOUNT: '' } }).code,
  ).toBe(0);
});

test('targets may be named one by one', () => {
  const { out } = trivium(['validate', example, '--env', 'dev', '--target', 'gcp', '--target', 'aws']);
  expect(out).toContain('is valid for gcp, aws in dev');
});

describe('a call that cannot be understood', () => {
  test.each([
    [['validate'], 'missing required argument'],
    [['validate', example, '--target', 'amazon'], 'targets are aws, azure, gcp'],
    [['validate', example, '--format', 'xml'], 'Allowed choices are'],
    [['validate', example, '--env', 'dev', '--env', 'prod'], 'It is given twice: dev and prod'],
    [['vaildate', example], 'Did you mean validate?'],
    [['synth', example], '--out'],
    [['explain', 'iam'], 'name the spec'],
  ])('%j is exit code 2 with a reason', (args, reason) => {
    const { code, err } = trivium(args);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(reason) });
  });

  test('help lists the commands and the exit codes', () => {
    const { code, out } = trivium(['--help']);
    expect(code).toBe(0);
    for (const word of ['validate', 'plan', 'synth', 'explain', 'Exit codes']) expect(out).toContain(word);
  });
});

describe('trivium plan', () => {
  test('groups what each target gets by noun, as JSON too', () => {
    const { code, out } = trivium(['plan', example, '--json']);
    expect(code).toBe(0);
    const report = JSON.parse(out) as {
      readonly targets: readonly { readonly target: string; readonly nodes: readonly { readonly node: string }[] }[];
    };
    expect(report.targets.map(({ target }) => target)).toEqual(['aws', 'azure', 'gcp']);
    for (const { nodes } of report.targets) {
      expect(nodes.map(({ node }) => node)).toEqual(
        expect.arrayContaining(['foundation', 'pipelines.train', 'endpoints.live', 'alarms.errors']),
      );
    }
  });

  test('gives warnings as JSON too, with their places', () => {
    const { diagnostics } = JSON.parse(trivium(['plan', example, '--json']).out) as {
      readonly diagnostics: readonly { readonly code: string; readonly span?: { readonly line: number } }[];
    };
    expect(diagnostics.find(({ code }) => code === 'TRV6002')?.span?.line).toBeGreaterThan(1);
  });

  test('leaves out what was not changed by a choice', () => {
    const lines = trivium(['plan', example])
      .out.split('\n')
      .map((line) => /^ +\w+: (.*) → (.*)$/.exec(line))
      .filter((found) => found !== null);
    expect(lines.filter(([, asked, chosen]) => asked === chosen)).toEqual([]);
  });

  test('says which machine each need became', () => {
    expect(trivium(['plan', example]).out).toMatch(/machine: .*→ ml\./);
  });
});

describe('trivium explain', () => {
  test('explains a code, in any case', () => {
    expect(trivium(['explain', 'trv1001']).out).toContain('unknown-field');
  });

  test('explains a field as it stands in a spec, with its support on each target', () => {
    const { out } = trivium(['explain', 'endpoints.live.scale.min']);
    expect(out).toMatch(/endpoint\.scale\.min[\s\S]*aws: [\s\S]*azure: [\s\S]*gcp: /);
  });

  test('explains permissions with the line that causes each', () => {
    const { code, out } = trivium(['explain', 'iam', example, '--target', 'aws']);
    expect(code).toBe(0);
    expect(out).toMatch(/for examples\/wine-quality\/system\.yaml:\d+  pipelines\.train/);
  });

  test('explains a field by the last name of its path, and lists those that are called alike', () => {
    expect(trivium(['explain', 'minRequests'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^alarm\.minRequests\n[^]*aws: /),
    });
    expect(trivium(['explain', 'gpu'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^"gpu" is in 8 fields[^]*endpoint\.compute\.gpu\.type /),
    });
  });

  test('suggests a near name', () => {
    const { code, err } = trivium(['explain', 'endpoint.scale.mim']);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('did you mean "endpoint.scale.min"?') });
  });
});

/** Every file below a folder with its content. */
function contents(of: string, prefix = ''): Readonly<Record<string, string>> {
  return Object.assign(
    {},
    ...readdirSync(of).map((name) => {
      const file = path.join(of, name);
      return statSync(file).isDirectory()
        ? contents(file, `${prefix}${name}/`)
        : { [`${prefix}${name}`]: readFileSync(file).toString('base64') };
    }),
  ) as Readonly<Record<string, string>>;
}

describe('trivium synth', () => {
  test('writes templates, resources and documents of each target, the same bytes each time', () => {
    const first = path.join(folder, 'first');
    const second = path.join(folder, 'second');
    expect(trivium(['synth', example, '--out', first]).code).toBe(0);
    expect(trivium(['synth', example, '--out', second], { env: { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8' } }).code).toBe(
      0,
    );
    const files = contents(first);
    expect(contents(second)).toEqual(files);
    const names = Object.keys(files);
    for (const pattern of [
      /^aws\/.*\.template\.json$/,
      /^aws\/pipelines\/.*\.json$/,
      /^aws\/state-machines\/.*\.asl\.json$/,
      /^azure\/resources\.json$/,
      /^azure\/components\/.*\.json$/,
      /^azure\/logic-apps\/.*\.json$/,
      /^gcp\/resources\.json$/,
      /^gcp\/pipelines\/.*\.yaml$/,
      /^gcp\/workflows\/.*\.yaml$/,
    ]) {
      expect(names.filter((name) => pattern.test(name))).not.toEqual([]);
    }
  });

  test('with one target writes that one only', () => {
    expect(trivium(['synth', example, '--out', folder, '--target', 'gcp']).code).toBe(0);
    expect(readdirSync(folder)).toEqual(['gcp']);
  });

  test('writes nothing when the spec has errors', () => {
    const out = path.join(folder, 'out');
    expect(trivium(['synth', write('spec.yaml', WRONG), '--out', out]).code).toBe(1);
    expect(existsSync(out)).toBe(false);
  });

  test('refuses to write over a file that it did not write, and leaves the rest of the folder alone', () => {
    const out = path.join(folder, 'out');
    mkdirSync(path.join(out, 'gcp'), { recursive: true });
    writeFileSync(path.join(out, 'gcp', 'mine.tf'), 'mine');
    expect(trivium(['synth', example, '--out', out, '--target', 'gcp']).code).toBe(0);
    expect(readFileSync(path.join(out, 'gcp', 'mine.tf'), 'utf8')).toBe('mine');
    mkdirSync(path.join(out, 'azure'));
    writeFileSync(path.join(out, 'azure', 'resources.json'), 'mine');
    const { code, err } = trivium(['synth', example, '--out', out, '--target', 'azure']);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('trivium did not write it') });
    expect(readFileSync(path.join(out, 'azure', 'resources.json'), 'utf8')).toBe('mine');
  });

  test('removes what an earlier run wrote and this one does not', () => {
    expect(trivium(['synth', example, '--out', folder, '--target', 'gcp']).code).toBe(0);
    const marker = path.join(folder, 'gcp', '.trivium-output.json');
    writeFileSync(path.join(folder, 'gcp', 'stale.json'), '{}');
    writeFileSync(marker, readFileSync(marker, 'utf8').replace('"files": [', '"files": [ "stale.json",'));
    expect(trivium(['synth', example, '--out', folder, '--target', 'gcp']).code).toBe(0);
    expect(existsSync(path.join(folder, 'gcp', 'stale.json'))).toBe(false);
  });

  test('into a folder of code gives the same bytes again: output is not packed', () => {
    mkdirSync(path.join(folder, 'code'));
    writeFileSync(path.join(folder, 'code', 'fit.py'), 'print(1)');
    const spec = write(
      'spec.yaml',
      'trivium: 1\nsystem: wine\nenvironments: { dev: { gcp: { project: acme-ml-dev, region: europe-west1 } } }\njobs:\n  fit: { command: python fit.py, code: ./, image: europe-docker.pkg.dev/acme/ml/ml:1 }\n',
    );
    const out = path.join(folder, 'code', 'out');
    expect(trivium(['synth', spec, '--out', out]).code).toBe(0);
    const first = contents(out);
    expect(trivium(['synth', spec, '--out', out]).code).toBe(0);
    expect(contents(out)).toEqual(first);
  });

  test('to a place that cannot be written says so in one line', () => {
    const { code, err } = trivium(['synth', example, '--out', write('file', ''), '--target', 'gcp']);
    expect(code).toBe(2);
    expect(err).not.toMatch(/TRV9001|\n\s+at /);
  });
});
