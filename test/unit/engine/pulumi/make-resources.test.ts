import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { makeResources, type MakeOptions } from '../../../../lib/engine/pulumi/index.js';
import { asset, embed, join, ref } from '../../../../lib/lowered/ref.js';
import type { AnyLowered } from '../../../../lib/lowered/resource.js';

const calls: pulumi.runtime.MockCallArgs[] = [];
const made: (pulumi.runtime.MockResourceArgs & { readonly read: boolean })[] = [];

beforeAll(() =>
  pulumi.runtime.setMocks(
    {
      newResource: (args) => {
        made.push({ ...args, read: args.id !== undefined && args.id !== '' });
        return {
          id: args.id !== undefined && args.id !== '' ? args.id : `${args.name}-id`,
          state: { email: `${args.name}@project`, ...args.inputs },
        };
      },
      call: (args) => {
        calls.push(args);
        return { number: '42', nested: { deep: 'value' } };
      },
    },
    'project',
    'stack',
    true,
  ),
);
beforeEach(() => {
  calls.length = 0;
  made.length = 0;
});

const EMPTY: AnyLowered = {
  resources: [],
  existing: [],
  lookups: [],
  documents: [],
  assets: [],
  outputs: [],
  permissions: [],
  choices: [],
};
const CATALOG = { bundles: [], data: [], images: [], requirements: {}, predictors: {}, servingBootstrap: '' };

async function run(lowered: Partial<AnyLowered>, options: Partial<MakeOptions> = {}) {
  const result = makeResources({
    lowered: { ...EMPTY, ...lowered },
    assets: CATALOG,
    parts: ['foundation', 'system'],
    name: (id) => `wine.${id}`,
    parent: () => undefined,
    ...options,
  });
  await (pulumi.runtime as unknown as { disconnect(): Promise<void> }).disconnect();
  return result;
}

const settled = <T>(value: unknown): Promise<T> =>
  new Promise((done) => {
    pulumi.output(value as T).apply((known) => {
      done(known as T);
    });
  });
const account = {
  type: 'gcp:serviceaccount/account:Account',
  id: 'identities.job',
  from: 'identities.job',
  part: 'system',
  props: { accountId: 'wine-dev-job' },
} as const;
const bucket = {
  type: 'gcp:storage/bucket:Bucket',
  id: 'foundation.bucket',
  from: 'foundation',
  part: 'foundation',
  props: { name: 'wine', location: 'EU' },
} as const;
const topic = (props: unknown) =>
  ({ type: 'gcp:pubsub/topic:Topic', id: 'topic', from: 'topic', part: 'system', props }) as const;
const inputsOf = (type: string): Record<string, unknown> =>
  made.find((resource) => resource.type === type)?.inputs as Record<string, unknown>;

describe('making resources with Pulumi', () => {
  it('finds the class of a token whose file is spelt differently', async () => {
    await run({
      resources: [
        {
          type: 'gcp:projects/iAMMember:IAMMember',
          id: 'member',
          from: 'x',
          part: 'system',
          props: { member: 'm', project: 'p', role: 'r' },
        },
      ],
    });
    expect(made.map(({ type, name }) => [type, name])).toEqual([['gcp:projects/iAMMember:IAMMember', 'wine.member']]);
  });

  it('turns a reference into the output of the resource, also inside a text', async () => {
    await run({
      resources: [
        account,
        topic({
          name: ref('identities.job', 'email'),
          kmsKeyName: join`serviceAccount:${ref('identities.job', 'email')}`,
        }),
      ],
    });
    expect(inputsOf('gcp:pubsub/topic:Topic')).toMatchObject({
      name: 'wine.identities.job@project',
      kmsKeyName: 'serviceAccount:wine.identities.job@project',
    });
  });

  it('embeds a document as canonical text, with references in it', async () => {
    const documents = [
      {
        id: 'doc',
        format: 'workflow',
        from: 'x',
        file: 'workflows/doc',
        body: { b: ref('identities.job', 'email'), a: '<' },
      },
    ];
    await run({ documents, resources: [account, topic({ name: embed('doc'), kmsKeyName: embed('doc', 'base64') })] });
    const text = '{"a":"\\u003c","b":"wine.identities.job@project"}';
    expect(inputsOf('gcp:pubsub/topic:Topic')).toMatchObject({
      name: text,
      kmsKeyName: Buffer.from(text).toString('base64'),
    });
  });

  it('asks a lookup once, and only when something refers to its answer', async () => {
    const lookups = [
      {
        id: 'lookups.project',
        call: 'gcp:organizations/getProject:getProject',
        part: 'foundation',
        args: { projectId: 'p' },
      },
      { id: 'unused', call: 'gcp:organizations/getProject:getProject', part: 'foundation', args: {} },
    ] as const;
    await run({
      lookups,
      resources: [topic({ name: ref('lookups.project', 'number'), kmsKeyName: ref('lookups.project', 'nested.deep') })],
    });
    expect(calls).toMatchObject([{ token: 'gcp:organizations/getProject:getProject', inputs: { projectId: 'p' } }]);
    expect(inputsOf('gcp:pubsub/topic:Topic')).toMatchObject({ name: '42', kmsKeyName: 'value' });
  });

  it('reads what exists and never makes it', async () => {
    await run({
      existing: [
        {
          type: account.type,
          id: 'identities.job',
          from: 'identities.job',
          part: 'system',
          physicalId: 'projects/p/serviceAccounts/brought',
        },
      ],
      resources: [topic({ name: ref('identities.job', 'email') })],
    });
    expect(made.find(({ type }) => type === account.type)).toMatchObject({
      read: true,
      id: 'projects/p/serviceAccounts/brought',
    });
  });

  it('makes only the part that is asked for, and reads what the other part makes', async () => {
    const resources = [bucket, topic({ name: ref('foundation.bucket', 'name') })];
    await run(
      {
        resources: [
          bucket,
          { ...topic({ name: ref('foundation.bucket', 'id') }), options: { dependsOn: ['foundation.bucket'] } },
        ],
      },
      { parts: ['system'], physicalId: (resource) => (resource.props as { readonly name: string }).name },
    );
    expect(made.map(({ type, read }) => [type, read])).toEqual([
      ['gcp:storage/bucket:Bucket', true],
      ['gcp:pubsub/topic:Topic', false],
    ]);
    await expect(run({ resources }, { parts: ['system'] })).rejects.toThrow('nothing is known of "foundation.bucket"');
  });

  it('uploads a file, a text, and a bundle that it packs under its hash', async () => {
    const folder = mkdtempSync(joinPath(tmpdir(), 'trivium-'));
    writeFileSync(joinPath(folder, 'a.csv'), 'x\n1\n');
    const bundles = [
      {
        id: 'bundle',
        code: undefined,
        hash: 'abc',
        files: [{ path: 'a.csv', source: joinPath(folder, 'a.csv'), hash: 'h', bytes: 4, executable: false }],
      },
    ];
    const assets = [
      { id: 'data', from: 'x', fileName: 'a.csv', hash: 'h', source: { path: joinPath(folder, 'a.csv') } },
      { id: 'text', from: 'x', fileName: 't.txt', hash: 'h', source: { text: 'hello' } },
      { id: 'code', from: 'x', fileName: 'code.zip', hash: 'abc', source: { bundle: 'bundle' } },
    ];
    const object = (id: string) =>
      ({
        type: 'gcp:storage/bucketObject:BucketObject',
        id,
        from: 'x',
        part: 'system',
        props: { bucket: 'b', name: id, source: asset(id, 'file') },
      }) as const;
    await run(
      { assets, resources: assets.map(({ id }) => object(id)) },
      { assets: { ...CATALOG, bundles }, assetFolder: folder },
    );
    const sources = await Promise.all(
      made.map(({ inputs }) => settled<{ path?: unknown; text?: unknown }>(inputs.source)),
    );
    expect(await settled(sources[0]?.path)).toBe(joinPath(folder, 'a.csv'));
    expect(await settled(sources[1]?.text)).toBe('hello');
    expect(
      readFileSync(await settled<string>(sources[2]?.path))
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('gives outputs of the parts that it made', async () => {
    const outputs = [
      { name: 'Email', part: 'system', description: '', value: ref('identities.job', 'email') },
      { name: 'Bucket', part: 'foundation', description: '', value: 'b' },
    ] as const;
    const { outputs: found } = await run({ resources: [account], outputs }, { parts: ['system'] });
    expect(Object.keys(found)).toEqual(['Email']);
    expect(await settled(found.Email)).toBe('wine.identities.job@project');
  });

  it('refuses a type that the SDK does not have', async () => {
    await expect(run({ resources: [{ ...account, type: 'gcp:serviceaccount/acount:Acount' }] })).rejects.toThrow(
      'has no file serviceaccount/acount.js',
    );
  });
});
