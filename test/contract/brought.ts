import type { Target } from '../../lib/compiler/provider.js';

const ARM = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shared/providers';
const identity = (name: string): string => `${ARM}/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`;
const roles = <T>(make: (name: string) => T): { job: T; endpoint: T; release: T; trigger: T } => ({
  job: make('brought-job'),
  endpoint: make('brought-endpoint'),
  release: make('brought-release'),
  trigger: make('brought-trigger'),
});

/** Everything that can be brought together. */
export const BROUGHT: { readonly [T in Target]: object } = {
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

/** What can be brought only when something else is not: the parts of a workspace that is made, and what bounds roles that are. */
export const BROUGHT_ALONE: { readonly [T in Target]: object } = {
  // It bounds roles that are made.
  aws: { permissionsBoundary: 'arn:aws:iam::111122223333:policy/brought' },
  azure: {
    key: 'https://kv-ml.vault.azure.net/keys/brought',
    keyVault: `${ARM}/Microsoft.KeyVault/vaults/brought-kv`,
    applicationInsights: `${ARM}/Microsoft.Insights/components/brought`,
    identities: { workspace: identity('brought-workspace') },
  },
  gcp: {},
};
