import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { compileSpec } from '../../../lib/engine/cdk/compile-spec.js';
import { buildApp } from '../../../lib/providers/aws/index.js';

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
