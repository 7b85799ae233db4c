import { compileExample, findings, inNetwork, lowerExample, resource } from './lower-example.js';

const ids = (changes: unknown = {}, environment?: string): readonly string[] =>
  lowerExample(changes, environment)
    .resources.filter(({ part }) => part === 'foundation')
    .map(({ id }) => id)
    .sort();
const gcp = (value: unknown) => ({ environments: { dev: { gcp: value } } });
const KEY = 'projects/acme-ml-dev/locations/europe-west1/keyRings/ml/cryptoKeys/data';

describe('the foundation on Google Cloud', () => {
  it('is the bucket, the two repositories of images and the dataset of captured requests, whatever a system needs of them', () => {
    const whole = ['foundation.bucket', 'foundation.capture', 'foundation.hub', 'foundation.repository'];
    expect(ids()).toEqual(whole);
    expect(ids({ endpoints: { live: { capture: null } } })).toEqual(whole);
    expect(ids({ defaults: { image: 'europe-docker.pkg.dev/acme/ml/python:3.11' } })).toEqual(whole);
  });

  it('enables the same APIs for every system, when it enables any', () => {
    const apis = (changes: unknown): readonly string[] =>
      ids(changes, 'prod').filter((id) => id.startsWith('foundation.apis.'));
    expect(apis({})).toContain('foundation.apis.bigquery');
    expect(apis({ endpoints: { live: { capture: null } } })).toEqual(apis({}));
  });

  it('has a private bucket that keeps old versions for a while', () => {
    expect(resource(lowerExample(), 'foundation.bucket').props).toMatchObject({
      uniformBucketLevelAccess: true,
      publicAccessPrevention: 'enforced',
      versioning: { enabled: true },
      location: 'EUROPE-WEST1',
    });
  });

  it('keeps the bucket when the environment says so, and empties it when not', () => {
    const bucket = (retain: boolean) =>
      resource(lowerExample({ environments: { dev: { retain } } }), 'foundation.bucket');
    expect(bucket(true)).toMatchObject({ options: { retain: true }, props: { forceDestroy: false } });
    expect(bucket(false)).toMatchObject({ options: { retain: false }, props: { forceDestroy: true } });
  });

  it('makes no key: a key ring can never be deleted', () => {
    expect(lowerExample().resources.filter(({ type }) => type.startsWith('gcp:kms/'))).toEqual([]);
  });

  it('carries a brought key to storage, jobs, runs, schedules, workflows and models', () => {
    const lowered = lowerExample(gcp({ use: { key: KEY } }));
    expect(resource(lowered, 'foundation.bucket').props).toMatchObject({ encryption: { defaultKmsKeyName: KEY } });
    expect(resource(lowered, 'foundation.capture').props).toMatchObject({
      defaultEncryptionConfiguration: { kmsKeyName: KEY },
    });
    expect(resource(lowered, 'pipelines.train.start').props).toMatchObject({ cryptoKeyName: KEY });
    expect(JSON.stringify(resource(lowered, 'triggers.nightly').props)).toContain(KEY);
    for (const id of [
      'pipelines.train.start',
      'pipelines.train.steps.fit.request',
      'pipelines.train.steps.register.request',
    ]) {
      expect([
        id,
        JSON.stringify(lowered.documents.find((document) => document.id === id)?.body).includes(KEY),
      ]).toEqual([id, true]);
    }
  });

  it('carries a brought network to jobs, runs and schedules', () => {
    const network = 'projects/123456789012/global/networks/ml';
    const lowered = lowerExample(inNetwork(network));
    expect(JSON.stringify(resource(lowered, 'triggers.nightly').props)).toContain(network);
    for (const id of ['pipelines.train.start', 'pipelines.train.steps.fit.request']) {
      expect(JSON.stringify(lowered.documents.find((document) => document.id === id)?.body)).toContain(network);
    }
  });

  it('changes the project only where the environment lets it', () => {
    expect(ids({}, 'prod')).toEqual(expect.arrayContaining(['foundation.apis.aiplatform', 'foundation.audit']));
    expect(resource(lowerExample({}, 'prod'), 'foundation.apis.aiplatform').props).toMatchObject({
      disableOnDestroy: false,
    });
  });

  it('lets everything wait for the API that it needs, when it enables APIs', () => {
    const lowered = lowerExample({}, 'prod');
    expect(resource(lowered, 'triggers.nightly').options?.dependsOn).toContain('foundation.apis.aiplatform');
    expect(resource(lowered, 'identities.job').options?.dependsOn).toContain('foundation.apis.iam');
  });

  it.each([
    [
      'a key of another region',
      { use: { key: KEY.replace('europe-west1', 'us-central1') } },
      'TRV5003 environments.dev.gcp.use.key',
    ],
    [
      'a network by the id of its project',
      { use: { network: 'projects/acme-net/global/networks/ml' } },
      'TRV5004 environments.dev.gcp.use.network',
    ],
    ['a region that has Vertex AI, but no Workflows', { region: 'us-west8' }, 'TRV6008 environments.dev.gcp.region'],
    ['a region that Vertex AI does not have', { region: 'europe-west99' }, 'TRV6008 environments.dev.gcp.region'],
    [
      'a project after which no bucket can be named',
      { project: 'my-google-ml' },
      'TRV5012 environments.dev.gcp.use.bucket',
    ],
  ])('refuses %s', (_what, changes, expected) => {
    expect(findings(gcp(changes))).toContain(expected);
  });

  it('names what a region lacks, and regions of the same continents', () => {
    const { diagnostics } = compileExample(gcp({ region: 'us-west8' }));
    const { message, help } = diagnostics.find(({ code }) => code === 'TRV6008') ?? {};
    expect(message).toBe('gcp has no Workflows, which starts runs and releases, in "us-west8"');
    expect(help).toMatch(/us-central1.*us-west4/);
    expect(help).not.toMatch(/us-west8|us-east7|europe/);
  });
});
