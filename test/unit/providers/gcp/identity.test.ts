import type { LoweredPermission } from '../../../../lib/lowered/resource.js';
import { compileExample, lowerExample, resource } from './lower-example.js';

const permissions = (changes: unknown = {}): readonly LoweredPermission[] => lowerExample(changes).permissions;
const of = (role: string, changes: unknown = {}): readonly string[] =>
  permissions(changes)
    .filter(({ identity }) => identity.startsWith(`wine-quality--dev--${role}@`))
    .flatMap(({ allows, on }) => allows.map((each) => `${each} on ${String(on)}`))
    .sort();

describe('identities on Google Cloud', () => {
  it('gives jobs what the pipeline needs and nothing else', () => {
    const bucket = (resource(lowerExample(), 'foundation.bucket').props as { readonly name: string }).name;
    expect(of('job')).toEqual([
      'roles/aiplatform.user on projects/acme-ml-dev',
      'roles/iam.serviceAccountUser on wine-quality--dev--job@acme-ml-dev.iam.gserviceaccount.com',
      'roles/logging.logWriter on projects/acme-ml-dev',
      `roles/storage.objectUser on gs://${bucket}/runs/wine-quality/dev/`,
      `roles/storage.objectViewer on gs://${bucket}/code/wine-quality/dev/`,
      `roles/storage.objectViewer on gs://${bucket}/data/wine-quality/dev/`,
      `roles/storage.objectViewer on gs://${bucket}/pipelines/wine-quality/dev/`,
    ]);
  });

  it('says for each permission which lines of the spec need it, and why none smaller exists', () => {
    for (const { because, on, wildcardReason } of permissions()) {
      expect(because.length).toBeGreaterThan(0);
      expect([on, wildcardReason !== undefined]).toEqual([on, on === 'projects/acme-ml-dev']);
    }
  });

  it('never gives a role that administers', () => {
    expect(
      permissions()
        .flatMap(({ allows }) => allows)
        .filter((role) => /admin|owner|^roles\/editor$/i.test(role)),
    ).toEqual([]);
  });

  it('limits the access to the bucket to the folder of the system, and leaves listing possible', () => {
    const { condition } = resource(lowerExample(), 'identities.job.bucket-runs').props as {
      readonly condition: { readonly expression: string };
    };
    expect(condition.expression).toMatch(
      /^resource\.type == "storage\.googleapis\.com\/Bucket" \|\| resource\.name\.startsWith\("projects\/_\/buckets\/[a-z0-9-]+\/objects\/runs\/wine-quality\/dev\/"\)$/,
    );
  });

  it('loses a permission with the line that needs it', () => {
    const secret = {
      secrets: { tracker: { gcp: 'projects/acme-ml-dev/secrets/tracker' } },
      pipelines: { train: { steps: { fit: { secrets: { TRACKER: 'tracker' } } } } },
    };
    const wanted = 'roles/secretmanager.secretAccessor on projects/acme-ml-dev/secrets/tracker';
    expect(of('job', secret)).toContain(wanted);
    expect(of('job')).not.toContain(wanted);
    expect(resource(lowerExample(secret), 'identities.job.secret-tracker').props).toMatchObject({
      project: 'acme-ml-dev',
      secretId: 'tracker',
    });
  });

  it('reads data of another bucket below its address only', () => {
    const lake = (uri: string, type: string) =>
      of('job', { datasets: { raw: { uri: { gcp: uri }, type, columns: null, format: null } } }).filter((line) =>
        line.includes('gs://lake'),
      );
    expect(lake('gs://lake/rows', 'directory')).toEqual(['roles/storage.objectViewer on gs://lake/rows/']);
    expect(lake('gs://lake/rows.csv', 'file')).toEqual(['roles/storage.objectViewer on gs://lake/rows.csv']);
  });

  it('leaves the policy of a bucket of another project alone, and says what its owner gives', () => {
    const changes = {
      datasets: { raw: { uri: { gcp: 'gs://lake/rows.csv' }, access: { gcp: { project: 'acme-lake' } } } },
    };
    expect(of('job', changes).filter((line) => line.includes('lake'))).toEqual([]);
    expect(compileExample(changes).diagnostics.find(({ code }) => code === 'TRV5011')?.message).toContain(
      'its owner gives wine-quality--dev--job@acme-ml-dev.iam.gserviceaccount.com the role roles/storage.objectViewer on rows.csv in it',
    );
  });

  it('gives no account a role to pull images, which service agents do; the owner of another project is told', () => {
    const prepare = (gcp: string) => ({ pipelines: { train: { steps: { prepare: { image: { gcp } } } } } });
    const told = (gcp: string) =>
      compileExample(prepare(gcp))
        .diagnostics.filter(({ code }) => code === 'TRV5014')
        .map(({ path, message }) => `${path.join('.')}: ${message}`);
    const others = 'europe-docker.pkg.dev/acme-images/ml/prepare:1';
    expect(JSON.stringify(permissions(prepare(others)))).not.toContain('artifactregistry');
    expect(told(others)).toEqual([
      'pipelines.train.steps.prepare.image: the repository ml (europe) is of the project acme-images: its owner lets Vertex AI of acme-ml-dev pull from it',
    ]);
    expect(told('europe-docker.pkg.dev/acme-ml-dev/ml/prepare:1')).toEqual([]);
    expect(told('europe-docker.pkg.dev/vertex-ai/training/x:1')).toEqual([]);
  });

  it('opens the folder of an artifact in the bucket of the environment alone, and warns of one elsewhere', () => {
    const serving = (uri: string) => ({
      environments: { dev: { gcp: { use: { bucket: 'shared-ml' } } } },
      endpoints: { live: { model: null, artifact: uri } },
    });
    const viewer = (uri: string) => of('serve', serving(uri)).filter((line) => line.includes('storage'));
    const warned = (uri: string) =>
      compileExample(serving(uri))
        .diagnostics.map(({ code }) => code)
        .includes('TRV5109');
    expect(viewer('gs://shared-ml/packed/wine')).toEqual(['roles/storage.objectViewer on gs://shared-ml/packed/wine/']);
    expect(warned('gs://shared-ml/packed/wine')).toBe(false);
    expect(viewer('gs://others/wine/')).toEqual([]);
    expect(warned('gs://others/wine/')).toBe(true);
  });

  it('makes no account that may do nothing', () => {
    const lowered = lowerExample({
      endpoints: null,
      alarms: { errors: null, latency: null, saturated: null, silent: null, slow: null },
    });
    expect(
      lowered.resources.filter(({ type }) => type === 'gcp:serviceaccount/account:Account').map(({ id }) => id),
    ).toEqual(['identities.job']);
  });

  it('leaves a brought account alone, and says which roles it needs', () => {
    const job = 'training@acme-ml-dev.iam.gserviceaccount.com';
    const compilation = compileExample({ environments: { dev: { gcp: { use: { serviceAccounts: { job } } } } } });
    expect(compilation.lowered.gcp?.resources.filter(({ id }) => id.startsWith('identities.job'))).toEqual([]);
    expect(
      compilation.diagnostics
        .filter(({ code }) => code === 'TRV5005')
        .map(({ message }) => message)
        .join(),
    ).toContain('roles/aiplatform.user on projects/acme-ml-dev');
    expect(JSON.stringify(compilation.lowered.gcp?.documents)).toContain(job);
  });

  it('leaves the policy of a secret of another project alone, and says what its owner gives', () => {
    const changes = {
      secrets: { tracker: { gcp: 'projects/acme-keys/secrets/tracker' } },
      pipelines: { train: { steps: { fit: { secrets: { TRACKER: 'tracker' } } } } },
    };
    expect(of('job', changes).filter((line) => line.includes('secretmanager'))).toEqual([]);
    expect(compileExample(changes).diagnostics.map(({ code, message }) => `${code} ${message}`)).toContain(
      'TRV5011 the secret tracker is of the project acme-keys: its owner gives wine-quality--dev--job@acme-ml-dev.iam.gserviceaccount.com the role roles/secretmanager.secretAccessor on it',
    );
    // Whose a number is cannot be told.
    const numbered = { ...changes, secrets: { tracker: { gcp: 'projects/123456789012/secrets/tracker' } } };
    expect(of('job', numbered).filter((line) => line.includes('secretmanager'))).toHaveLength(1);
  });

  it('says what a bucket that is read must allow: the role on it has a condition', () => {
    const lake = (access: object) =>
      compileExample({ datasets: { raw: { uri: { gcp: 'gs://lake/rows.csv' }, ...access } } })
        .diagnostics.filter(({ code }) => code === 'TRV5017' || code === 'TRV5011')
        .map(({ code, path }) => `${code} ${path.join('.')}`);
    expect(lake({})).toEqual(['TRV5017 datasets.raw.uri']);
    expect(lake({ access: { gcp: { project: 'acme-lake' } } })).toEqual(['TRV5011 datasets.raw.access.gcp.project']);
  });

  it('of another project is warned of: its project must let it be used', () => {
    const using = (job: string) =>
      compileExample({ environments: { dev: { gcp: { use: { serviceAccounts: { job } } } } } }).diagnostics.filter(
        ({ code }) => code === 'TRV5016',
      );
    expect(using('jobs@acme-ml-dev.iam.gserviceaccount.com')).toEqual([]);
    expect(using('123456789012-compute@developer.gserviceaccount.com')).toEqual([]);
    const [said] = using('jobs@acme-shared.iam.gserviceaccount.com');
    expect(said?.path.join('.')).toBe('environments.dev.gcp.use.serviceAccounts.job');
    expect(said?.help).toContain('service-<number>@gcp-sa-aiplatform.iam.gserviceaccount.com');
    expect(said?.help).toContain('iam.disableCrossProjectServiceAccountUsage');
  });

  it('says once what a brought account of triggers needs, the table of captured requests included', () => {
    const trigger = 'starts@acme-ml-dev.iam.gserviceaccount.com';
    const { diagnostics, lowered } = compileExample({
      environments: { dev: { gcp: { use: { serviceAccounts: { trigger } } } } },
    });
    const said = diagnostics.filter(({ code }) => code === 'TRV5005');
    expect(said.map(({ path }) => path.join('.'))).toEqual(['environments.dev.gcp.use.serviceAccounts.trigger']);
    const table = 'projects/acme-ml-dev/datasets/trivium_dev/tables/wine_quality__dev__live';
    expect(said[0]?.message).toContain(`roles/bigquery.dataEditor on ${table}`);
    expect(lowered.gcp?.permissions.filter(({ identity }) => identity === trigger)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          allows: ['roles/bigquery.dataEditor'],
          on: table,
          because: ['endpoints.live.capture.keep'],
          brought: true,
        }),
        expect.objectContaining({ allows: ['roles/bigquery.jobUser'], on: 'projects/acme-ml-dev', brought: true }),
      ]),
    );
    expect(JSON.stringify(lowered.gcp?.resources)).not.toContain('roles/bigquery');
  });

  it('refuses a name that is too long for a service account alone', () => {
    const { diagnostics } = compileExample({ system: 'predicts-the-quality-of-wines' });
    expect(diagnostics.filter(({ code }) => code === 'TRV6005').map(({ message }) => message)).toEqual(
      expect.arrayContaining([expect.stringContaining('of the service account has 39 characters, the limit is 30')]),
    );
  });
});
