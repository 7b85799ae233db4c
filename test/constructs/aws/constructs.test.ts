import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { compileSpec } from '../../../lib/engine/cdk/compile-spec.js';
import {
  buildApp,
  MlAlarms,
  MlFoundation,
  MlPipeline,
  MlSystem,
  ModelEndpoint,
  SpecError,
  TrainingJob,
} from '../../../lib/providers/aws/index.js';

const ROOT = join(__dirname, '../../..');
const SPEC = join(ROOT, 'examples/wine-quality/system.yaml');
const outdir = mkdtempSync(join(tmpdir(), 'trivium-constructs-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

const newApp = (): App =>
  new App({
    outdir: mkdtempSync(join(outdir, 'app-')),
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
  });
const AROUND = {
  system: 'wine',
  environments: { dev: { aws: { account: '111122223333', region: 'eu-west-1' } } },
  defaults: { image: 'sklearn@1.4', code: 'src', requirements: 'src/requirements.txt' },
  base: join(ROOT, 'examples/wine-quality'),
} as const;
const FIT = {
  kind: 'train',
  command: 'python train.py --model ${{outputs.model}}',
  outputs: { model: 'model' },
} as const;
const PIPELINE = {
  steps: { fit: FIT, keep: { kind: 'register', model: 'wine', from: 'steps.fit.outputs.model' } },
} as const;

interface Removal {
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** The pairs of policies in what is deployed, each once. */
function removals(retain: boolean): readonly string[] {
  const { base, ...spec } = AROUND;
  const environments = { dev: { ...AROUND.environments.dev, retain } };
  const app = buildApp(compileSpec({ spec: { trivium: 1, ...spec, environments, models: { wine: {} } }, base }), {
    outdir: mkdtempSync(join(outdir, 'app-')),
    builtinCloudFormationValidation: false,
  });
  const resources = app.node.children.flatMap((stack) =>
    Object.values(Template.fromStack(stack as Stack).toJSON()['Resources'] as Record<string, Removal>),
  );
  return [
    ...new Set(
      resources
        .filter(({ DeletionPolicy }) => DeletionPolicy !== undefined)
        .map(({ DeletionPolicy, UpdateReplacePolicy }) => `${DeletionPolicy}, ${UpdateReplacePolicy}`),
    ),
  ];
}

test('what an environment retains is kept when a stack goes, but for what a deployment made that failed', () => {
  expect(removals(true)).toEqual(['RetainExceptOnCreate, Retain']);
  expect(removals(false)).toEqual(['Delete, Delete']);
});

describe('the app of the example', () => {
  const app = buildApp(compileSpec({ spec: SPEC, environment: 'dev' }), {
    outdir: mkdtempSync(join(outdir, 'app-')),
    builtinCloudFormationValidation: false,
  });
  const [foundation, system] = app.node.children as [Stack, Stack];

  test('has a stack for what systems share, and one for the system, which is deployed after it', () => {
    expect([foundation.stackName, system.stackName]).toEqual(['trivium-dev-foundation', 'wine-quality--dev']);
    expect(system.dependencies).toEqual([foundation]);
  });

  test('exports the same from every foundation, under stable names', () => {
    const outputs = Object.values(
      Template.fromStack(foundation).toJSON()['Outputs'] as Record<string, { Export?: { Name: string } }>,
    )
      .flatMap(({ Export: exported }) => exported?.Name ?? [])
      .sort();
    expect(outputs).toEqual([
      'trivium-dev:FoundationAccessLogs:Ref',
      'trivium-dev:FoundationBucket:Arn',
      'trivium-dev:FoundationBucket:Ref',
      'trivium-dev:FoundationKey:Arn',
      'trivium-dev:FoundationLogs:Arn',
      'trivium-dev:FoundationLogs:Ref',
    ]);
  });

  test('imports nothing that the foundation does not export', () => {
    const exported = JSON.stringify(Template.fromStack(foundation).toJSON()['Outputs']);
    const imported = [
      ...JSON.stringify(Template.fromStack(system).toJSON()).matchAll(/"Fn::ImportValue":"([^"]+)"/g),
    ].map(([, name = '']) => name);
    expect(imported.length).toBeGreaterThan(3);
    for (const name of new Set(imported)) expect(exported).toContain(`"${name}"`);
  });

  test('has logical ids that are the paths of the spec', () => {
    const ids = Object.keys(Template.fromStack(system).toJSON()['Resources'] as object);
    for (const id of [
      'PipelinesTrain',
      'ModelsWineQuality',
      'TriggersNightly',
      'IdentitiesJobRole',
      'AlarmsErrors',
      'NotificationsOncall',
    ]) {
      expect(ids).toContain(id);
    }
  });

  test('has the fixed outputs of the contract', () => {
    const names = Object.keys(Template.fromStack(system).toJSON()['Outputs'] as object);
    for (const name of [
      'PipelinesTrainId',
      'PipelinesTrainStart',
      'PipelinesTrainConsole',
      'ModelsWineQualityRegistry',
      'ModelsWineQualityApprove',
      'EndpointsLiveName',
      'EndpointsLiveAddress',
      'EndpointsLiveInvoke',
      'Drain',
    ]) {
      expect(names).toContain(name);
    }
  });

  test('uploads the packed code, descriptors and data that the pipeline names, in one folder of its own', () => {
    const assembly = app.synth();
    const manifest = JSON.parse(readFileSync(join(assembly.directory, 'wine-quality--dev.assets.json'), 'utf8')) as {
      files: Record<string, { source: { path: string }; destinations: Record<string, { objectKey: string }> }>;
    };
    const keys = Object.values(manifest.files)
      .flatMap(({ destinations }) => Object.values(destinations).map(({ objectKey }) => objectKey))
      .filter((key) => key.startsWith('trivium/'));
    const named = [
      ...JSON.stringify(Template.fromStack(system).toJSON()).matchAll(
        /s3:\/\/cdk-hnb659fds-assets-111122223333-eu-west-1\/([^"\\]+)/g,
      ),
    ].map(([, key = '']) => key);
    expect(new Set(named)).toEqual(new Set(keys));
    for (const { source } of Object.values(manifest.files)) {
      expect(existsSync(join(assembly.directory, source.path))).toBe(true);
    }
    expect(keys.every((key) => key.startsWith('trivium/wine-quality/dev/'))).toBe(true);
  });
});

describe('constructs on their own', () => {
  test('a system and its foundation in one stack refer to each other without exports', () => {
    const stack = new Stack(newApp(), 'all', { env: { account: '111122223333', region: 'eu-west-1' } });
    const foundation = new MlFoundation(stack, 'Foundation', { spec: SPEC, environment: 'dev' });
    const { nodes } = new MlSystem(stack, 'System', { spec: SPEC, environment: 'dev', foundation });
    expect(JSON.stringify(Template.fromStack(stack).toJSON())).not.toContain('Fn::ImportValue');
    expect(nodes.get('PipelinesTrain')?.node.path).toBe('all/System/pipelines.train/PipelinesTrain');
  });

  test.each([
    [
      'MlPipeline',
      (stack: Stack) =>
        new MlPipeline(stack, 'train', {
          ...AROUND,
          models: { wine: { predictor: 'src/predict.py' } },
          pipeline: PIPELINE,
        }),
      'AWS::SageMaker::Pipeline',
      { PipelineName: 'wine-dev-train' },
    ],
    [
      'TrainingJob',
      (stack: Stack) => new TrainingJob(stack, 'Refit', { ...AROUND, name: 'refit', job: FIT }),
      'AWS::SageMaker::Pipeline',
      { PipelineName: 'wine-dev-refit' },
    ],
    [
      'ModelEndpoint',
      (stack: Stack) =>
        new ModelEndpoint(stack, 'live', {
          ...AROUND,
          models: { wine: { predictor: 'src/predict.py' } },
          endpoint: { model: 'wine' },
        }),
      'AWS::StepFunctions::StateMachine',
      { StateMachineName: 'wine-dev-live-release' },
    ],
    [
      'MlAlarms',
      (stack: Stack) =>
        new MlAlarms(stack, 'alarms', {
          ...AROUND,
          pipelines: { train: { steps: { fit: FIT } } },
          alarms: { broken: { of: 'pipelines.train.failed' } },
        }),
      'AWS::CloudWatch::Alarm',
      { MetricName: 'ExecutionFailed' },
    ],
  ])('%s makes what its noun needs', (_name, make, type, properties) => {
    const stack = new Stack(newApp(), 'one', { env: { account: '111122223333', region: 'eu-west-1' } });
    make(stack);
    Template.fromStack(stack).hasResourceProperties(type, Match.objectLike(properties));
  });

  test.each([
    ['MlSystem', (stack: Stack) => new MlSystem(stack, 'System', { spec: SPEC, environment: 'dev' })],
    [
      'MlPipeline',
      (stack: Stack) =>
        new MlPipeline(stack, 'train', {
          ...AROUND,
          models: { wine: { predictor: 'src/predict.py' } },
          pipeline: PIPELINE,
        }),
    ],
    ['TrainingJob', (stack: Stack) => new TrainingJob(stack, 'refit', { ...AROUND, job: FIT })],
    [
      'ModelEndpoint',
      (stack: Stack) =>
        new ModelEndpoint(stack, 'live', {
          ...AROUND,
          models: { wine: { predictor: 'src/predict.py' } },
          endpoint: { model: 'wine' },
        }),
    ],
  ])(
    '%s stands in a stack that names no account and region: what is acknowledged is written as cdk-nag writes it',
    (_name, make) => {
      const app = newApp();
      const stack = new Stack(app, 'agnostic');
      make(stack);
      app.synth();
      const found = new AwsSolutionsChecks(app)
        .validateScope(app)
        .violations.filter(({ ruleName }) => ruleName.includes('IAM5'));
      expect(
        found.flatMap(({ ruleName, violatingResources }) =>
          violatingResources.map(({ resourceLogicalId }) => `${ruleName} ${resourceLogicalId}`),
        ),
      ).toEqual([]);
    },
  );

  test('a spec with errors says all of them, with the lines', () => {
    const make = (): MlPipeline =>
      new MlPipeline(new Stack(newApp(), 'wrong'), 'train', {
        ...AROUND,
        pipeline: { steps: { fit: { ...FIT, command: 'python train.py ${{outputs.modl}}' } } },
      });
    expect(make).toThrow(SpecError);
    expect(make).toThrow(/TRV2005/);
  });
});
