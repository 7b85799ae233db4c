import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import * as cdk from 'aws-cdk-lib';
import { transformSync } from 'esbuild';
import { packageRoot } from '../../lib/asset/package-root.js';

jest.setTimeout(120_000);

const root = packageRoot();
const TARGETS = ['aws', 'azure', 'gcp'] as const;
type Target = (typeof TARGETS)[number];
const folderOf = (target: Target): string => path.join(root, 'lib', 'providers', target, 'constructs');

/** What stands before the examples of a target: the things that they take as given. */
const GIVEN: Readonly<Record<Target, string>> = {
  aws: "const app = new App();\nconst stack = new Stack(app, 'examples');\n",
  azure: '', gcp: '',
};
const SHARED = (target: Target): string => `
const place = { aws: { account: '111122223333', region: 'eu-west-1' }, azure: { subscription: '00000000-0000-0000-0000-000000000000', resourceGroup: 'ml-dev', location: 'westeurope' }, gcp: { project: 'acme-ml-dev', region: 'europe-west1' } } as const;
const fit = { kind: 'train', command: 'python train.py --model \${{outputs.model}}', outputs: { model: 'model' } } as const;
const shared = { trivium: 1, system: 'shared', environments: { dev: place }, defaults: { image: 'sklearn@1.4', python: '3.11', code: 'src', requirements: 'src/requirements.txt' }, models: { 'wine-quality': { predictor: 'src/predict.py' } }, notifications: { oncall: { email: ['oncall@example.com'] } } } as const;
const wine = new MlSystem(${target === 'aws' ? "stack, 'Wine'" : "'shared'"}, { spec: shared });
`;
const NAMES = 'MlFoundation, MlSystem, MlPipeline, TrainingJob, ModelEndpoint, MlAlarms';

/** The examples in the comments of a target's constructs; those of the nouns come last, in the order in which one needs the other. */
function examplesOf(target: Target): readonly string[] {
  const files = ['ml-foundation.ts', 'ml-system.ts', 'ml-images.ts', 'nouns.ts'].filter((file) => readdirSync(folderOf(target)).includes(file));
  return files.flatMap((file) => [...readFileSync(path.join(folderOf(target), file), 'utf8').matchAll(/@example\n([\s\S]*?)\n \*\//g)].map(([, text = '']) => text.split('\n').map((line) => line.replace(/^ \* ?/, '')).join('\n')));
}

/** Each example in a block of its own, but what it names `foundation` is there for the next. */
function programOf(target: Target): string {
  const [foundation = '', ...others] = examplesOf(target);
  const [system = '', ...rest] = others.map((text) => text.replace(/^export const/gm, 'const'));
  return [GIVEN[target], foundation, `{ ${system} }`, SHARED(target), ...rest.map((text) => `{ ${text} }`)].join('\n');
}

function problems(target: Target): string {
  const imports = [`import { ${target === 'aws' ? `${NAMES}, MlImages` : NAMES} } from 'trivium/${target}';`, ...(target === 'aws' ? ["import { App, CfnOutput, Stack } from 'aws-cdk-lib';"] : [])].join('\n');
  return typeProblems(target, `${imports}\n${programOf(target)}`);
}

/** What the compiler says of a program. */
function typeProblems(target: Target, text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'trivium-constructs-'));
  try {
    writeFileSync(path.join(folder, 'example.cts'), text);
    const paths = Object.fromEntries([['trivium/' + target, [path.join(root, 'lib', 'providers', target, 'index.ts')]], ['aws-cdk-lib', [path.join(root, 'node_modules', 'aws-cdk-lib')]]]);
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { target: 'es2022', lib: ['es2023'], module: 'node16', strict: true, noEmit: true, skipLibCheck: true, types: ['node'], typeRoots: [path.join(root, 'node_modules', '@types')], paths }, files: ['example.cts'] }));
    const { stdout } = spawnSync(process.execPath, [path.join(root, 'node_modules', 'typescript-native', 'bin', 'tsc'), '-p', folder, '--pretty', 'false'], { cwd: folder, encoding: 'utf8' });
    return stdout.split('\n').filter((line) => line.startsWith('example.cts')).join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const run = (target: Target): void => { runText(target, programOf(target)); };

function runText(target: Target, text: string): void {
  const { code } = transformSync(text, { loader: 'ts', format: 'cjs' });
  const scope: Readonly<Record<string, unknown>> = {
    ...(require(path.join(root, 'lib', 'providers', target, 'index.ts')) as object), ...(target === 'aws' ? { App: cdk.App, CfnOutput: cdk.CfnOutput, Stack: cdk.Stack } : {}),
  };
  const names = Object.keys(scope);
  (new Function(...names, code) as (...values: readonly unknown[]) => void)(...names.map((name) => scope[name]));
}

describe.each(TARGETS)('the examples of the constructs of %s', (target) => {
  const here = process.cwd();
  beforeAll(() => { process.chdir(path.join(root, 'examples', 'wine-quality')); });
  afterAll(() => { process.chdir(here); });
  beforeEach(() => { jest.spyOn(console, 'warn').mockImplementation(() => undefined); });

  test('are there for every construct', () => {
    expect(examplesOf(target)).toHaveLength(target === 'aws' ? 7 : 6);
  });

  test('compile', () => {
    expect(problems(target)).toBe('');
  });

  test('run', async () => {
    await pulumi.runtime.setMocks({
      newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: { ...(inputs as object), name, principalId: 'principal', clientId: 'client' } }),
      call: () => ({ number: '123456789', properties: { containerName: 'container' }, tenantId: 'tenant', subscriptionId: 'subscription' }),
    }, 'trivium', 'dev');
    expect(() => { run(target); }).not.toThrow();
    await (pulumi.runtime as unknown as { disconnect(): Promise<void> }).disconnect();
  });
});

/** The programs of the page for users, by the package that they import. */
const page = readFileSync(path.join(root, 'docs', 'constructs.md'), 'utf8');
const PROGRAMS = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = '']) => ({ text, target: /'trivium\/(\w+)'/.exec(text)?.[1] as Target }));

describe('docs/constructs.md', () => {
  const here = process.cwd();
  beforeAll(() => { process.chdir(path.join(root, 'examples', 'wine-quality')); });
  afterAll(() => { process.chdir(here); });
  beforeEach(() => { jest.spyOn(console, 'warn').mockImplementation(() => undefined); });

  test.each(PROGRAMS)('has a program for $target that compiles', ({ text, target }) => {
    expect(typeProblems(target, text)).toBe('');
  });

  test.each(PROGRAMS)('has a program for $target that runs', async ({ text, target }) => {
    await pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs as Record<string, unknown> }), call: () => ({ number: '123456789' }) }, 'trivium', 'dev');
    const body = text.replace(/^import .*$/gm, '').replace(/^export const/gm, 'const');
    expect(() => { runText(target, body); }).not.toThrow();
    await (pulumi.runtime as unknown as { disconnect(): Promise<void> }).disconnect();
  });
});
