/** A change of one leaf: where it stands in the rich spec, and what it becomes. `base` first lays something under it. */
export interface Sample {
  readonly path: string;
  readonly to: unknown;
  /** A value laid over the rich spec before both compilations: what the leaf needs beside it. Paths → values; null removes. */
  readonly base?: Readonly<Record<string, unknown>>;
  /** Values for the other choices of a closed list; each is tried against the base. */
  readonly choices?: Readonly<Record<string, unknown>>;
}

const step = (leaf: string, to: unknown, base?: Sample['base']): Sample => ({
  path: `pipelines.train.steps.prepare.${leaf}`,
  to,
  ...(base === undefined ? {} : { base }),
});
const fit = (leaf: string, to: unknown, base?: Sample['base']): Sample => ({
  path: `pipelines.train.steps.fit.${leaf}`,
  to,
  ...(base === undefined ? {} : { base }),
});
const job = (leaf: string, to: unknown, base?: Sample['base']): Sample => ({
  path: `jobs.backfill.${leaf}`,
  to,
  ...(base === undefined ? {} : { base }),
});
const live = (leaf: string, to: unknown, base?: Sample['base']): Sample => ({
  path: `endpoints.live.${leaf}`,
  to,
  ...(base === undefined ? {} : { base }),
});
const env = (leaf: string, to: unknown, base?: Sample['base']): Sample => ({
  path: `environments.dev.${leaf}`,
  to,
  ...(base === undefined ? {} : { base }),
});
const all = (path: string, to: unknown, base?: Sample['base']): Sample => ({
  path,
  to,
  ...(base === undefined ? {} : { base }),
});

const ARM = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shared/providers';
const identity = (name: string): string => `${ARM}/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`;
const role = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
const account = (name: string): string => `${name}@acme-ml-dev.iam.gserviceaccount.com`;
const AWS_NETWORK = {
  'environments.dev.aws.use.network': {
    vpc: 'vpc-0a0a0a0a',
    subnets: ['subnet-0a0a0a0a'],
    securityGroups: ['sg-0a0a0a0a'],
  },
};
/** What serves in a network of Google Cloud has everything in its image. */
const GCP_COMPLETE = {
  'defaults.image': { gcp: 'europe-docker.pkg.dev/acme-ml-dev/ml/all:1' },
  'defaults.requirements': null,
};
const BROUGHT_WORKSPACE = { 'environments.dev.azure.use.storage': `${ARM}/Microsoft.Storage/storageAccounts/shared` };
/** On Google Cloud every framework stands on a plain Python and comes from the locked requirements, which must agree with the pin: there another Python is another image. */
const OTHER_IMAGE = { aws: 'sklearn@1.2', azure: 'sklearn@1.5', gcp: 'python@3.13' };
const BARE_STEP = { 'pipelines.train.steps.prepare.compute': null };

/** Compute is asked for in the same words wherever it stands. */
const computeSamples = (
  at: (leaf: string, to: unknown, base?: Sample['base']) => Sample,
  own: string,
): Readonly<Record<string, Sample>> => ({
  'compute.cpu': at('compute.cpu', 16),
  'compute.memory': at('compute.memory', '64GiB'),
  'compute.gpu.type': at('compute.gpu.type', 'v100', { [own]: { gpu: { type: 't4', count: 1 } } }),
  'compute.gpu.count': at('compute.gpu.count', 4, { [own]: { gpu: { type: 't4', count: 1 } } }),
  'compute.disk': at('compute.disk', '200GiB'),
  'compute.machine.aws': at('compute.machine.aws', 'ml.m5.4xlarge'),
  'compute.machine.azure': at('compute.machine.azure', 'Standard_E8s_v3'),
  'compute.machine.gcp': at('compute.machine.gcp', 'n2-standard-16'),
});
const spotSamples = (
  at: (leaf: string, to: unknown, base?: Sample['base']) => Sample,
): Readonly<Record<string, Sample>> => ({
  'compute.instances': at('compute.instances', 2),
  'compute.spot.maxWait': at('compute.spot.maxWait', '8h', {
    [at('compute.spot', 0).path]: { maxWait: '6h', checkpoint: true },
  }),
  'compute.spot.checkpoint': at('compute.spot.checkpoint', false, {
    [at('compute.spot', 0).path]: { maxWait: '6h', checkpoint: true },
  }),
});
const prefixed = (noun: string, samples: Readonly<Record<string, Sample>>): Readonly<Record<string, Sample>> =>
  Object.fromEntries(Object.entries(samples).map(([leaf, sample]) => [`${noun} ${leaf}`, sample]));

/** One change for each leaf of the schema: a leaf without one fails the test. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  'system system': all('system', 'richer'),
  'system owner': all('owner', 'other@example.com'),
  'system tags.*': all('tags.area', 'changed'),
  'defaults image': all('defaults.image', OTHER_IMAGE),
  'defaults python': all('defaults.python', '3.10'),
  'defaults code': all('defaults.code', 'other'),
  'defaults requirements': all('defaults.requirements', 'other/requirements.txt'),
  ...prefixed(
    'defaults',
    computeSamples((leaf, to, base) => all(`defaults.${leaf}`, to, { ...BARE_STEP, ...base }), 'defaults.compute'),
  ),
  ...prefixed(
    'defaults',
    spotSamples((leaf, to, base) =>
      all(`defaults.${leaf}`, to, { 'pipelines.train.steps.fit.compute': null, ...base }),
    ),
  ),
  'defaults timeout': all('defaults.timeout', '5h'),
  'defaults retry.attempts': all('defaults.retry.attempts', 4),
  'defaults retry.causes[]': all('defaults.retry.causes', ['platform', 'failure']),
  'defaults env.*': all('defaults.env.LEVEL', 'debug'),
  'environment aws.account': env('aws.account', '444455556666'),
  'environment aws.region': env('aws.region', 'us-east-1'),
  'environment aws.use.bucket': env('aws.use.bucket', 'brought-bucket'),
  'environment aws.use.key': env(
    'aws.use.key',
    'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  ),
  'environment aws.use.network.vpc': env('aws.use.network.vpc', 'vpc-0b0b0b0b', AWS_NETWORK),
  'environment aws.use.network.subnets[]': env('aws.use.network.subnets', ['subnet-0b0b0b0b'], AWS_NETWORK),
  'environment aws.use.network.securityGroups[]': env('aws.use.network.securityGroups', ['sg-0b0b0b0b'], AWS_NETWORK),
  'environment aws.use.roles.job': env('aws.use.roles.job', role('job')),
  'environment aws.use.roles.endpoint': env('aws.use.roles.endpoint', role('endpoint')),
  'environment aws.use.roles.release': env('aws.use.roles.release', role('release')),
  'environment aws.use.roles.trigger': env('aws.use.roles.trigger', role('trigger')),
  'environment aws.use.permissionsBoundary': env(
    'aws.use.permissionsBoundary',
    'arn:aws:iam::111122223333:policy/boundary',
  ),
  'environment aws.use.repository': env(
    'aws.use.repository',
    'arn:aws:ecr:eu-west-1:111122223333:repository/ml/images',
    { 'models.wine.image': { build: 'docker' } },
  ),
  'environment aws.use.logs': env('aws.use.logs', '/ml/release'),
  'environment azure.subscription': env('azure.subscription', '22222222-2222-2222-2222-222222222222'),
  'environment azure.resourceGroup': env('azure.resourceGroup', 'other-group'),
  'environment azure.location': env('azure.location', 'northeurope'),
  'environment azure.use.workspace': env(
    'azure.use.workspace',
    `${ARM}/Microsoft.MachineLearningServices/workspaces/shared`,
    BROUGHT_WORKSPACE,
  ),
  'environment azure.use.key': env('azure.use.key', 'https://kv-ml.vault.azure.net/keys/ml'),
  'environment azure.use.storage': env('azure.use.storage', `${ARM}/Microsoft.Storage/storageAccounts/brought`),
  'environment azure.use.registry': env('azure.use.registry', `${ARM}/Microsoft.ContainerRegistry/registries/shared`),
  'environment azure.use.keyVault': env('azure.use.keyVault', `${ARM}/Microsoft.KeyVault/vaults/brought`),
  'environment azure.use.applicationInsights': env(
    'azure.use.applicationInsights',
    `${ARM}/Microsoft.Insights/components/brought`,
  ),
  'environment azure.use.network.subnet': env(
    'azure.use.network.subnet',
    `${ARM}/Microsoft.Network/virtualNetworks/v/subnets/s`,
  ),
  'environment azure.use.identities.job': env('azure.use.identities.job', identity('job')),
  'environment azure.use.identities.endpoint': env('azure.use.identities.endpoint', identity('endpoint')),
  'environment azure.use.identities.release': env('azure.use.identities.release', identity('release')),
  'environment azure.use.identities.workspace': env('azure.use.identities.workspace', identity('workspace')),
  'environment azure.use.logs': env('azure.use.logs', `${ARM}/Microsoft.OperationalInsights/workspaces/shared`),
  'environment gcp.project': env('gcp.project', 'acme-ml-two'),
  'environment gcp.region': env('gcp.region', 'europe-west4'),
  'environment gcp.use.bucket': env('gcp.use.bucket', 'brought-bucket'),
  'environment gcp.use.key': env(
    'gcp.use.key',
    'projects/acme-ml-dev/locations/europe-west1/keyRings/ml/cryptoKeys/ml',
  ),
  'environment gcp.use.network': env('gcp.use.network', 'projects/123456789012/global/networks/ml', GCP_COMPLETE),
  'environment gcp.use.serviceAccounts.job': env('gcp.use.serviceAccounts.job', account('job')),
  'environment gcp.use.serviceAccounts.endpoint': env('gcp.use.serviceAccounts.endpoint', account('endpoint')),
  'environment gcp.use.serviceAccounts.release': env('gcp.use.serviceAccounts.release', account('release')),
  'environment gcp.use.serviceAccounts.trigger': env('gcp.use.serviceAccounts.trigger', account('trigger')),
  'environment gcp.use.repository': env(
    'gcp.use.repository',
    'projects/acme-ml-dev/locations/europe-west1/repositories/ml',
    { 'models.wine.image': { build: 'docker' } },
  ),
  'environment gcp.use.dockerHub': env(
    'gcp.use.dockerHub',
    'projects/acme-ml-dev/locations/europe-west1/repositories/docker-hub',
  ),
  'environment gcp.use.logs': env('gcp.use.logs', 'captured'),
  'environment gcp.manage.apis': env('gcp.manage.apis', true),
  'environment gcp.manage.auditConfig': env('gcp.manage.auditConfig', true),
  'environment retain': env('retain', true),
  'environment override': env('override', { tags: { area: 'overridden' } }),
  'dataset description': all('datasets.raw.description', 'other rows'),
  'dataset uri': all('datasets.raw.uri', 'data/other.csv'),
  'dataset type': all('datasets.lake.type', 'file'),
  'dataset format': all('datasets.raw.format', 'text'),
  'dataset access.aws.key': all(
    'datasets.lake.access.aws.key',
    'arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    { 'datasets.lake.access.aws': { account: '444455556666' } },
  ),
  'dataset access.aws.account': all('datasets.lake.access.aws.account', '444455556666'),
  'dataset access.azure.storageAccount': all(
    'datasets.lake.access.azure.storageAccount',
    `${ARM}/Microsoft.Storage/storageAccounts/lake`,
  ),
  'dataset access.gcp.project': all('datasets.lake.access.gcp.project', 'other-project'),
  'dataset columns.*.type': all('datasets.raw.columns.a.type', 'integer'),
  'dataset columns.*.min': all('datasets.raw.columns.a.min', 1),
  'dataset columns.*.max': all('datasets.raw.columns.a.max', 11),
  'dataset columns.*.required': all('datasets.raw.columns.a.required', true),
  'secret aws': all('secrets.tracker.aws', 'ml/other'),
  'secret access.aws.key': all(
    'secrets.tracker.access.aws.key',
    'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  ),
  'secret azure': all('secrets.tracker.azure', 'https://kv-ml.vault.azure.net/secrets/other'),
  'secret gcp': all('secrets.tracker.gcp', 'projects/acme-ml-dev/secrets/other'),
  'model description': all('models.wine.description', 'another model'),
  'model predictor': all('models.wine.predictor', 'other/predict.py'),
  'model approval': all('models.wine.approval', 'auto'),
  'model image': all('models.wine.image', OTHER_IMAGE),
  'model python': all('models.wine.python', '3.10'),
  'model requirements': all('models.wine.requirements', 'other/requirements.txt'),
  'model tags.*': all('models.wine.tags.kind', 'other'),
  'pipeline description': all('pipelines.train.description', 'trains well'),
  'pipeline params.*': all('pipelines.train.params.depth', 7),
  'pipeline maxRuns': all('pipelines.train.maxRuns', 1),
  'pipeline tags.*': all('pipelines.train.tags.stage', 'other'),
  'step kind': all('pipelines.train.steps.measure.kind', 'process'),
  'step description': step('description', 'prepares rows'),
  'step command': step(
    'command',
    'python prepare.py --in ${{inputs.raw}} --lake ${{inputs.lake}} --out ${{outputs.rows}} --more',
  ),
  'step image': step('image', OTHER_IMAGE),
  'step python': step('python', '3.10'),
  'step code': step('code', 'other'),
  'step requirements': step('requirements', 'other/requirements.txt'),
  'step inputs.*': step('inputs.lake', 'datasets.raw'),
  'step outputs.*': { path: 'pipelines.train.steps.prepare.outputs.rows', to: 'model' },
  'step metrics[]': all('pipelines.train.steps.measure.metrics', ['rmse', 'mae', 'bias']),
  'step env.*': step('env.MODE', 'slow'),
  'step secrets.*': step('secrets.TRACKER_TOKEN', 'other', {
    'secrets.other': {
      aws: 'ml/second',
      azure: 'https://kv-ml.vault.azure.net/secrets/second',
      gcp: 'projects/acme-ml-dev/secrets/second',
    },
  }),
  ...prefixed('step', computeSamples(step, 'pipelines.train.steps.prepare.compute')),
  ...prefixed('step', spotSamples(fit)),
  'step timeout': step('timeout', '4h'),
  'step retry.attempts': step('retry.attempts', 5),
  'step retry.causes[]': step('retry.causes', ['platform', 'failure']),
  'step cache': step('cache', true, {
    'pipelines.train.steps.prepare.inputs.lake': 'datasets.raw',
    'triggers.nightly': null,
  }),
  'step after[]': all('pipelines.train.steps.publish.after', ['steps.prepare']),
  'step tags.*': step('tags.step', 'other'),
  'step aws': step('aws', { NetworkConfig: { EnableInterContainerTrafficEncryption: true } }),
  'step azure': step('azure', { comment: 'changed' }),
  'step gcp': fit('gcp', { enableWebAccess: true }),
  'step model': all('pipelines.train.steps.publish.model', 'second', {
    'models.second': { predictor: 'src/predict.py' },
  }),
  'step from': all('pipelines.train.steps.publish.from', 'steps.fit.outputs.extra', {
    'pipelines.train.steps.fit.outputs': { model: 'model', extra: 'model' },
    'pipelines.train.steps.fit.command':
      'python train.py --rows ${{inputs.rows}} --model ${{outputs.model}} --extra ${{outputs.extra}} --depth ${{params.depth}}',
  }),
  'step when': all('pipelines.train.steps.publish.when', 'steps.measure.metrics.mae <= params.limit'),
  'job kind': job('kind', 'train'),
  'job params.*': job('params.days', 4),
  'job inputs.*': job('inputs.raw', 'datasets.lake'),
  'job description': job('description', 'fills gaps'),
  'job command': job(
    'command',
    'python prepare.py --in ${{inputs.raw}} --out ${{outputs.rows}} --days ${{params.days}} --more',
  ),
  'job image': job('image', OTHER_IMAGE),
  'job python': job('python', '3.10'),
  'job code': job('code', 'other'),
  'job requirements': job('requirements', 'other/requirements.txt'),
  'job outputs.*': job('outputs.rows', 'model'),
  'job metrics[]': job('metrics', ['rows', 'gaps'], {
    'jobs.backfill.outputs': { rows: 'metrics' },
    'jobs.backfill.metrics': ['rows'],
  }),
  'job env.*': job('env.MODE', 'slow'),
  'job secrets.*': job('secrets.TRACKER_TOKEN', 'tracker'),
  ...prefixed(
    'job',
    computeSamples((leaf, to, base) => job(leaf, to, { 'defaults.compute': null, ...base }), 'jobs.backfill.compute'),
  ),
  ...prefixed(
    'job',
    spotSamples((leaf, to, base) =>
      job(leaf, to, { 'jobs.backfill.kind': 'train', 'jobs.backfill.timeout': '2h', ...base }),
    ),
  ),
  'job timeout': job('timeout', '4h'),
  'job retry.attempts': job('retry.attempts', 5),
  'job retry.causes[]': job('retry.causes', ['platform', 'failure']),
  'job cache': job('cache', true),
  'job tags.*': job('tags.step', 'other'),
  'job aws': job('aws', { NetworkConfig: { EnableInterContainerTrafficEncryption: true } }),
  'job azure': job('azure', { comment: 'changed' }),
  'job gcp': job('gcp', { enableWebAccess: true }, { 'jobs.backfill.kind': 'train' }),
  'endpoint description': live('description', 'serves wine'),
  'endpoint model': live('model', 'second', { 'models.second': { predictor: 'src/predict.py' } }),
  'endpoint artifact': all('endpoints.fixed.artifact', {
    aws: 's3://models/wine/2/model.tar.gz',
    azure: 'https://models.blob.core.windows.net/wine2/',
    gcp: 'gs://models/wine/2/',
  }),
  'endpoint image': live('image', OTHER_IMAGE),
  'endpoint auth': live('auth', 'key'),
  ...prefixed('endpoint', computeSamples(live, 'endpoints.live.compute')),
  'endpoint scale.min': live('scale.min', 2),
  'endpoint scale.max': live('scale.max', 5),
  'endpoint scale.target.cpu': live('scale.target.cpu', '70%'),
  'endpoint scale.target.requests': live('scale.target.requests', 200, {
    'endpoints.live.scale.target': { requests: 100 },
  }),
  'endpoint capture.percent': live('capture.percent', 50),
  'endpoint capture.keep': live('capture.keep', '60d'),
  'endpoint timeout': live('timeout', '45s'),
  'endpoint env.*': live('env.LEVEL', 'debug'),
  'endpoint secrets.*': live('secrets.TRACKER_TOKEN', 'tracker'),
  'endpoint tags.*': live('tags.tier', 'silver'),
  'endpoint aws': live('aws', { ContainerStartupHealthCheckTimeoutInSeconds: 600 }),
  'endpoint azure': live('azure', { appInsightsEnabled: false }),
  'endpoint gcp': live('gcp', { enableAccessLogging: true }),
  'alarm description': all('alarms.errors.description', 'far too many errors'),
  'alarm of': all('alarms.errors.of', 'endpoints.live.cpu', { 'alarms.errors.minRequests': null }),
  'alarm above': all('alarms.errors.above', '2%'),
  'alarm below': all('alarms.silent.below', 2),
  'alarm for': all('alarms.errors.for', '15m'),
  'alarm minRequests': all('alarms.errors.minRequests', 30),
  'alarm noData': all('alarms.errors.noData', 'alarm'),
  'alarm severity': all('alarms.errors.severity', 'warning'),
  'alarm notify[]': all('alarms.errors.notify', ['chat']),
  'notification email[]': all('notifications.oncall.email', ['second@example.com']),
  'notification webhook[]': all('notifications.oncall.webhook', ['https://hooks.example.com/other']),
  'trigger description': all('triggers.nightly.description', 'each night'),
  'trigger run': all('triggers.nightly.run', 'jobs.backfill', { 'triggers.nightly.params': {} }),
  'trigger cron': all('triggers.nightly.cron', '30 3 * * *'),
  'trigger timezone': all('triggers.nightly.timezone', 'America/New_York'),
  'trigger params.*': all('triggers.nightly.params.depth', 9),
  'trigger enabled': all('triggers.nightly.enabled', false),
};

/** Leaves that no change can be tried on, each with its reason. */
export const WITHOUT_SAMPLE: Readonly<Record<string, string>> = {
  'system trivium': 'there is one version of the spec',
  'system overrides.aws': 'tested with the ids of emitted resources in overrides.test.ts',
  'system overrides.azure': 'tested with the ids of emitted resources in overrides.test.ts',
  'system overrides.gcp': 'tested with the ids of emitted resources in overrides.test.ts',
};
