import { at, FIT, LIVE, STEPS } from './example.js';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers';
const WORKSPACE = `workspace: ${GROUP}/Microsoft.MachineLearningServices/workspaces/ml`;
const STORAGE = `storage: ${GROUP}/Microsoft.Storage/storageAccounts/acmeml`;
const REGISTRY = `registry: ${GROUP}/Microsoft.ContainerRegistry/registries/acmeml`;
const VAULT = `${GROUP}/Microsoft.KeyVault/vaults/acme-kv`;
const USE = 'environments.dev.azure.use';
const AZURE = 'environments.dev.azure';
const SERVED = 'image: { aws: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/ml:1", azure: acme.azurecr.io/ml:1, gcp: "europe-docker.pkg.dev/acme/ml/ml:1" }';
const companions = (count: number): string => Array.from({ length: count }, (_, index) => `the-cpu-of-our-wine-endpoint-is-far-too-high-for-us-${index}: { of: endpoints.live.cpu, above: 80% }`).join('\n');

/** What only Azure refuses or says. */
export const azureExamples = {
  TRV4001: at(USE, WORKSPACE, `${WORKSPACE}\n${STORAGE}\n${REGISTRY}`),
  TRV4002: at(USE, `${STORAGE}\nkey: https://acme-kv.vault.azure.net/keys/data`, STORAGE),
  TRV4003: at('pipelines.train', 'params: { note: "" }', 'params: { note: none }'),
  TRV4004: at('triggers.yearly', 'run: pipelines.train\ncron: "0 2 1 6 *"', 'run: pipelines.train\ncron: "0 2 1 * *"'),
  TRV4005: at('triggers.nightly', 'run: pipelines.train\ncron: "0 2 * * *"\ntimezone: Antarctica/Troll', 'run: pipelines.train\ncron: "0 2 * * *"\ntimezone: Europe/Oslo'),
  TRV4006: at('', `environments:\n  dev:\n    azure:\n      use:\n        ${WORKSPACE}\n        ${STORAGE}\n${STEPS.split('.').map((key, depth) => `${'  '.repeat(depth)}${key}:`).join('\n')}\n      fit: { image: { build: docker } }`, `environments:\n  dev:\n    azure:\n      use:\n        ${WORKSPACE}\n        ${STORAGE}\n        ${REGISTRY}\n${STEPS.split('.').map((key, depth) => `${'  '.repeat(depth)}${key}:`).join('\n')}\n      fit: { image: { build: docker } }`),
  TRV4007: at(FIT, 'compute: { machine: { azure: Standard_NC6 } }', 'compute: { gpu: { type: t4 } }'),
  TRV4008: at(FIT, `${SERVED}\npython: "3.12"`, `${SERVED}\npython: null`),
  TRV4009: at(FIT, 'retry: { attempts: 3 }', 'retry: { attempts: 3, causes: [failure] }'),
  TRV4010: at('', 'secrets:\n  token: { aws: ml/token, azure: "https://acme-kv.vault.azure.net/secrets/token", gcp: projects/acme-ml-dev/secrets/token }\npipelines:\n  train:\n    steps:\n      fit: { secrets: { API_TOKEN: token } }', 'pipelines:\n  train:\n    steps:\n      fit: { env: { API_USER: wine } }   # what is no secret'),
  TRV4012: at('', 'defaults: { image: sklearn@1.5 }   # src/requirements.txt: scikit-learn==1.4.2', 'defaults: { image: sklearn@1.4 }   # src/requirements.txt: scikit-learn==1.4.2'),
  TRV4014: at('datasets.raw', 'uri: { aws: "s3://acme-data/rows.csv", azure: "https://acmedata.blob.core.windows.net/raw/rows.csv", gcp: "gs://acme-data/rows.csv" }', `uri: { aws: "s3://acme-data/rows.csv", azure: "https://acmedata.blob.core.windows.net/raw/rows.csv", gcp: "gs://acme-data/rows.csv" }\naccess: { azure: { storageAccount: ${GROUP}/Microsoft.Storage/storageAccounts/acmedata } }`),
  TRV4015: at(USE, `${WORKSPACE}\n${STORAGE}`, `${WORKSPACE}\n${STORAGE}\n${REGISTRY}`),
  TRV4016: at('datasets.raw', 'uri: { aws: "s3://acme-data/rows.csv", azure: "azureml://datastores/lake/paths/rows.csv", gcp: "gs://acme-data/rows.csv" }', 'uri: { aws: "s3://acme-data/rows.csv", azure: "azureml://datastores/workspaceblobstore/paths/rows.csv", gcp: "gs://acme-data/rows.csv" }'),
  TRV4017: at('datasets.raw', `uri: { aws: "s3://acme-data/rows.csv", azure: "https://acmedata.blob.core.windows.net/raw/rows.csv", gcp: "gs://acme-data/rows.csv" }\naccess: { azure: { storageAccount: ${GROUP}/Microsoft.Storage/storageAccounts/acmelake } }`, `uri: { aws: "s3://acme-data/rows.csv", azure: "https://acmedata.blob.core.windows.net/raw/rows.csv", gcp: "gs://acme-data/rows.csv" }\naccess: { azure: { storageAccount: ${GROUP}/Microsoft.Storage/storageAccounts/acmedata } }`),
  TRV4018: at(FIT, SERVED, SERVED.replace('acme.azurecr.io/ml:1', 'docker.io/acme/ml:1')),
  TRV4019: at(USE, `registry: ${GROUP}/Microsoft.Storage/storageAccounts/acmeml`, REGISTRY),
  TRV4020: at(USE, `${WORKSPACE}\n${STORAGE}\n${REGISTRY}\nkeyVault: ${VAULT}`, `keyVault: ${VAULT}   # of the workspace that is made`),
  TRV4021: at(USE, `identities: { workspace: ${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/workspace }`, `keyVault: ${VAULT}   # an identity is made, with its roles`),
  TRV4022: at(AZURE, `use: { network: { subnet: ${GROUP}/Microsoft.Network/virtualNetworks/ml/subnets/jobs } }`, 'location: westeurope   # without a network of your own'),
  TRV4101: at(LIVE, 'env: { HANDLE: "@wine-team" }', 'env: { HANDLE: wine-team }'),
  TRV4102: at('endpoints.packed', `artifact: { aws: "s3://acme-data/m.tar.gz", azure: "s3://acme-data/m/", gcp: "gs://acme-data/m/" }\n${SERVED}`, `artifact: { aws: "s3://acme-data/m.tar.gz", azure: "https://acmedata.blob.core.windows.net/models/m/", gcp: "gs://acme-data/m/" }\n${SERVED}`),
  TRV4103: at(LIVE, 'timeout: 4m', 'timeout: 30s'),
  TRV4104: at(LIVE, 'azure: { instanceTyp: Standard_DS3_v2 }', 'compute: { machine: { azure: Standard_DS3_v2 } }'),
  TRV4105: at(LIVE, 'capture: { percent: 20, keep: 10d }', 'capture: { percent: 20, keep: 14d }'),
  TRV4106: at('alarms.broken', 'of: pipelines.train.failed\nfor: 10m', 'of: pipelines.train.failed\nfor: 15m'),
  TRV4107: at('alarms.busy', 'of: endpoints.live.cpu\nabove: 90%\nnoData: alarm', 'of: endpoints.live.cpu\nabove: 90%'),
  TRV4108: at('alarms.long', 'of: pipelines.train.duration\nabove: 3d', 'of: pipelines.train.duration\nabove: 1d'),
  TRV4109: at(AZURE, `use: { network: { subnet: ${GROUP}/Microsoft.Network/virtualNetworks/ml/subnets/jobs } }`, 'location: westeurope   # without a network of your own'),
  TRV4110: at('alarms', companions(6), companions(1)),
  TRV4111: at('', `environments:\n  dev:\n    azure:\n      use:\n        ${WORKSPACE}\n        ${STORAGE}\n        ${REGISTRY}\n        logs: ${GROUP}/Microsoft.OperationalInsights/workspaces/ml\nalarms:\n  long: { of: pipelines.train.duration, above: 3h }`, 'environments:\n  dev:\n    azure: { location: westeurope }   # a workspace is made, with its diagnostic settings\nalarms:\n  long: { of: pipelines.train.duration, above: 3h }'),
  TRV4112: at('endpoints.packed', `artifact: { aws: "s3://acme-data/m.tar.gz", azure: "https://acmedata.blob.core.windows.net/models/m/", gcp: "gs://acme-data/m/" }\n${SERVED}`, `artifact: { aws: "s3://acme-data/m.tar.gz", azure: "azureml://datastores/workspaceblobstore/paths/models/m/", gcp: "gs://acme-data/m/" }\n${SERVED}`),
  TRV4011: at(FIT, `env: { ${Array.from({ length: 150 }, (_, index) => `NOTE_${index}: ${'n'.repeat(500)}`).join(', ')} }`, 'inputs: { raw: datasets.raw }   # long values in a file'),
  TRV4030: at(FIT, 'image: { aws: sklearn@1.4, gcp: sklearn@1.4 }', 'image: { aws: sklearn@1.4, azure: sklearn@1.4, gcp: sklearn@1.4 }'),
};
