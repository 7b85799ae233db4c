import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Capture, Match, Template } from 'aws-cdk-lib/assertions';
import type { Construct } from 'constructs';
import { system } from '../../../lib/builder/index.js';
import {
  MlAlarms,
  MlFoundation,
  MlPipeline,
  MlSystem,
  ModelEndpoint,
  SpecError,
  TrainingJob,
} from '../../../lib/providers/aws/index.js';

const ROOT = join(__dirname, '../../..');
const base = join(ROOT, 'examples/wine-quality');
const outdir = mkdtempSync(join(tmpdir(), 'trivium-together-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

const env = { account: '111122223333', region: 'eu-west-1' } as const;
const newApp = (): App =>
  new App({
    outdir: mkdtempSync(join(outdir, 'app-')),
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
  });
const newStack = (name = 'wine', app = newApp()): Stack => new Stack(app, name, { env });
const AROUND = {
  system: 'wine',
  environments: { dev: { aws: env } },
  defaults: { image: 'sklearn@1.4', code: 'src', requirements: 'src/requirements.txt' },
  base,
} as const;
const MODELS = { models: { wine: { predictor: 'src/predict.py' } } } as const;
const FIT = {
  kind: 'train',
  command: 'python train.py --model ${{outputs.model}}',
  outputs: { model: 'model' },
} as const;
const PIPELINE = {
  steps: { fit: FIT, keep: { kind: 'register', model: 'wine', from: 'steps.fit.outputs.model' } },
} as const;
const ONCALL = { notifications: { oncall: { email: ['oncall@example.com'] } } } as const;
const withJob = (name: string): object => {
  const ml = system(name, { environments: { dev: { aws: env } } });
  ml.job('refit', { ...FIT, image: 'sklearn@1.4', code: 'src' });
  return ml;
};
function whatIsWrong(make: () => unknown): SpecError['diagnostics'] {
  try {
    make();
  } catch (error) {
    if (error instanceof SpecError) return error.diagnostics;
    throw error;
  }
  return [];
}
const count = (stack: Stack, type: string): number => Object.keys(Template.fromStack(stack).findResources(type)).length;

describe('a pipeline alone', () => {
  const stack = newStack();
  const { nodes } = new MlPipeline(stack, 'train', { ...AROUND, ...MODELS, pipeline: PIPELINE });
  const template = Template.fromStack(stack);

  test('is the pipeline, the group of its models and the role of its jobs, and no endpoint, release or alarm', () => {
    template.resourceCountIs('AWS::SageMaker::Pipeline', 1);
    template.hasResourceProperties('AWS::SageMaker::ModelPackageGroup', { ModelPackageGroupName: 'wine-dev-wine' });
    for (const type of [
      'AWS::SageMaker::Endpoint',
      'AWS::StepFunctions::StateMachine',
      'AWS::CloudWatch::Alarm',
      'AWS::S3::Bucket',
      'AWS::KMS::Key',
    ]) {
      template.resourceCountIs(type, 0);
    }
  });

  test('runs as its own role, and takes the bucket of the foundation by its export', () => {
    const role = new Capture();
    template.hasResourceProperties('AWS::SageMaker::Pipeline', {
      PipelineName: 'wine-dev-train',
      RoleArn: { 'Fn::GetAtt': [role, 'Arn'] },
    });
    expect(nodes.get(role.asString())?.cfnResourceType).toBe('AWS::IAM::Role');
    expect(JSON.stringify(template.toJSON())).toContain('"Fn::ImportValue":"trivium-dev:FoundationBucket:Ref"');
  });

  test('has the outputs of a pipeline', () => {
    for (const name of ['PipelinesTrainId', 'PipelinesTrainStart', 'PipelinesTrainConsole']) {
      template.hasOutput(name, {});
    }
  });
});

describe('a job alone', () => {
  test('is a pipeline with one step, named after the construct unless it has a name', () => {
    const [first, second] = [newStack(), newStack()];
    new TrainingJob(first, 'refit', { ...AROUND, job: FIT });
    new TrainingJob(second, 'Refit', { ...AROUND, name: 'again', job: FIT });
    Template.fromStack(first).hasResourceProperties('AWS::SageMaker::Pipeline', { PipelineName: 'wine-dev-refit' });
    Template.fromStack(second).hasResourceProperties('AWS::SageMaker::Pipeline', { PipelineName: 'wine-dev-again' });
    Template.fromStack(first).hasOutput('JobsRefitStart', {});
    expect(count(first, 'AWS::SageMaker::ModelPackageGroup')).toBe(0);
  });

  test('is named after its construct in words of lower case, and refused when that is no name', () => {
    expect(new TrainingJob(newStack(), 'RefitNightly', { ...AROUND, job: FIT }).name).toBe('refit-nightly');
    expect(() => new TrainingJob(newStack(), 'Refit_2', { ...AROUND, job: FIT })).toThrow(/refit_2/);
  });
});

describe('an endpoint alone', () => {
  test('has the release that serves the approved version of its model, and no pipeline', () => {
    const stack = newStack();
    new ModelEndpoint(stack, 'live', { ...AROUND, ...MODELS, endpoint: { model: 'wine' } });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', { StateMachineName: 'wine-dev-live-release' });
    template.hasResourceProperties(
      'AWS::Events::Rule',
      Match.objectLike({ EventPattern: { source: ['aws.sagemaker'] } }),
    );
    template.resourceCountIs('AWS::SageMaker::Pipeline', 0);
    for (const name of ['EndpointsLiveName', 'EndpointsLiveAddress', 'EndpointsLiveInvoke']) {
      template.hasOutput(name, {});
    }
  });
});

describe('alarms alone', () => {
  test('watch what is declared beside them, and tell who is named', () => {
    const stack = newStack();
    new MlAlarms(stack, 'alarms', {
      ...AROUND,
      ...ONCALL,
      pipelines: { train: { steps: { fit: FIT } } },
      alarms: { broken: { of: 'pipelines.train.failed', notify: ['oncall'] } },
    });
    const template = Template.fromStack(stack);
    const topic = new Capture();
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ExecutionFailed',
      AlarmActions: [{ Ref: topic }],
    });
    expect(template.findResources('AWS::SNS::Topic')).toHaveProperty([topic.asString()]);
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'oncall@example.com' });
  });

  test('on what nobody declares are refused, with what there is', () => {
    expect(
      () => new MlAlarms(newStack(), 'alarms', { ...AROUND, alarms: { broken: { of: 'pipelines.trian.failed' } } }),
    ).toThrow(/trian/);
  });
});

describe('a foundation', () => {
  test('alone is the bucket, its logs and the key, and nothing of a system', () => {
    const stack = newStack();
    const ml = system('wine', { environments: { dev: { aws: env } } });
    const { nodes } = new MlFoundation(stack, 'Foundation', { spec: ml });
    expect([...nodes.keys()]).toEqual(
      expect.arrayContaining(['FoundationBucket', 'FoundationAccessLogs', 'FoundationKey']),
    );
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 0);
  });

  test('is stood on by a noun of the same stack without exports, and by one of another stack after it', () => {
    const app = newApp();
    const [own, other] = [newStack('own', app), newStack('other', app)];
    const foundation = new MlFoundation(own, 'Foundation', {
      spec: { trivium: 1, system: 'wine', environments: AROUND.environments },
    });
    new MlPipeline(own, 'train', { ...AROUND, ...MODELS, pipeline: PIPELINE, foundation });
    new TrainingJob(other, 'refit', { ...AROUND, system: 'other', job: FIT, foundation });
    expect(JSON.stringify(Template.fromStack(own).toJSON())).not.toContain('Fn::ImportValue');
    expect(JSON.stringify(Template.fromStack(other).toJSON())).toContain(
      '"Fn::ImportValue":"trivium-dev:FoundationBucket:Ref"',
    );
    expect(other.dependencies).toEqual([own]);
  });
});

describe('together', () => {
  const make: Readonly<Record<string, (scope: Construct, around: typeof AROUND) => Construct>> = {
    MlPipeline: (scope, around) => new MlPipeline(scope, 'train', { ...around, ...MODELS, pipeline: PIPELINE }),
    TrainingJob: (scope, around) => new TrainingJob(scope, 'refit', { ...around, job: FIT }),
    ModelEndpoint: (scope, around) =>
      new ModelEndpoint(scope, 'live', { ...around, ...MODELS, endpoint: { model: 'wine' } }),
    MlAlarms: (scope, around) =>
      new MlAlarms(scope, 'alarms', {
        ...around,
        pipelines: { watched: { steps: { fit: FIT } } },
        alarms: { broken: { of: 'pipelines.watched.failed' } },
      }),
  };

  test('each noun is a system of its own in a stack of its own, on one foundation', () => {
    const app = newApp();
    const stacks = Object.entries(make).map(([name, build]) => {
      const stack = newStack(name, app);
      build(stack, { ...AROUND, system: name.toLowerCase() as 'wine' });
      return stack;
    });
    const names = stacks.flatMap((stack) => {
      return Object.values(
        Template.fromStack(stack).toJSON()['Resources'] as Record<
          string,
          { Properties: Readonly<Record<string, unknown>> }
        >,
      ).flatMap(({ Properties }) =>
        ['RoleName', 'PipelineName', 'ModelPackageGroupName', 'StateMachineName'].flatMap(
          (key) => Properties[key] ?? [],
        ),
      );
    });
    expect(names.length).toBeGreaterThanOrEqual(6);
    expect(new Set(names).size).toBe(names.length);
  });

  test('two nouns of one system that share no name stand in two stacks', () => {
    const app = newApp();
    const stacks = [newStack('one', app), newStack('two', app)] as const;
    make['MlPipeline']?.(stacks[0], AROUND);
    make['TrainingJob']?.(stacks[1], AROUND);
    expect(stacks.map((stack) => count(stack, 'AWS::SageMaker::Pipeline'))).toEqual([1, 1]);
  });

  test('two foundations of one environment are refused: their exports have the same names', () => {
    const app = newApp();
    const spec = system('red', { environments: { dev: { aws: env } } });
    new MlFoundation(newStack('one', app), 'Foundation', { spec });
    expect(whatIsWrong(() => new MlFoundation(newStack('two', app), 'Foundation', { spec }))).toMatchObject([
      { code: 'TRV6014', message: expect.stringMatching(/^the export "trivium-dev:Foundation\w+:\w+" /) },
    ]);
  });

  test('two nouns of one system are refused, in one stack as in two: they would make the same resources', () => {
    const app = newApp();
    make['MlPipeline']?.(newStack('one', app), AROUND);
    expect(whatIsWrong(() => make['ModelEndpoint']?.(newStack('two', app), AROUND))).toMatchObject([
      {
        code: 'TRV6014',
        message:
          'the AWS::SageMaker::ModelPackageGroup "wine-dev-wine" (111122223333, eu-west-1) is made twice in the app: by "one/train" and by "two/live"',
      },
    ]);
    expect(whatIsWrong(() => make['TrainingJob']?.(app.node.findChild('one') as Stack, AROUND))).toMatchObject([
      { code: 'TRV6014' },
    ]);
  });

  test('two systems in one stack are refused with what to do: logical ids are public', () => {
    const stack = newStack('both');
    new MlSystem(stack, 'Red', { spec: withJob('red'), base });
    expect(whatIsWrong(() => new MlSystem(stack, 'White', { spec: withJob('white'), base }))).toMatchObject([
      {
        code: 'TRV6014',
        message:
          'the resource "IdentitiesJobRole" is made twice in the stack "both": by "both/Red" and by "both/White"',
        help: expect.stringContaining('on AWS a stack of its own'),
      },
    ]);
  });

  test('two systems of one app in two stacks share a foundation', () => {
    const app = newApp();
    const foundation = new MlFoundation(newStack('shared', app), 'Foundation', {
      spec: system('red', { environments: { dev: { aws: env } } }),
    });
    const stacks = ['red', 'white'].map((name) => {
      const stack = newStack(name, app);
      new MlSystem(stack, 'System', { spec: withJob(name), base, foundation });
      return [name, stack] as const;
    });
    for (const [name, stack] of stacks) {
      Template.fromStack(stack).hasResourceProperties('AWS::SageMaker::Pipeline', {
        PipelineName: `${name}-dev-refit`,
      });
      expect(stack.dependencies.map(({ node }) => node.id)).toEqual(['shared']);
    }
  });
});
