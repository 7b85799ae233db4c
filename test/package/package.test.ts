import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeProjects, ROOT, run, type Projects, type Ran } from './project.js';

jest.setTimeout(120_000);

let projects: Projects;
beforeAll(() => {
  if (!existsSync(path.join(ROOT, 'dist', 'programs.js'))) throw new Error('the package is not built: npm run build');
  projects = makeProjects();
}, 300_000);
afterAll(() => projects?.remove());

/** Runs code in a project and gives what it prints as JSON. */
function ask(project: string, code: string, kind: 'commonjs' | 'module' = 'commonjs'): unknown {
  const { out, err, code: status } = run(process.execPath, [`--input-type=${kind}`, '-e', code], project);
  if (status !== 0) throw new Error(err);
  return JSON.parse(out);
}

/** Which packages, but trivium itself, a program has loaded. */
const LOADED =
  "[...new Set(Object.keys(require.cache).flatMap((file) => /node_modules[\\\\/]((?:@[^\\\\/]+[\\\\/])?[^\\\\/]+)[\\\\/]/.exec(file)?.[1] ?? []))].filter((name) => name !== 'trivium').sort()";
const CLOUDS = /^(aws-cdk-lib|constructs|@pulumi)/;
const clouds = (names: unknown): readonly string[] =>
  (names as readonly string[]).map((name) => name.replaceAll('\\', '/')).filter((name) => CLOUDS.test(name));

const trivium = (project: string, ...args: readonly string[]): Ran =>
  run('npx', ['--no-install', 'trivium', ...args], project);

describe('the packed package', () => {
  test('has what runs inside of steps, the schema and the commands, and nothing of tests or sources', () => {
    for (const file of [
      'schema.json',
      'README.md',
      'bin/trivium.js',
      'bin/cdk.js',
      'bin/pulumi.js',
      'bin/load.js',
      'dist/programs.js',
      'dist/programs.js.cache',
      'dist/lib/index.d.ts',
    ]) {
      expect(projects.files).toContain(file);
    }
    expect(projects.files.filter((file) => file.startsWith('runtime/python/'))).toEqual(
      expect.arrayContaining(['runtime/python/trivium_serving/score.py']),
    );
    expect(
      projects.files.filter((file) =>
        /(^|\/)(test|scripts|judges|engines|node_modules|__pycache__)\/|\.map$|(?<!\.d)\.ts$|tsbuildinfo/.test(file),
      ),
    ).toEqual([]);
  });

  test('has the build of every source, and of nothing that is gone', () => {
    const sources = readdirSync(path.join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => name.replaceAll('\\', '/').slice(0, -'.ts'.length));
    const built = projects.files.flatMap((file) => /^dist\/lib\/(.+)\.js$/.exec(file)?.[1] ?? []);
    expect(built.sort()).toEqual(sources.sort());
  });

  test('is well described, says publint', () => {
    const { code, out, err } = run(
      process.execPath,
      [path.join(ROOT, 'node_modules', 'publint', 'src', 'cli.js'), 'run', projects.tarball, '--strict'],
      ROOT,
    );
    expect({ code, said: `${out}${err}` }).toEqual({ code: 0, said: expect.stringContaining('All good!') });
  });

  test('has types that fit what runs, under every module resolution, says arethetypeswrong', () => {
    const { out } = run(
      process.execPath,
      [
        path.join(ROOT, 'node_modules', '@arethetypeswrong', 'cli', 'dist', 'index.js'),
        projects.tarball,
        '--format',
        'json',
      ],
      ROOT,
    );
    const {
      analysis: { entrypoints, problems },
    } = JSON.parse(out) as {
      readonly analysis: { readonly entrypoints: object; readonly problems: readonly unknown[] };
    };
    expect(Object.keys(entrypoints)).toEqual(
      expect.arrayContaining([
        '.',
        './aws',
        './aws/blocks',
        './azure',
        './azure/blocks',
        './gcp',
        './gcp/blocks',
        './schema.json',
      ]),
    );
    expect(problems).toEqual([]);
  });
});

describe('trivium, without any SDK', () => {
  test('is required and imported, compiles, and loads none', () => {
    const compiled = "const { system, TARGETS } = trivium; const ml = system('wine', { environments: {} }); ";
    expect(
      ask(
        projects.bare,
        `const trivium = require('trivium'); ${compiled} console.log(JSON.stringify([typeof trivium.compile, TARGETS, ${LOADED}]))`,
      ),
    ).toEqual(['function', ['aws', 'azure', 'gcp'], expect.not.arrayContaining([expect.stringMatching(CLOUDS)])]);
    expect(
      ask(
        projects.bare,
        "import { compile, system } from 'trivium'; console.log(JSON.stringify([typeof compile, typeof system]))",
        'module',
      ),
    ).toEqual(['function', 'function']);
  });

  test('loads none where they are installed, not even while it compiles for every cloud', () => {
    const code = `const { compile } = require('trivium'); const spec = require('yaml').parse(require('node:fs').readFileSync('wine/system.yaml', 'utf8'));
      const { lowered, diagnostics } = compile(spec, { base: 'wine', environment: 'dev', variables: {} });
      console.log(JSON.stringify([Object.keys(lowered), diagnostics.filter(({ severity }) => severity === 'error'), ${LOADED}]))`;
    const [targets, errors, loaded] = ask(projects.full, code) as readonly unknown[];
    expect([targets, errors, clouds(loaded)]).toEqual([['aws', 'azure', 'gcp'], [], []]);
  });

  test('gives its schema to editors and programs', () => {
    expect(ask(projects.bare, "console.log(JSON.stringify(require('trivium/schema.json').description))")).toBe(
      'One machine-learning system.',
    );
  });
});

describe('the entry of a cloud', () => {
  test.each([
    ['aws', ['constructs']],
    ['azure', ['@pulumi/pulumi']],
    ['gcp', ['@pulumi/pulumi']],
  ])(
    'trivium/%s is required and imported with its own SDK, and loads the big part when it is used',
    (target, expected) => {
      const [names, loaded] = ask(
        projects.full,
        `const cloud = require('trivium/${target}'); console.log(JSON.stringify([Object.keys(cloud).filter((name) => /^[A-Z]/.test(name)), ${LOADED}]))`,
      ) as readonly unknown[];
      expect(names).toEqual(
        expect.arrayContaining(['MlFoundation', 'MlSystem', 'MlPipeline', 'TrainingJob', 'ModelEndpoint', 'MlAlarms']),
      );
      expect(clouds(loaded)).toEqual(expected);
      expect(
        ask(
          projects.full,
          `import { MlSystem, MlFoundation, MlPipeline, TrainingJob, ModelEndpoint, MlAlarms } from 'trivium/${target}'; console.log(JSON.stringify([MlSystem, MlFoundation, MlPipeline, TrainingJob, ModelEndpoint, MlAlarms].map((made) => typeof made)))`,
          'module',
        ),
      ).toEqual(Array(6).fill('function'));
    },
  );

  test.each([
    ['aws', 'aws-cdk-lib constructs'],
    ['azure', '@pulumi/pulumi @pulumi/azure-native'],
    ['gcp', '@pulumi/pulumi @pulumi/gcp'],
  ])('trivium/%s without its SDK says what to install', (target, packages) => {
    const message = `the target ${target} needs the packages ${packages.replace(' ', ' and ')}, which are not installed\nnpm install ${packages}`;
    expect(
      ask(
        projects.bare,
        `try { require('trivium/${target}') } catch ({ message }) { console.log(JSON.stringify(message)) }`,
      ),
    ).toBe(message);
  });

  test('names only what is missing', () => {
    const partly = path.join(projects.bare, 'partly');
    mkdirSync(path.join(partly, 'node_modules', '@pulumi'), { recursive: true });
    symlinkSync(
      path.join(ROOT, 'node_modules', '@pulumi', 'pulumi'),
      path.join(partly, 'node_modules', '@pulumi', 'pulumi'),
      'junction',
    );
    expect(
      ask(partly, "try { require('trivium/gcp') } catch ({ message }) { console.log(JSON.stringify(message)) }"),
    ).toBe('the target gcp needs the package @pulumi/gcp, which is not installed\nnpm install @pulumi/gcp');
  });
});

describe('the commands of the installed package', () => {
  test('validate and plan need no SDK', () => {
    expect(trivium(projects.bare, 'validate', 'wine/system.yaml')).toMatchObject({
      code: 0,
      out: expect.stringContaining('is valid for aws, azure, gcp in dev, prod'),
    });
    expect(trivium(projects.bare, 'plan', 'wine/system.yaml')).toMatchObject({
      code: 0,
      out: expect.stringContaining('pipelines.train'),
    });
  });

  test('synth of Azure and Google Cloud needs none either; that of AWS says what to install, and is no bug', () => {
    expect(trivium(projects.bare, 'synth', 'wine/system.yaml', '--target', 'azure,gcp', '--out', 'out')).toMatchObject({
      code: 0,
    });
    expect(existsSync(path.join(projects.bare, 'out', 'gcp', 'resources.json'))).toBe(true);
    const { code, err } = trivium(projects.bare, 'synth', 'wine/system.yaml', '--target', 'aws', '--out', 'out');
    expect(code).toBe(1);
    expect(err).toMatch(/TRV6006[^]*aws-cdk-lib and constructs[^]*npm install aws-cdk-lib constructs/);
    expect(err).not.toMatch(/a bug|^\s+at /m);
  });

  test('synth writes for every cloud where the SDK of AWS is installed, with the runtime in the packed code', () => {
    expect(trivium(projects.full, 'synth', 'wine/system.yaml', '--out', 'out')).toMatchObject({
      code: 0,
      err: expect.not.stringContaining('error'),
    });
    const out = path.join(projects.full, 'out');
    expect(readdirSync(out).sort()).toEqual(['aws', 'azure', 'gcp']);
    expect(readdirSync(path.join(out, 'aws'))).toEqual(
      expect.arrayContaining(['trivium-dev-foundation.template.json', 'wine-quality--dev.template.json']),
    );
    expect(
      readdirSync(path.join(out, 'aws', 'assets')).some((name) => name.endsWith('.zip') || name.endsWith('.pyz')),
    ).toBe(true);
  });

  const cdkApp = (outdir: string): NodeJS.ProcessEnv => ({
    CDK_OUTDIR: outdir,
    CDK_CONTEXT_JSON: JSON.stringify({
      spec: 'wine/system.yaml',
      env: 'dev',
      'aws:cdk:disable-asset-staging-in-stack': true,
    }),
  });

  test('the CDK app of the package makes the stacks of a spec', () => {
    const outdir = path.join(projects.full, 'cdk.out');
    const { code, err } = run(
      process.execPath,
      [path.join('node_modules', 'trivium', 'bin', 'cdk.js')],
      projects.full,
      cdkApp(outdir),
    );
    expect({ code, err }).toEqual({ code: 0, err: expect.not.stringMatching(/error/i) });
    expect(readdirSync(outdir)).toEqual(expect.arrayContaining(['wine-quality--dev.template.json']));
  });

  test('the CDK app says which spec it takes, and what to do where none is named', () => {
    const named = run(
      process.execPath,
      [path.join('node_modules', 'trivium', 'bin', 'cdk.js')],
      projects.full,
      cdkApp(path.join(projects.full, 'cdk.out')),
    );
    expect(named.err).toContain(`wine-quality in dev, from ${path.join('wine', 'system.yaml')}\n`);
    const { code, err } = run(
      process.execPath,
      [path.join('node_modules', 'trivium', 'bin', 'cdk.js')],
      projects.full,
      { CDK_OUTDIR: path.join(projects.full, 'none.out'), CDK_CONTEXT_JSON: '{}' },
    );
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/^no spec is named; name yours: npx cdk synth -c spec=system\.yaml/),
    });
  });

  test('a project needs no more than the cdk.json of the README', () => {
    const [, json = ''] = /```json\n([^]*?)```/.exec(readFileSync(path.join(ROOT, 'README.md'), 'utf8')) ?? [];
    const app = JSON.parse(json) as { readonly context: object };
    writeFileSync(
      path.join(projects.full, 'cdk.json'),
      JSON.stringify({ ...app, context: { ...app.context, spec: 'wine/system.yaml' } }),
    );
    const { code, err } = run(
      process.execPath,
      [path.join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk'), 'synth', '--quiet', '--output', 'own.out'],
      projects.full,
      { CDK_VALIDATION: 'false' },
    );
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('wine-quality in dev') });
    expect(readdirSync(path.join(projects.full, 'own.out'))).toEqual(
      expect.arrayContaining(['wine-quality--dev.template.json']),
    );
  });

  /** Runs the Pulumi program of the package under mocks; gives the types that it makes, and which files of trivium it has loaded. */
  const MOCKED = (target: string): string => `
    process.env.PULUMI_NODEJS_ROOT_DIRECTORY = process.cwd();
    const { runtime } = require('@pulumi/pulumi');
    const types = new Set();
    runtime.setMocks({ newResource: ({ type, name, inputs }) => { types.add(type); return { id: name, state: { name, ...inputs } }; }, call: () => ({}) }, 'wine', 'dev', true);
    runtime.setAllConfig({ 'trivium:spec': 'wine/system.yaml', 'trivium:target': '${target}', 'trivium:env': 'dev' });
    console.error = () => undefined;
    runtime.runInPulumiStack(async () => require('./node_modules/trivium/bin/pulumi.js'));
    process.once('beforeExit', () => console.log(JSON.stringify([[...types], Object.keys(require.cache).flatMap((file) => /node_modules.trivium.(.*)/.exec(file)?.[1] ?? [])])));`;

  test.each([
    ['azure', 'azure-native:machinelearningservices:OnlineEndpoint'],
    ['gcp', 'gcp:vertex/aiEndpoint:AiEndpoint'],
  ])(
    'the Pulumi program of the package makes the resources of a spec for %s, and loads no file but its own',
    (target, type) => {
      const [types, loaded] = ask(projects.full, MOCKED(target)) as readonly [readonly string[], readonly string[]];
      expect(types).toEqual(expect.arrayContaining([type, `trivium:${target}:MlSystem`]));
      expect(loaded.map((file) => path.basename(file)).sort()).toEqual(['load.js', 'pulumi.js']);
    },
  );

  test('and the CDK app loads no other either', () => {
    const code =
      "require('./node_modules/trivium/bin/cdk.js'); console.log(JSON.stringify(Object.keys(require.cache).flatMap((file) => /node_modules.trivium.(.*)/.exec(file)?.[1] ?? [])))";
    const { out } = run(process.execPath, ['-e', code], projects.full, {
      ...cdkApp(path.join(projects.full, 'cdk.out')),
      CDK_VALIDATION: 'false',
    });
    expect((JSON.parse(out) as readonly string[]).map((file) => path.basename(file)).sort()).toEqual([
      'cdk.js',
      'load.js',
    ]);
  });

  test.each([
    ['of another version', Buffer.from('no cache of this Node')],
    ['that is gone', undefined],
  ])('they run as well with a code cache %s', (_, content) => {
    const cache = path.join(projects.full, 'node_modules', 'trivium', 'dist', 'programs.js.cache');
    const before = readFileSync(cache);
    rmSync(cache);
    if (content !== undefined) writeFileSync(cache, content);
    const validated = trivium(projects.full, 'validate', 'wine/system.yaml');
    const [types] = ask(projects.full, MOCKED('gcp')) as readonly [readonly string[]];
    writeFileSync(cache, before);
    expect(validated).toMatchObject({ code: 0 });
    expect(types).toContain('trivium:gcp:MlSystem');
  });
});

describe('the types of the installed package', () => {
  const CONSUMER = `
    import { compile, system, type PipelineSpec, type SystemSpec } from 'trivium';
    import { App, Stack } from 'aws-cdk-lib';
    import * as aws from 'trivium/aws';
    import * as azure from 'trivium/azure';
    import * as gcp from 'trivium/gcp';
    import type { CustomResource } from '@pulumi/pulumi';
    const ml = system('wine', { environments: { dev: { gcp: { project: 'acme', region: 'europe-west1' } } } });
    export const spec: SystemSpec = { trivium: 1, system: 'wine', environments: {} };
    export const { lowered } = compile(spec, { base: '.' });
    const pipeline: PipelineSpec = { steps: { fit: { kind: 'train', command: 'python train.py' } } };
    const stack = new Stack(new App(), 'wine');
    new aws.MlPipeline(stack, 'train', { system: 'wine', environments: {}, pipeline }).nodes.get('PipelinesTrain')?.ref.toUpperCase();
    export const node: CustomResource | undefined = new azure.MlSystem('wine', { spec: ml }).nodes.get('x');
    new gcp.MlFoundation('dev', { spec: 'system.yaml' }, { protect: true });
    // @ts-expect-error a field that does not exist
    new aws.MlSystem(stack, 'System', { specification: 'system.yaml' });
    // @ts-expect-error a pipeline is no text
    new gcp.MlPipeline('train', { system: 'wine', environments: {}, pipeline: 'x' });
  `;

  function check(project: string, file: string, text: string, options: Readonly<Record<string, string>>): Ran {
    writeFileSync(path.join(project, file), text);
    const flags = Object.entries({ target: 'es2022', types: '', ...options }).flatMap(([name, value]) => [
      `--${name}`,
      value,
    ]);
    return run(
      process.execPath,
      [
        path.join(ROOT, 'node_modules', 'typescript-native', 'bin', 'tsc'),
        '--noEmit',
        '--strict',
        '--skipLibCheck',
        ...flags,
        file,
      ],
      project,
    );
  }

  test.each([
    ['node16', { module: 'node16', moduleResolution: 'node16' }, 'consumer.cts'],
    ['node16 from ES modules', { module: 'node16', moduleResolution: 'node16' }, 'consumer.mts'],
    ['bundler', { module: 'preserve', moduleResolution: 'bundler' }, 'consumer.ts'],
  ])('resolve under %s, and refuse what is wrong', (_, options, file) => {
    expect(check(projects.full, file, CONSUMER, options)).toEqual({ code: 0, out: '', err: '' });
  });

  test('resolve without any SDK', () => {
    const text =
      "import { system, type PipelineSpec } from 'trivium';\nexport const ml = system('wine', { environments: {} });\nexport const pipeline: PipelineSpec = { steps: { fit: { kind: 'train', command: 'python train.py' } } };\n// @ts-expect-error a word that is none\nexport const wrong: PipelineSpec = { stepz: {} };\n";
    expect(check(projects.bare, 'plain.cts', text, { module: 'node16', moduleResolution: 'node16' })).toEqual({
      code: 0,
      out: '',
      err: '',
    });
  });

  /** What is right and wrong in the blocks of each target once a program knows the vendors' types. */
  const BLOCKS = `
    import { system, type EndpointSpec } from 'trivium';
    const ml = system('wine');
    const model = ml.model('wine', { predictor: 'predict.py' });
    const train = ml.pipeline('train');
    train.train('fit', { command: 'c', aws: { StoppingCondition: { MaxRuntimeInSeconds: 60 } }, azure: { queue_settings: { job_tier: 'Spot' } }, gcp: { scheduling: { strategy: 'SPOT' } } });
    ml.endpoint('live', { model, aws: { EnableSSMAccess: true }, azure: { appInsightsEnabled: true, livenessProbe: { initialDelay: 'PT30S' } }, gcp: { enableAccessLogging: true } });
    // @ts-expect-error a member that SageMaker does not have
    train.train('a', { command: 'c', aws: { StoppingConditions: {} } });
    // @ts-expect-error a field that a node of Azure ML does not have
    train.train('b', { command: 'c', azure: { queueSettings: {} } });
    // @ts-expect-error a field that a custom job does not have
    train.train('c', { command: 'c', gcp: { scheduling: { strategy: 'CHEAP' } } });
    // @ts-expect-error what trivium decides
    export const aws: EndpointSpec = { aws: { InstanceType: 'ml.m5.large' } };
    // @ts-expect-error a property of a probe that Azure ML does not have
    export const azure: EndpointSpec = { azure: { livenessProbe: { delay: 'PT30S' } } };
    // @ts-expect-error a field that a deployed model does not have
    export const gcp: EndpointSpec = { gcp: { enableAccesLogging: true } };
  `;
  const ONLY_TYPES = ['aws', 'azure', 'gcp']
    .map((target) => `import type {} from 'trivium/${target}/blocks';\n`)
    .join('');

  test.each([
    ['node16', { module: 'node16', moduleResolution: 'node16' }, 'blocks.cts'],
    ['node16 from ES modules', { module: 'node16', moduleResolution: 'node16' }, 'blocks.mts'],
    ['nodenext', { module: 'nodenext', moduleResolution: 'nodenext' }, 'next.cts'],
    ['bundler', { module: 'preserve', moduleResolution: 'bundler' }, 'blocks.ts'],
  ])("give the blocks the vendors' types without any SDK, under %s", (_, options, file) => {
    expect(check(projects.bare, file, ONLY_TYPES + BLOCKS, options)).toEqual({ code: 0, out: '', err: '' });
  });

  test("give the blocks the vendors' types where anything of a target is imported", () => {
    const text =
      ['aws', 'azure', 'gcp']
        .map((target) => `import * as ${target}Entry from 'trivium/${target}';\nexport { ${target}Entry };\n`)
        .join('') + BLOCKS;
    expect(check(projects.full, 'entries.cts', text, { module: 'node16', moduleResolution: 'node16' })).toEqual({
      code: 0,
      out: '',
      err: '',
    });
  });

  test('leave the blocks JSON where nothing of a target is imported', () => {
    const { code, out } = check(projects.full, 'json.cts', BLOCKS, { module: 'node16', moduleResolution: 'node16' });
    expect({
      code,
      errors: [...new Set([...out.matchAll(/error (TS\d+)/g)].map(([, error]) => error))],
      count: [...out.matchAll(/error TS2578/g)].length,
    }).toEqual({ code: expect.any(Number), errors: ['TS2578'], count: 6 });
  });

  test('are a module that is empty when it runs', () => {
    expect(
      ask(
        projects.bare,
        "console.log(JSON.stringify(['aws', 'azure', 'gcp'].map((target) => Object.keys(require(`trivium/${target}/blocks`)))))",
      ),
    ).toEqual([[], [], []]);
  });
});
