import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Annotations as CdkAnnotations, App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { compileSpec } from '../../../lib/engine/cdk/compile-spec.js';
import { buildApp, MlFoundation, MlImages, MlSystem, TrainingJob } from '../../../lib/providers/aws/index.js';

const base = mkdtempSync(join(tmpdir(), 'trivium-images-'));
mkdirSync(join(base, 'docker'));
writeFileSync(join(base, 'docker/Dockerfile'), 'FROM python:3.12');
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

const OWN = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/own:1';

function appOf(image: unknown, system = 'wine', use: object = {}): App {
  const spec = {
    trivium: 1,
    system,
    environments: { dev: { aws: { account: '111122223333', region: 'eu-west-1', use } } },
    pipelines: {
      train: {
        steps: {
          fit: {
            kind: 'train',
            image,
            command: 'python3 /app/fit.py --model ${{outputs.model}}',
            outputs: { model: 'model' },
          },
        },
      },
    },
  };
  return buildApp(compileSpec({ spec, base }), {
    outdir: mkdtempSync(join(base, 'app-')),
    builtinCloudFormationValidation: false,
  });
}

const stacksOf = (app: App): readonly Stack[] => app.node.children as Stack[];
const namesOf = (app: App): readonly string[] => stacksOf(app).map(({ stackName }) => stackName);
const templateOf = (app: App, name: string): { readonly Resources: object; readonly Outputs: object } => {
  const stack = stacksOf(app).find(({ stackName }) => stackName === name);
  if (stack === undefined) throw new Error(`no stack ${name}`);
  return Template.fromStack(stack).toJSON() as { Resources: object; Outputs: object };
};

describe('the stack of images', () => {
  const building = appOf({ build: 'docker/' });

  test('is there only when the system builds one, and before the system', () => {
    expect(namesOf(building)).toEqual(['trivium-dev-foundation', 'trivium-dev-images', 'wine-dev']);
    expect(namesOf(appOf(OWN))).toEqual(['trivium-dev-foundation', 'wine-dev']);
    const [, images, system] = stacksOf(building);
    expect(system?.dependencies).toContain(images);
  });

  test('leaves the foundation as a system without images makes it: deploying one takes nothing from the other', () => {
    expect(templateOf(building, 'trivium-dev-foundation')).toEqual(templateOf(appOf(OWN), 'trivium-dev-foundation'));
  });

  test('is the same for every system that builds', () => {
    expect(templateOf(appOf({ build: 'docker' }, 'beer'), 'trivium-dev-images')).toEqual(
      templateOf(building, 'trivium-dev-images'),
    );
    expect(Object.keys(templateOf(building, 'trivium-dev-images').Resources)).toEqual(['FoundationImages']);
  });

  test('is imported by nobody, so that it can go when the last system has', () => {
    expect(JSON.stringify(templateOf(building, 'wine-dev'))).not.toContain('FoundationImages');
  });

  test('has no output about what the foundation makes, and the foundation has them', () => {
    expect(Object.keys(templateOf(building, 'trivium-dev-images').Outputs ?? {})).toEqual([]);
    expect(Object.keys(templateOf(building, 'trivium-dev-foundation').Outputs)).toEqual(
      expect.arrayContaining(['FoundationBucketName']),
    );
  });

  test('is not there when a repository is brought, whose outputs the system has all the same', () => {
    const app = appOf({ build: 'docker/' }, 'wine', {
      repository: 'arn:aws:ecr:eu-west-1:444455556666:repository/ml/images',
    });
    expect(namesOf(app)).toEqual(['trivium-dev-foundation', 'wine-dev']);
    const text = JSON.stringify(templateOf(app, 'wine-dev'));
    expect(text).not.toContain('AWS::ECR::');
    expect(text).toContain('444455556666.dkr.ecr.eu-west-1.');
    expect(Object.keys(templateOf(app, 'wine-dev').Outputs)).toEqual(
      expect.arrayContaining(['ImagesDockerUri', 'ImagesDockerBuild']),
    );
  });

  test('has its address and command line among the outputs of the system', () => {
    expect(Object.keys(templateOf(building, 'wine-dev').Outputs)).toEqual(
      expect.arrayContaining(['ImagesDockerUri', 'ImagesDockerBuild']),
    );
  });
});

const env = { account: '111122223333', region: 'eu-west-1' } as const;
const environments = { dev: { aws: env }, prod: { aws: env } };
const JOB = { kind: 'train', command: 'python3 /app/fit.py ${{outputs.model}}', outputs: { model: 'model' } } as const;
const BUILDS = { ...JOB, image: { build: 'docker/' } } as const;
const specOf = (job: object): object => ({ trivium: 1, system: 'wine', environments, jobs: { fit: job } });
const ownApp = (): App =>
  new App({
    outdir: mkdtempSync(join(base, 'own-')),
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
  });
const warnings = (stack: Stack): readonly string[] =>
  Annotations.fromStack(stack)
    .findWarning('*', Match.stringLikeRegexp('TRV6025'))
    .map(({ id, entry }) => `${id} ${String(entry.data)}`);

describe('an app of one\u2019s own whose system builds images', () => {
  test('is told when nothing in it makes their repository, with the line that does', () => {
    const stack = new Stack(ownApp(), 'wine', { env });
    new MlSystem(stack, 'System', { spec: specOf(BUILDS), environment: 'dev', base });
    const [said, ...others] = warnings(stack);
    expect(others).toEqual([]);
    expect(said).toMatch(
      /^\/wine\/System the system "wine" builds images[^]*"dev" \(111122223333, eu-west-1\)[^]*new MlImages\([^]*use\.repository/,
    );
  });

  test.each([
    ['before', true],
    ['after', false],
  ])('is not when the repository is declared %s it, and deploys that first', (_, before) => {
    const app = ownApp();
    const images = new Stack(app, 'images', { env });
    const stack = new Stack(app, 'wine', { env });
    const props = { spec: specOf(BUILDS), environment: 'dev', base };
    if (before) new MlImages(images, 'Images', props);
    new MlSystem(stack, 'System', props);
    if (!before) new MlImages(images, 'Images', props);
    expect(warnings(stack)).toEqual([]);
    expect(stack.dependencies).toEqual([images]);
  });

  test('takes the images of a noun that joined it, on its own foundation', () => {
    const app = ownApp();
    const foundation = new MlFoundation(new Stack(app, 'ml', { env }), 'Foundation', {
      environments,
      environment: 'dev',
    });
    const stack = new Stack(app, 'wine', { env });
    const within = new MlSystem(stack, 'System', {
      spec: specOf({ ...JOB, image: OWN }),
      environment: 'dev',
      base,
      foundation,
    });
    new TrainingJob(stack, 'Refit', { within, job: BUILDS });
    const images = new Stack(app, 'images', { env });
    expect([...new MlImages(images, 'Images', { within }).nodes.keys()]).toEqual(['FoundationImages']);
    expect(images.dependencies.map(({ node }) => node.id)).toEqual(['ml']);
    expect(stack.dependencies.map(({ node }) => node.id).sort()).toEqual(['images', 'ml']);
    expect(warnings(stack)).toEqual([]);
  });

  test('is told that the repository of another environment is none of its own, and that one made too early is empty', () => {
    const app = ownApp();
    new MlImages(new Stack(app, 'images', { env }), 'Images', { spec: specOf(BUILDS), environment: 'prod', base });
    const stack = new Stack(app, 'wine', { env });
    const within = new MlSystem(stack, 'System', { spec: specOf({ ...JOB, image: OWN }), environment: 'dev', base });
    expect(new MlImages(new Stack(app, 'early', { env }), 'Images', { within }).nodes.size).toBe(0);
    new TrainingJob(stack, 'Refit', { within, job: BUILDS });
    expect(warnings(stack)).toHaveLength(1);
  });

  test('of one noun alone is told too, once, and can say that another app makes it', () => {
    const stack = new Stack(ownApp(), 'wine', { env });
    const alone = new TrainingJob(stack, 'Fit', {
      system: 'wine',
      environments,
      environment: 'dev',
      base,
      job: BUILDS,
    });
    CdkAnnotations.of(alone).acknowledgeWarning('trivium:TRV6025');
    expect(warnings(stack)).toEqual([]);
  });

  test('is not told when it brings a repository, or builds nothing', () => {
    const stack = new Stack(ownApp(), 'wine', { env });
    const use = { repository: 'arn:aws:ecr:eu-west-1:111122223333:repository/ml/images' };
    new MlSystem(stack, 'Brings', {
      spec: { ...specOf(BUILDS), environments: { dev: { aws: { ...env, use } } } },
      base,
    });
    const other = new Stack(ownApp(), 'other', { env });
    new MlSystem(other, 'Pulls', { spec: specOf({ ...JOB, image: OWN }), environment: 'dev', base });
    expect([...warnings(stack), ...warnings(other)]).toEqual([]);
  });
});
