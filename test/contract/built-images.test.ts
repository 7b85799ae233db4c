import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compile, type Compilation } from '../../lib/compiler/compile.js';
import { TARGETS, type Target } from '../../lib/compiler/provider.js';
import { canonicalJson } from '../../lib/lowered/canonical.js';
import { resolve } from '../../lib/lowered/resolve.js';
import type { AnyLowered } from '../../lib/lowered/resource.js';
import { providerOf } from '../../lib/compiler/registry.js';

let base: string;
beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'trivium-'));
  write('docker/Dockerfile', 'FROM python:3.12');
  write('predict.py', 'def load(d): return d\ndef predict(m, r): return r\n');
});
afterEach(() => {
  rmSync(base, { recursive: true, force: true });
});

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(base, name)), { recursive: true });
  writeFileSync(path.join(base, name), text);
}

const PLACES = {
  aws: { account: '111122223333', region: 'eu-west-1' },
  azure: { subscription: '00000000-0000-0000-0000-000000000000', resourceGroup: 'ml-dev', location: 'westeurope' },
  gcp: { project: 'acme-ml-dev', region: 'europe-west1' },
} as const;

const OWN: { readonly [T in Target]: string } = {
  aws: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/own:1',
  azure: 'acme.azurecr.io/own:1',
  gcp: 'europe-west1-docker.pkg.dev/acme-ml-dev/own/own:1',
};

function compiled(
  target: Target,
  { system = 'wine', image = { build: 'docker/' } as unknown, served = undefined as unknown, use = {} as object } = {},
): Compilation {
  return compile(
    {
      trivium: 1,
      system,
      environments: { dev: { [target]: { ...PLACES[target], use } } },
      pipelines: {
        train: {
          steps: {
            fit: {
              kind: 'train',
              image,
              command: 'python3 /app/fit.py --model ${{outputs.model}}',
              outputs: { model: 'model' },
            },
            keep: { kind: 'register', model: 'red', from: 'steps.fit.outputs.model' },
          },
        },
      },
      models: { red: { predictor: 'predict.py', image: served ?? image } },
      endpoints: { live: { model: 'red' } },
    },
    { base, targets: [target] },
  );
}

function lowered(target: Target, options: Parameters<typeof compiled>[1] = {}): AnyLowered {
  const compilation = compiled(target, options);
  const made = compilation.lowered[target];
  if (made === undefined) {
    throw new Error(compilation.diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'));
  }
  return made;
}

/** Everything as the cloud gets it, as one text. */
function emitted(target: Target, made: AnyLowered): string {
  const documents = new Map(made.documents.map((document) => [document.id, document]));
  return canonicalJson(
    resolve(
      {
        resources: made.resources.map(({ props }) => props),
        documents: made.documents.map(({ body }) => body),
        outputs: outputsOf(target, made),
      },
      documents,
      {
        ref: ({ 'trivium:ref': id, attr }) => providerOf(target).exampleValue(id, attr, made),
        join: (parts) => parts.map(String).join(''),
        encode: (body) => JSON.stringify(body),
        asset: ({ 'trivium:asset': id, attr }) => providerOf(target).exampleValue(id, attr, made),
      },
    ) as never,
  );
}

function outputsOf(target: Target, made: AnyLowered): Readonly<Record<string, string>> {
  return Object.fromEntries(
    made.outputs
      .filter(({ name }) => name.startsWith('Images'))
      .map(({ name, value }) => [
        name,
        String(
          resolve(value, new Map(), {
            ref: ({ 'trivium:ref': id, attr }) => providerOf(target).exampleValue(id, attr, made),
            join: (parts) => parts.map(String).join(''),
            encode: (body) => JSON.stringify(body),
            asset: () => '',
          }),
        ),
      ]),
  );
}

const URI: { readonly [T in Target]: RegExp } = {
  aws: /^111122223333\.dkr\.ecr\.eu-west-1\.amazonaws\.com\/trivium\/dev\/images:[0-9a-f]{16}$/,
  azure: /^mldev[0-9a-f]{6}\.azurecr\.io\/wine\/docker:[0-9a-f]{16}$/,
  gcp: /^europe-west1-docker\.pkg\.dev\/acme-ml-dev\/trivium-dev\/wine\/docker:[0-9a-f]{16}$/,
};

const LOGIN: { readonly [T in Target]: RegExp } = {
  aws: /^aws ecr get-login-password --region eu-west-1 \| docker login --username AWS --password-stdin 111122223333\.dkr\.ecr\.eu-west-1\.amazonaws\.com && /,
  azure: /^az acr login --name mldev[0-9a-f]{6} --subscription 00000000-0000-0000-0000-000000000000 && /,
  gcp: /^gcloud auth print-access-token \| docker login --username oauth2accesstoken --password-stdin https:\/\/europe-west1-docker\.pkg\.dev && /,
};

/** The one resource that images are pushed to, and what pulling from it is. */
const REPOSITORY: {
  readonly [T in Target]: { readonly type: RegExp; readonly allows: RegExp; readonly on: RegExp | undefined };
} = {
  aws: { type: /^AWS::ECR::Repository$/, allows: /ecr:BatchGetImage/, on: /:repository\/trivium\/dev\/images"/ },
  azure: { type: /containerregistry:Registry$/, allows: /^AcrPull$/, on: /registries\/mldev[0-9a-f]{6}"$/ },
  // Service agents of Google pull from it, and no account that is made.
  gcp: { type: /artifactregistry\/repository:Repository$/, allows: /artifactregistry/, on: undefined },
};

describe.each(TARGETS)('an image that is built, on %s', (target) => {
  test('has an address with the hash of its folder, where the step and the endpoint run in it', () => {
    const made = lowered(target);
    const uri = outputsOf(target, made)['ImagesDockerUri'] ?? '';
    expect(uri).toMatch(URI[target]);
    expect(emitted(target, { ...made, outputs: [] }).split(uri).length).toBeGreaterThan(2);
  });

  test('is pushed by a command line that is an output', () => {
    const outputs = outputsOf(target, lowered(target));
    expect(outputs['ImagesDockerBuild']).toMatch(LOGIN[target]);
    const uri = outputs['ImagesDockerUri'] ?? 'none';
    expect(outputs['ImagesDockerBuild']).toContain(` --tag ${uri}`);
    expect(outputs['ImagesDockerBuild']).toContain(` && docker push ${uri};`);
    expect(outputs['ImagesDockerBuild']?.split('\n')).toHaveLength(1);
  });

  test('has another address exactly when the folder changes', () => {
    const before = outputsOf(target, lowered(target))['ImagesDockerUri'];
    write('predict.py', 'def load(d): return 1\ndef predict(m, r): return r\n');
    expect(outputsOf(target, lowered(target))['ImagesDockerUri']).toBe(before);
    write('docker/app.py', 'print(1)');
    expect(outputsOf(target, lowered(target))['ImagesDockerUri']).not.toBe(before);
  });

  test('is what the plan shows for the step', () => {
    const made = lowered(target);
    const choice = made.choices.find(({ from, what }) => from === 'pipelines.train.steps.fit' && what === 'image');
    expect(choice).toMatchObject({ asked: 'build: docker', chosen: outputsOf(target, made)['ImagesDockerUri'] });
  });

  test('may be pulled by what runs it, from its repository alone', () => {
    const { type, allows, on } = REPOSITORY[target];
    const made = lowered(target);
    expect(
      made.resources
        .filter((resource) => type.test(resource.type) && resource.id !== 'foundation.hub')
        .map(({ part }) => part),
    ).toEqual(['foundation']);
    const pulls = made.permissions.filter((permission) => permission.allows.some((each) => allows.test(each)));
    if (on === undefined) {
      expect(pulls).toEqual([]);
      return;
    }
    expect(pulls.length).toBeGreaterThanOrEqual(2);
    expect(pulls.map((permission) => canonicalJson(permission.on)).filter((text) => !on.test(text))).toEqual([]);
    expect(pulls.flatMap(({ because }) => because).sort()).toEqual(
      expect.arrayContaining(['endpoints.live.image', 'pipelines.train.steps.fit.image']),
    );
  });

  test('is not there when the target has an image of its own', () => {
    const made = lowered(target, { image: { build: 'docker', [target]: OWN[target] } });
    expect(outputsOf(target, made)).toEqual({});
    const made_ = made.resources.filter(
      ({ id, type }) => id !== 'foundation.hub' && REPOSITORY[target].type.test(type),
    );
    // The foundation has its registry in any case; on AWS the repository is a stack of its own.
    expect(made_).toHaveLength(target === 'aws' ? 0 : 1);
  });

  test('of two systems is in one repository, and they share no address but for equal content on aws', () => {
    const [first, second] = ['wine', 'beer'].map((system) => lowered(target, { system }));
    const repository = (made: AnyLowered | undefined): string =>
      canonicalJson(
        (made?.resources ?? [])
          .filter(({ type }) => REPOSITORY[target].type.test(type))
          .map(({ id, props }) => ({ id, props })) as never,
      );
    expect(repository(second)).toBe(repository(first));
    const uris = [first, second].map((made) => (made === undefined ? '' : outputsOf(target, made)['ImagesDockerUri']));
    expect(uris[0] === uris[1]).toBe(target === 'aws');
  });
});

/** Runs a command line with commands that only write down what they were asked, beside the Dockerfile that is built. */
function runBuild(command: string): { readonly asked: string; readonly dockerfile: string; readonly ignored: string } {
  const [bin, seen] = [path.join(base, 'bin'), path.join(base, 'seen')];
  mkdirSync(seen);
  for (const name of ['aws', 'docker']) {
    write(
      `bin/${name}`,
      [
        '#!/bin/sh',
        'case "$1 $2" in "manifest inspect") exit 1;; "login "*) cat >/dev/null;; esac',
        `echo "${name} $*" >> ${seen}/asked`,
        'while [ $# -gt 0 ]; do',
        `  if [ "$1" = --file ]; then cp "$2" ${seen}/Dockerfile; [ ! -f "$2.dockerignore" ] || cp "$2.dockerignore" ${seen}/ignored; fi`,
        '  shift',
        'done',
        '',
      ].join('\n'),
    );
    chmodSync(path.join(bin, name), 0o755);
  }
  execFileSync('/bin/sh', ['-c', command], {
    cwd: base,
    env: { PATH: `${bin}:${process.env.PATH ?? ''}`, TMPDIR: seen },
  });
  expect(readdirSync(seen).filter((name) => name.startsWith('tmp'))).toEqual([]);
  const text = (name: string): string =>
    existsSync(path.join(seen, name)) ? readFileSync(path.join(seen, name), 'utf8') : '';
  return { asked: text('asked'), dockerfile: text('Dockerfile'), ignored: text('ignored') };
}

describe('an image that serves on aws', () => {
  const buildOf = (options: Parameters<typeof compiled>[1] = {}): string =>
    outputsOf('aws', lowered('aws', options))['ImagesDockerBuild'] ?? '';

  test('is built with a line behind the last of its Dockerfile, which starts the server of the model', () => {
    write('docker/Dockerfile.dockerignore', 'data\n');
    const { asked, dockerfile, ignored } = runBuild(buildOf());
    expect(asked.split('\n').map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'aws ecr get-login-password',
      'docker login --username',
      'docker buildx build',
      expect.stringMatching(/^docker push /),
      '',
    ]);
    const [first, second, ...more] = dockerfile.split('\n');
    expect([first, more]).toEqual(['FROM python:3.12', ['']]);
    expect(second).toMatch(/^ENTRYPOINT /);
    expect(JSON.parse((second ?? '').slice('ENTRYPOINT '.length))).toEqual([
      '/bin/sh',
      '-c',
      expect.stringContaining('/opt/ml/model/code/trivium_serving/serve.py'),
    ]);
    expect(ignored).toBe('data\n');
  });

  test('has a tag of its own: the same folder for jobs alone has no such line', () => {
    const jobs = { served: OWN.aws };
    expect(runBuild(buildOf(jobs)).dockerfile).toBe('');
    expect(buildOf(jobs)).not.toContain('ENTRYPOINT');
    const uris = [{}, jobs].map((options) => outputsOf('aws', lowered('aws', options))['ImagesDockerUri']);
    expect(new Set(uris).size).toBe(2);
  });

  test('is what versions are registered with, and steps run in', () => {
    const made = lowered('aws');
    const uri = outputsOf('aws', made)['ImagesDockerUri'] ?? '';
    const { Steps } = JSON.parse(emitted('aws', made)).documents.find((each: object) => 'Steps' in each) as {
      Steps: readonly { Name: string; Arguments: object }[];
    };
    expect(Steps.map(({ Name, Arguments }) => [Name, JSON.stringify(Arguments).includes(uri)])).toEqual([
      ['fit', true],
      ['keep', true],
    ]);
  });

  test('is built as it is for other clouds, which name a command themselves', () => {
    for (const target of ['azure', 'gcp'] as const) {
      expect(outputsOf(target, lowered(target))['ImagesDockerBuild']).not.toContain('ENTRYPOINT');
    }
  });
});

test('the ECR repository never moves a tag, scans, encrypts with the key, and keeps every image with a tag', () => {
  const { props, options } = lowered('aws').resources.find(({ id }) => id === 'FoundationImages') ?? {};
  expect(props).toMatchObject({
    imageTagMutability: 'IMMUTABLE',
    imageScanningConfiguration: { scanOnPush: true },
    encryptionConfiguration: { encryptionType: 'KMS', kmsKey: { 'trivium:ref': 'FoundationKey', attr: 'Arn' } },
  });
  const { lifecyclePolicy } = props as { lifecyclePolicy: { lifecyclePolicyText: string } };
  expect(
    (JSON.parse(lifecyclePolicy.lifecyclePolicyText) as { rules: { selection: { tagStatus: string } }[] }).rules.map(
      ({ selection }) => selection.tagStatus,
    ),
  ).toEqual(['untagged']);
  expect(options).toEqual({ retain: true });
});

test('the repository of Artifact Registry never moves a tag', () => {
  expect(lowered('gcp').resources.find(({ id }) => id === 'foundation.repository')?.props).toMatchObject({
    dockerConfig: { immutableTags: true },
  });
});

/** What is said, as code, place and text. */
const said = ({ diagnostics }: Compilation, code: string): readonly (readonly [string, string])[] =>
  diagnostics
    .filter((diagnostic) => diagnostic.code === code)
    .map(({ path: at, message, help = '' }) => [at.join('.'), `${message}; ${help}`]);

describe('a repository that is brought, on gcp', () => {
  const there = (location: string, project = 'acme-ml-dev'): object => ({
    repository: `projects/${project}/locations/${location}/repositories/ml`,
  });

  test('is used, and none is made', () => {
    const made = lowered('gcp', { use: there('europe-west1', 'other') });
    expect(outputsOf('gcp', made)['ImagesDockerUri']).toMatch(
      /^europe-west1-docker\.pkg\.dev\/other\/ml\/wine\/docker:/,
    );
    expect(made.resources.map(({ id }) => id)).not.toContain('foundation.repository');
  });

  test('of another project is said once, with the field and what its owner gives', () => {
    const found = said(compiled('gcp', { use: there('europe-west1', 'other') }), 'TRV5014');
    expect(found.map(([at]) => at)).toEqual(['environments.dev.gcp.use.repository']);
    expect(found[0]?.[1]).toMatch(/of the project other.*roles\/artifactregistry\.reader/);
    expect(said(compiled('gcp', { use: there('europe-west1') }), 'TRV5014')).toEqual([]);
  });

  test.each(['europe-west4', 'europe'])('in %s is refused for what serves', (location) => {
    const [first, ...more] = said(compiled('gcp', { use: there(location) }), 'TRV5015');
    expect(first).toEqual([
      'environments.dev.gcp.use.repository',
      expect.stringMatching(new RegExp(`is in "${location}", the environment in "europe-west1"`)),
    ]);
    expect(more).toEqual([]);
  });

  test('in another region does for jobs', () => {
    const served = { build: 'docker', gcp: OWN.gcp };
    const made = lowered('gcp', { use: there('europe-west4'), served });
    expect(outputsOf('gcp', made)['ImagesDockerUri']).toMatch(/^europe-west4-docker/);
  });
});

describe('a cache of Docker Hub that is brought, on gcp', () => {
  const hub = (location: string): object => ({
    dockerHub: `projects/images/locations/${location}/repositories/docker-hub`,
  });
  const image = 'python@3.12';

  test('is where the images of frameworks come from, and none is made', () => {
    const made = lowered('gcp', { image, use: hub('europe-west1') });
    const text = emitted('gcp', made);
    expect(text).toMatch(/europe-west1-docker\.pkg\.dev\/images\/docker-hub\/(library\/)?python[:@]/);
    expect(text).not.toContain('trivium-dev-hub');
    expect(made.resources.map(({ id }) => id)).not.toContain('foundation.hub');
    expect(lowered('gcp', { image }).resources.map(({ id }) => id)).toContain('foundation.hub');
  });

  test('of another project is said once, with the field', () => {
    const found = said(compiled('gcp', { image, use: hub('europe-west1') }), 'TRV5014');
    expect(found.map(([at]) => at)).toEqual(['environments.dev.gcp.use.dockerHub']);
  });

  test('of another location is refused for what serves, and does for jobs', () => {
    expect(said(compiled('gcp', { image, use: hub('europe') }), 'TRV5015').map(([at]) => at)).toEqual([
      'environments.dev.gcp.use.dockerHub',
    ]);
    expect(said(compiled('gcp', { image, served: { gcp: OWN.gcp }, use: hub('europe') }), 'TRV5015')).toEqual([]);
  });
});

describe('a repository that is brought, on aws', () => {
  const there = (account: string): object => ({
    repository: `arn:aws:ecr:eu-west-1:${account}:repository/ml/images`,
  });

  test.each(['111122223333', '444455556666'])('of the account %s is used, and none is made', (account) => {
    const made = lowered('aws', { use: there(account) });
    const outputs = outputsOf('aws', made);
    const registry = `${account}.dkr.ecr.eu-west-1.amazonaws.com`;
    expect(outputs['ImagesDockerUri']).toMatch(new RegExp(`^${registry}/ml/images:[0-9a-f]{16}$`));
    expect(outputs['ImagesDockerBuild']).toContain(`--password-stdin ${registry} && `);
    expect(made.resources.filter(({ type }) => type === 'AWS::ECR::Repository')).toEqual([]);
    expect(made.existing.find(({ type }) => type === 'AWS::ECR::Repository')?.id).toBe('FoundationImages');
    expect(made.choices.find(({ what }) => what === 'image')?.chosen).toBe(outputs['ImagesDockerUri']);
  });

  test('is what job and endpoint may pull from, and nothing else', () => {
    const { permissions } = lowered('aws', { use: there('444455556666') });
    const pulls = permissions.filter(({ allows }) => allows.includes('ecr:BatchGetImage'));
    expect(pulls.map(({ identity }) => identity).sort()).toEqual(['IdentitiesEndpointRole', 'IdentitiesJobRole']);
    for (const { on } of pulls) {
      expect(canonicalJson(on)).toMatch(/:ecr:eu-west-1:444455556666:repository\/ml\/images/);
      expect(on).toHaveLength(1);
    }
  });

  test('of another account is said, with the statement that its policy needs', () => {
    const [found, ...more] = said(compiled('aws', { use: there('444455556666') }), 'TRV3069');
    expect(more).toEqual([]);
    expect(found?.[0]).toBe('environments.dev.aws.use.repository');
    const statement = JSON.parse(/\{.*\}/.exec(found?.[1] ?? '')?.[0] ?? '{}') as object;
    expect(statement).toEqual({
      Sid: 'PullFrom111122223333',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
      Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    });
  });

  test('is nothing to tell its owner of in the own account, or when no image is built', () => {
    expect(said(compiled('aws', { use: there('111122223333') }), 'TRV3069')).toEqual([]);
    expect(said(compiled('aws', { use: there('444455556666'), image: OWN.aws }), 'TRV3069')).toEqual([]);
  });

  test('gives an address of 255 characters at most, as SageMaker takes it', () => {
    const named = (name: string): Compilation =>
      compiled('aws', { use: { repository: `arn:aws:ecr:eu-west-1:111122223333:repository/${name}` } });
    const around = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/:0123456789abcdef'.length;
    expect(said(named('n'.repeat(255 - around)), 'TRV6007')).toEqual([]);
    expect(said(named('n'.repeat(256 - around)), 'TRV6007')[0]?.[1]).toMatch(/256/);
  });
});

test('a registry that is brought is used on azure', () => {
  const registry =
    '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/shared/providers/Microsoft.ContainerRegistry/registries/brought';
  const outputs = outputsOf('azure', lowered('azure', { use: { registry } }));
  expect(outputs['ImagesDockerUri']).toMatch(/^brought\.azurecr\.io\/wine\/docker:/);
  expect(outputs['ImagesDockerBuild']).toMatch(/^az acr login --name brought --subscription 11111111-/);
});

test('a workspace that is brought without its registry gives the image no place', () => {
  const ARM = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shared/providers';
  const { diagnostics } = compiled('azure', {
    use: {
      workspace: `${ARM}/Microsoft.MachineLearningServices/workspaces/brought`,
      storage: `${ARM}/Microsoft.Storage/storageAccounts/brought`,
    },
  });
  expect(
    diagnostics.filter(({ severity }) => severity === 'error').map(({ code, path: at }) => `${code} ${at.join('.')}`),
  ).toContain('TRV4006 pipelines.train.steps.fit.image');
});
