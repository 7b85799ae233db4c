import path from 'node:path';
import type { App } from 'aws-cdk-lib';
import { packageRoot } from '../../lib/asset/package-root.js';
import { EXAMPLES, type ProgramExample } from '../../lib/diagnostics/examples/index.js';
import { catalogue, type Code } from '../../lib/diagnostics/index.js';
import { importsOf, runProgram, typeProblems, underMocks, type Target } from '../support/program.js';

jest.setTimeout(120_000);

const PROGRAMS = (Object.entries(EXAMPLES) as readonly (readonly [Code, { readonly kind: string }])[]).filter(
  (entry): entry is readonly [Code, ProgramExample] => entry[1].kind === 'program',
);
const NAMES = ['MlFoundation', 'MlSystem', 'MlPipeline', 'TrainingJob', 'ModelEndpoint', 'MlAlarms'];
const PLACES: Readonly<Record<Target, object>> = {
  aws: { aws: { account: '111122223333', region: 'eu-west-1' } },
  azure: {
    azure: {
      subscription: '00000000-0000-0000-0000-000000000000',
      resourceGroup: 'ml-dev',
      location: 'westeurope',
    },
  },
  gcp: { gcp: { project: 'acme-ml-dev', region: 'europe-west1' } },
};

/** What the examples take as given. */
const GIVEN = (target: Target): string => `
const environments = { dev: ${JSON.stringify(PLACES[target])}, prod: ${JSON.stringify(PLACES[target])} };
const defaults = { image: 'sklearn@1.4', code: 'src', requirements: 'src/requirements.txt' } as const;
const models = { wine: { predictor: 'src/predict.py' } };
const job = { kind: 'train', command: 'python train.py --model \${{outputs.model}}', outputs: { model: 'model' } } as const;
const pipeline = { steps: { fit: job, keep: { kind: 'register', model: 'wine', from: 'steps.fit.outputs.model' } } } as const;
const endpoint = { model: 'wine' };
const spec = { trivium: 1, system: 'wine', environments, defaults, models } as const;
${target === 'aws' ? "const app = new App({ analyticsReporting: false, builtinCloudFormationValidation: false } as object);\nconst stack = new Stack(app, 'wine');" : ''}
`;
const bodyOf = (target: Target, text: string): string => `${GIVEN(target)}\n${text}\n`;

/** The codes that a program meets: of what stops it, or of what CDK says of it. */
async function codesOf(target: Target, text: string): Promise<readonly string[]> {
  const said: string[] = [];
  await underMocks(() => {
    try {
      const app = runProgram(target, `${bodyOf(target, text)}${target === 'aws' ? 'return app;' : ''}`) as App | undefined;
      for (const { messages } of app?.synth().stacks ?? []) said.push(...messages.map(({ entry }) => String(entry.data)));
    } catch (error) {
      said.push(String(error));
    }
  });
  return [...new Set(said.join('\n').match(/TRV\d{4}/g) ?? [])];
}

const isError = (code: string): boolean => catalogue[code as Code].severity === 'error';

describe('the examples of diagnostics that are programs', () => {
  const here = process.cwd();
  beforeAll(() => {
    process.chdir(path.join(packageRoot(), 'test', 'contract', 'rich'));
  });
  afterAll(() => {
    process.chdir(here);
  });
  beforeEach(() => {
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  });

  test('compile: what is wrong in them no editor sees', () => {
    const programs = PROGRAMS.flatMap(([code, { target, ...texts }]) =>
      (['wrong', 'right'] as const).map(
        (side) => [`${code}-${side}`, `${importsOf(target, target === 'aws' ? [...NAMES, 'MlImages'] : NAMES)}${bodyOf(target, texts[side])}export {};`] as const,
      ),
    );
    expect(typeProblems(Object.fromEntries(programs))).toEqual([]);
  });

  test.each(PROGRAMS)('%s is said of the wrong one, and no error of the right one', async (code, { target, wrong, right }) => {
    expect(await codesOf(target, wrong)).toContain(code);
    const mended = await codesOf(target, right);
    expect(mended).not.toContain(code);
    expect(mended.filter(isError)).toEqual([]);
  });

  test('are held against a compiler that sees a mistake', () => {
    expect(typeProblems({ wrong: 'const one: string = 1;' })).toEqual([expect.stringMatching(/^wrong\.cts.*TS2322/)]);
  });
});
