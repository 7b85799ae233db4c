import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  { system = 'wine', image = { build: 'docker/' } as unknown, use = {} as object } = {},
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
      models: { red: { predictor: 'predict.py', image } },
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
    expect(outputs['ImagesDockerBuild']).toContain(
      ` --tag ${outputs['ImagesDockerUri'] ?? 'none'} docker && docker push ${outputs['ImagesDockerUri'] ?? 'none'};`,
    );
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

test('a repository that is brought is used, and none is made', () => {
  const made = lowered('gcp', { use: { repository: 'projects/other/locations/europe-west4/repositories/ml' } });
  expect(outputsOf('gcp', made)['ImagesDockerUri']).toMatch(/^europe-west4-docker\.pkg\.dev\/other\/ml\/wine\/docker:/);
  expect(made.resources.map(({ id }) => id)).not.toContain('foundation.repository');
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
