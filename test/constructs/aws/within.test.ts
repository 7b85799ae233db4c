import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Annotations as CdkAnnotations, App, CfnOutput, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
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
const outdir = mkdtempSync(join(tmpdir(), 'trivium-within-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

const env = { account: '111122223333', region: 'eu-west-1' } as const;
const environments = { dev: { aws: env } };
const newApp = (): App =>
  new App({
    outdir: mkdtempSync(join(outdir, 'app-')),
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
  });
const FIT = {
  kind: 'train',
  command: 'python train.py --model ${{outputs.model}}',
  outputs: { model: 'model' },
} as const;
const PIPELINE = {
  steps: { fit: FIT, keep: { kind: 'register', model: 'wine', from: 'steps.fit.outputs.model' } },
} as const;
const ENDPOINT = {
  model: 'wine',
  compute: { cpu: 2, memory: '8GiB' },
  scale: { min: 1, max: 4, target: { cpu: '60%' } },
  capture: { percent: 20, keep: '30d' },
} as const;
const ALARMS = {
  broken: { of: 'pipelines.train.failed', notify: ['oncall'] },
  errors: { of: 'endpoints.live.errorRate', above: '1%', for: '5m', minRequests: 20, notify: ['oncall'] },
} as const;
const NIGHTLY = {
  nightly: { run: 'pipelines.train', cron: '0 2 * * *' },
  weekly: { run: 'jobs.refit', cron: '0 3 * * 1' },
} as const;
const NOTIFICATIONS = { oncall: { email: ['oncall@example.com'] } } as const;
const SHARED = {
  trivium: 1,
  system: 'wine',
  environments,
  defaults: { image: 'sklearn@1.4', python: '3.12', code: 'src', requirements: 'src/requirements.txt' },
  models: { wine: { predictor: 'src/predict.py' } },
  notifications: NOTIFICATIONS,
} as const;
const WHOLE = {
  ...SHARED,
  pipelines: { train: PIPELINE },
  jobs: { refit: FIT, again: FIT },
  endpoints: { live: ENDPOINT },
  alarms: ALARMS,
  triggers: NIGHTLY,
} as const;

type Resources = Readonly<
  Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>
>;
const resourcesOf = (stack: Stack): Resources => Template.fromStack(stack).toJSON()['Resources'] as Resources;

interface Nouns {
  readonly pipeline: MlPipeline;
  readonly endpoint: ModelEndpoint;
  readonly jobs: readonly TrainingJob[];
  readonly alarms: MlAlarms;
}
const nouns = (within: MlSystem, stackOf: (name: string) => Stack): Nouns => ({
  pipeline: new MlPipeline(stackOf('pipeline'), 'Train', {
    within,
    pipeline: PIPELINE,
    triggers: { nightly: NIGHTLY.nightly },
  }),
  endpoint: new ModelEndpoint(stackOf('endpoint'), 'Live', { within, endpoint: ENDPOINT }),
  jobs: [
    new TrainingJob(stackOf('jobs'), 'Refit', { within, job: FIT, triggers: { weekly: NIGHTLY.weekly } }),
    new TrainingJob(stackOf('jobs'), 'Again', { within, job: FIT }),
  ],
  alarms: new MlAlarms(stackOf('alarms'), 'Alarms', { within, alarms: ALARMS }),
});

describe.each([
  ['with', { env }],
  ['without', {}],
])('nouns within a system, in stacks %s account and region', (_with, props) => {
  test('of one stack make what the spec makes when it says it all at once', () => {
    const whole = new Stack(newApp(), 'wine', props);
    new MlSystem(whole, 'System', { spec: WHOLE, base });
    const stack = new Stack(newApp(), 'wine', props);
    nouns(new MlSystem(stack, 'System', { spec: SHARED, base }), () => stack);
    expect(Template.fromStack(stack).toJSON()).toEqual(Template.fromStack(whole).toJSON());
  });

  test('of several stacks make each resource once, and what they share in the stack of the system', () => {
    const app = newApp();
    const stackOf = (name: string): Stack =>
      (app.node.tryFindChild(name) as Stack | undefined) ?? new Stack(app, name, props);
    const foundation = new MlFoundation(stackOf('shared'), 'Foundation', { environments });
    const system = new MlSystem(stackOf('wine'), 'System', { spec: SHARED, base, foundation });
    nouns(system, stackOf);
    app.synth();
    const ids = (name: string): readonly string[] => Object.keys(resourcesOf(stackOf(name))).sort();
    const all = ['wine', 'pipeline', 'endpoint', 'jobs', 'alarms'].flatMap(ids);
    const whole = new Stack(newApp(), 'wine', props);
    new MlSystem(whole, 'System', { spec: WHOLE, base });
    expect([...all].sort()).toEqual(Object.keys(resourcesOf(whole)).sort());
    expect(ids('pipeline')).toEqual(['PipelinesTrain', 'TriggersNightly']);
    expect(ids('jobs')).toEqual(['JobsAgain', 'JobsRefit', 'TriggersWeekly']);
    expect(ids('alarms')).toEqual(['AlarmsBroken', 'AlarmsErrors']);
    expect(ids('endpoint')).toContain('ReleasesLiveMachine');
    expect(ids('wine')).toEqual(
      expect.arrayContaining([
        'IdentitiesJobRole',
        'IdentitiesReleaseRole',
        'IdentitiesTriggerRole',
        'ModelsWine',
        'NotificationsOncall',
      ]),
    );
    expect(
      stackOf('pipeline')
        .dependencies.map(({ node }) => node.id)
        .sort(),
    ).toEqual(['shared', 'wine']);
  });
});

describe('a system that nouns are added to', () => {
  const app = newApp();
  const stack = new Stack(app, 'wine', { env });
  const system = new MlSystem(stack, 'System', { spec: SHARED, base });
  const { pipeline, endpoint, alarms } = nouns(system, () => stack);
  const resolved = (value: unknown): unknown => stack.resolve(value);

  test('gives each noun its own resources, and itself all of them', () => {
    expect([...pipeline.nodes.keys()].sort()).toEqual(['PipelinesTrain', 'TriggersNightly']);
    expect([...alarms.nodes.keys()].sort()).toEqual(['AlarmsBroken', 'AlarmsErrors']);
    expect([...system.nodes.keys()]).toEqual(
      expect.arrayContaining(['PipelinesTrain', 'AlarmsErrors', 'IdentitiesJobRole']),
    );
    expect(system.nodes.get('IdentitiesJobRole')?.node.path).toBe('wine/System/IdentitiesJobRole');
  });

  test('gives attributes that other constructs take', () => {
    new CfnOutput(stack, 'Mine', { value: pipeline.pipelineArn });
    expect(resolved(pipeline.pipelineName)).toEqual({ Ref: 'PipelinesTrain' });
    expect(JSON.stringify(resolved(pipeline.pipelineArn))).toContain(
      ':sagemaker:eu-west-1:111122223333:pipeline/wine-dev-train',
    );
    expect(resolved(pipeline.jobRoleArn)).toEqual({ 'Fn::GetAtt': ['IdentitiesJobRole', 'Arn'] });
    expect(resolved(endpoint.endpointName)).toBe('wine-dev-live');
    expect(resolved(endpoint.releaseArn)).toEqual({ Ref: 'ReleasesLiveMachine' });
    expect(resolved(alarms.topicArn('oncall'))).toEqual({ Ref: 'NotificationsOncall' });
    expect(resolved(system.modelPackageGroupName('wine'))).toBe('wine-dev-wine');
    expect(Object.keys(system.outputs)).toEqual(
      expect.arrayContaining(['PipelinesTrainStart', 'EndpointsLiveAddress', 'Drain']),
    );
  });

  test('gives the nouns of its own spec by name', () => {
    const other = new MlSystem(new Stack(newApp(), 'whole', { env }), 'System', { spec: WHOLE, base });
    expect(other.pipeline('train')).toBeInstanceOf(MlPipeline);
    expect(other.endpoint('live').endpointName).toBe('wine-dev-live');
    expect(other.alarms?.nodes.has('AlarmsErrors')).toBe(true);
  });

  test('gives those that joined it, and those that a noun brought along', () => {
    expect(system.pipeline('train')).toBe(pipeline);
    expect(system.endpoint('live')).toBe(endpoint);
    const joined = new MlSystem(new Stack(newApp(), 'joined', { env }), 'System', { spec: SHARED, base });
    new ModelEndpoint(joined, 'Live', { within: joined, endpoint: ENDPOINT, pipelines: { train: PIPELINE } });
    expect(joined.pipeline('train').pipelineArn).toBe(joined.outputs['PipelinesTrainId']);
    expect(joined.pipeline('train')).toBe(joined.pipeline('train'));
  });

  test.each<readonly [string, (of: MlSystem) => unknown, string]>([
    ['pipeline', (of) => of.pipeline('trian'), 'no pipeline "trian", did you mean "train"?[^]*of this kind: "train"'],
    ['job', (of) => of.job('again-and-again'), 'no job "again-and-again"\n[^]*"refit", "again"'],
    ['endpoint', (of) => of.endpoint('life'), 'no endpoint "life", did you mean "live"?'],
    ['topic', (of) => of.topicArn('onkall'), 'no notification "onkall", did you mean "oncall"?'],
    ['topic of alarms', (of) => of.alarms?.topicArn('onkall'), 'no notification "onkall", did you mean "oncall"?'],
    ['group', (of) => of.modelPackageGroupName('whine'), 'no model "whine", did you mean "wine"?'],
    ['name of every object', (of) => of.pipeline('constructor'), 'no pipeline "constructor"'],
  ])('says what it has when it is asked for an unknown %s', (_, ask, said) => {
    const other = new MlSystem(new Stack(newApp(), 'whole', { env }), 'System', { spec: WHOLE, base });
    expect(() => ask(other)).toThrow(SpecError);
    expect(() => ask(other)).toThrow(new RegExp(`TRV6024[^]*the system "wine" has ${said.replaceAll('?', '\\?')}`));
  });

  test('refuses a noun of a name that it has, with who has it', () => {
    expect(() => new MlPipeline(stack, 'Other', { within: system, name: 'train', pipeline: PIPELINE })).toThrow(
      /TRV6014[^]*"pipelines\.train"[^]*"wine\/Train"[^]*"wine\/Other"/,
    );
    expect(
      () =>
        new MlPipeline(new Stack(newApp(), 'whole', { env }), 'Twice', {
          within: new MlSystem(new Stack(newApp(), 'x', { env }), 'S', { spec: WHOLE, base }),
          name: 'train',
          pipeline: PIPELINE,
        }),
    ).toThrow(/the spec of the MlSystem/);
  });

  test('takes overrides from each noun', () => {
    const own = new Stack(newApp(), 'own', { env });
    new MlPipeline(own, 'Train', {
      within: new MlSystem(own, 'System', { spec: SHARED, base }),
      pipeline: PIPELINE,
      overrides: { aws: { PipelinesTrain: { pipelineDisplayName: 'Wine' } } },
    });
    Template.fromStack(own).hasResourceProperties('AWS::SageMaker::Pipeline', { PipelineDisplayName: 'Wine' });
  });
});

describe('where a construct stands', () => {
  const elsewhere = { env: { account: '999999999999', region: 'us-east-1' } };
  test('a stack of another account or region is refused, with both places', () => {
    const make = (): MlSystem => new MlSystem(new Stack(newApp(), 'p', elsewhere), 'System', { spec: WHOLE, base });
    expect(make).toThrow(SpecError);
    expect(make).toThrow(/TRV6017[^]*"p" is in 999999999999, us-east-1[^]*111122223333,\s+eu-west-1/);
    expect(
      () =>
        new MlFoundation(new Stack(newApp(), 'f', { env: { account: env.account, region: 'us-east-1' } }), 'F', {
          environments,
        }),
    ).toThrow(/TRV6017/);
    expect(
      () =>
        new TrainingJob(new Stack(newApp(), 'f', { env: { region: 'us-east-1' } }), 'Refit', {
          system: 'wine',
          environments,
          job: { ...FIT, image: 'sklearn@1.4' },
        }),
    ).toThrow(/TRV6017/);
  });

  test('a stack of the same region that names no account is fine', () => {
    expect(
      () => new MlFoundation(new Stack(newApp(), 'f', { env: { region: env.region } }), 'F', { environments }),
    ).not.toThrow();
  });

  test('a foundation of another environment is refused', () => {
    const app = newApp();
    const two = { dev: { aws: env }, prod: { aws: env } };
    const foundation = new MlFoundation(new Stack(app, 'f'), 'F', { environments: two, environment: 'prod' });
    expect(
      () =>
        new MlSystem(new Stack(app, 's'), 'System', {
          spec: { ...WHOLE, environments: two },
          base,
          environment: 'dev',
          foundation,
        }),
    ).toThrow(/TRV6018[^]*"f\/F" is that of\s+"prod"[^]*"dev"/);
  });

  test('a foundation of the same name in another account is refused', () => {
    const app = newApp();
    const foundation = new MlFoundation(new Stack(app, 'f'), 'F', {
      environments: { dev: { aws: { ...env, account: '444455556666' } } },
    });
    expect(() => new MlSystem(new Stack(app, 's'), 'System', { spec: WHOLE, base, foundation })).toThrow(/TRV6018/);
  });
});

describe('what a spec is warned of', () => {
  const spec = { ...WHOLE, defaults: { ...WHOLE.defaults, python: '3.11' } };
  const warnings = (stack: Stack): readonly string[] =>
    Annotations.fromStack(stack)
      .findWarning('*', Match.anyValue())
      .map(({ entry }) => String(entry.data));

  test('is shown by CDK, once for all places, and can be acknowledged', () => {
    const stack = new Stack(newApp(), 'wine');
    new MlSystem(stack, 'System', { spec, base });
    const python = warnings(stack).filter((text) => text.includes('has Python'));
    expect(python).toHaveLength(1);
    expect(python[0]).toContain('pipelines.train.steps.fit.python');
    expect(python[0]).toContain('[ack: trivium:TRV3004]');
  });

  test('is not said again by a noun that is added', () => {
    const stack = new Stack(newApp(), 'wine');
    const within = new MlSystem(stack, 'System', { spec, base });
    const before = warnings(stack);
    new MlAlarms(stack, 'Alarms', { within, alarms: { slow: { of: 'pipelines.train.duration', above: '3h' } } });
    const added = warnings(stack).filter((text) => !before.includes(text));
    expect(added.length).toBeGreaterThan(0);
    expect(added.every((text) => text.includes('slow'))).toBe(true);
  });

  test('is said of what is there in the end: what a later noun cures is not, and what it brings is, each once', () => {
    const app = newApp();
    const stack = new Stack(app, 'wine');
    const models = { ...SHARED.models, other: { predictor: 'src/predict.py' } };
    const within = new MlSystem(stack, 'System', { spec: { ...SHARED, models }, base });
    nouns(within, () => stack);
    app.synth();
    app.synth({ force: true });
    const unregistered = warnings(stack).filter((text) => text.includes('TRV2015'));
    expect(unregistered).toHaveLength(1);
    expect(unregistered[0]).toContain('models.other');
  });

  test('can be acknowledged before it is said', () => {
    const stack = new Stack(newApp(), 'wine');
    new MlSystem(stack, 'System', { spec: SHARED, base });
    expect(warnings(stack).some((text) => text.includes('TRV2015'))).toBe(true);
    const other = new Stack(newApp(), 'wine');
    CdkAnnotations.of(new MlSystem(other, 'System', { spec: SHARED, base })).acknowledgeWarning('trivium:TRV2015');
    expect(warnings(other).some((text) => text.includes('TRV2015'))).toBe(false);
  });
});
