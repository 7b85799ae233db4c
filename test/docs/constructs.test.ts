import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../lib/asset/package-root.js';
import { importsOf, runProgram, typeProblems, underMocks, type Target } from '../support/program.js';

jest.setTimeout(120_000);

const root = packageRoot();
const TARGETS: readonly Target[] = ['aws', 'azure', 'gcp'];
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
const NAMES = ['MlFoundation', 'MlSystem', 'MlPipeline', 'TrainingJob', 'ModelEndpoint', 'MlAlarms'];

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

const problems = (target: Target): readonly string[] =>
  typeProblems({ example: `${importsOf(target, target === 'aws' ? [...NAMES, 'MlImages'] : NAMES)}\n${programOf(target)}` });

describe.each(TARGETS)('the examples of the constructs of %s', (target) => {
  const here = process.cwd();
  beforeAll(() => { process.chdir(path.join(root, 'examples', 'wine-quality')); });
  afterAll(() => { process.chdir(here); });
  beforeEach(() => { jest.spyOn(console, 'warn').mockImplementation(() => undefined); });

  test('are there for every construct', () => {
    expect(examplesOf(target)).toHaveLength(target === 'aws' ? 7 : 6);
  });

  test('compile', () => {
    expect(problems(target)).toEqual([]);
  });

  test('run', async () => {
    await underMocks(() => {
      expect(() => runProgram(target, programOf(target))).not.toThrow();
    });
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
    expect(typeProblems({ [target]: text })).toEqual([]);
  });

  test.each(PROGRAMS)('has a program for $target that runs', async ({ text, target }) => {
    const body = text.replace(/^import .*$/gm, '').replace(/^export const/gm, 'const');
    await underMocks(() => {
      expect(() => runProgram(target, body)).not.toThrow();
    });
  });
});
