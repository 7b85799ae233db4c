import { TARGETS, type Target } from '../../lib/compiler/provider.js';
import { canonicalJson } from '../../lib/lowered/canonical.js';
import { compileRich, richFor, withValue } from './sensitivity.js';

const ARM = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shared/providers';
const identity = (name: string): string => `${ARM}/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`;
const roles = <T>(make: (name: string) => T): { job: T; endpoint: T; release: T; trigger: T } => ({
  job: make('brought-job'),
  endpoint: make('brought-endpoint'),
  release: make('brought-release'),
  trigger: make('brought-trigger'),
});

/** Everything that can be brought. */
const BROUGHT: { readonly [T in Target]: object } = {
  aws: {
    bucket: 'brought-bucket',
    key: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    logs: '/brought/release',
    network: { vpc: 'vpc-0b0b0b0b', subnets: ['subnet-0b0b0b0b'], securityGroups: ['sg-0b0b0b0b'] },
    roles: roles((name) => `arn:aws:iam::111122223333:role/${name}`),
    repository: 'arn:aws:ecr:eu-west-1:111122223333:repository/brought/images',
  },
  azure: {
    workspace: `${ARM}/Microsoft.MachineLearningServices/workspaces/brought`,
    storage: `${ARM}/Microsoft.Storage/storageAccounts/brought`,
    registry: `${ARM}/Microsoft.ContainerRegistry/registries/brought`,
    network: { subnet: `${ARM}/Microsoft.Network/virtualNetworks/brought/subnets/ml` },
    // No identity starts things on Azure, and a key is for a storage account that is made: both are refused here.
    identities: {
      job: identity('brought-job'),
      endpoint: identity('brought-endpoint'),
      release: identity('brought-release'),
    },
    logs: `${ARM}/Microsoft.OperationalInsights/workspaces/brought`,
  },
  gcp: {
    bucket: 'brought-bucket',
    key: 'projects/acme-ml-dev/locations/europe-west1/keyRings/ml/cryptoKeys/brought',
    network: 'projects/123456789012/global/networks/brought',
    serviceAccounts: roles((name) => `${name}@acme-ml-dev.iam.gserviceaccount.com`),
    repository: 'projects/acme-ml-dev/locations/europe-west1/repositories/brought-images',
    dockerHub: 'projects/acme-ml-dev/locations/europe-west1/repositories/brought-hub',
    logs: 'brought_logs',
  },
};

/** Types of which nothing is made when everything is brought. */
const NEVER: { readonly [T in Target]: RegExp } = {
  aws: /^AWS::(IAM::|KMS::Key|S3::Bucket$|EC2::|ECR::|Logs::)/,
  azure: /:(Workspace|UserAssignedIdentity|StorageAccount|Vault|Registry|Component)$|:authorization:RoleAssignment/,
  gcp: /:(Account|Bucket|CryptoKey|KeyRing|IAMMember|Repository|Dataset)$|gcp:serviceaccount|gcp:projects\/iAM/i,
};

/** An image that is built, and a framework: what is pushed somewhere, and what comes through a cache. */
const IMAGES = { 'models.wine.image': { build: 'docker' }, 'jobs.backfill.image': 'python@3.12' };
/** In a network of Google Cloud nothing can be installed: what serves has an image of its own. */
const COMPLETE = {
  'defaults.image': { gcp: 'europe-docker.pkg.dev/acme-ml-dev/ml/all:1' },
  'defaults.requirements': null,
};

describe.each(TARGETS)('on %s, with everything brought', (target) => {
  const base = Object.entries({ ...IMAGES, ...(target === 'gcp' ? COMPLETE : {}) }).reduce(
    (whole: unknown, [at, value]) => withValue(whole, at, value),
    richFor(target),
  );
  const spec = withValue(base, `environments.dev.${target}.use`, BROUGHT[target]);

  test('nothing of the foundation is made: no role, key, bucket, registry, workspace or service account', () => {
    const compilation = compileRich(spec, target);
    expect(compilation.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const made = compilation.lowered[target]?.resources ?? [];
    expect(made.filter(({ type }) => NEVER[target].test(type)).map(({ type, id }) => `${type} ${id}`)).toEqual([]);
    expect(made.filter(({ part }) => part === 'foundation').map(({ type, id }) => `${type} ${id}`)).toEqual([]);
    expect(made.length).toBeGreaterThan(3);
  });

  test('what was brought is used', () => {
    const lowered = compileRich(spec, target).lowered[target];
    const text = canonicalJson({
      resources: lowered?.resources,
      documents: lowered?.documents,
    });
    const values = Object.values(BROUGHT[target]).flatMap((value: unknown) =>
      typeof value === 'object' && value !== null ? Object.values(value).flat() : [value],
    ) as readonly string[];
    // The VPC itself is named by its subnets.
    const optional = /^vpc-/;
    expect(values.filter((value) => !optional.test(value) && !text.includes(value.split('/').at(-1) ?? value))).toEqual(
      [],
    );
  });
});
