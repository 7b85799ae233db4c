import type { NameRule } from '../../compiler/physical-name.js';

const RULES = 'https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules';
const QUOTAS = 'https://learn.microsoft.com/azure/machine-learning/how-to-manage-quotas';
/** ARM types of 2025-12-01, and the path parameters of the same version. */
const TYPES = 'Azure/bicep-types-az, microsoft.machinelearningservices/2025-12-01';

/**
 * What Azure allows as names. A hash ends those that must be unique beyond the resource group (a whole cloud, a region), or stay taken for a
 * while after a delete; a key vault allows no two dashes in a row, a storage account and a registry no dash at all.
 */
export const AZURE_NAMES = {
  workspace: {
    resource: 'the Azure ML workspace',
    maxLength: 33,
    pattern: /^[a-zA-Z0-9][a-zA-Z0-9_-]{2,}$/,
    separator: '-',
    boundary: 'hash',
    source: TYPES,
  },
  storageAccount: {
    resource: 'the storage account',
    maxLength: 24,
    pattern: /^[a-z0-9]{3,}$/,
    separator: '',
    boundary: 'hash',
    source: RULES,
  },
  keyVault: {
    resource: 'the key vault',
    maxLength: 24,
    pattern: /^[a-zA-Z](?!.*--)[a-zA-Z0-9-]+[a-zA-Z0-9]$/,
    separator: '-',
    boundary: 'hash',
    source: RULES,
  },
  registry: {
    resource: 'the container registry',
    maxLength: 50,
    pattern: /^[a-zA-Z0-9]{5,}$/,
    separator: '',
    boundary: 'hash',
    source: RULES,
  },
  logAnalytics: {
    resource: 'the Log Analytics workspace',
    maxLength: 63,
    pattern: /^[a-zA-Z0-9][a-zA-Z0-9-]{2,}[a-zA-Z0-9]$/,
    separator: '-',
    boundary: 'hash',
    source: RULES,
  },
  applicationInsights: {
    resource: 'the Application Insights component',
    maxLength: 260,
    pattern: /^[^%&\\?/]*[^%&\\?/. ]$/,
    separator: '-',
    boundary: 'hash',
    source: RULES,
  },
  identity: {
    resource: 'the user-assigned identity',
    maxLength: 128,
    pattern: /^[a-zA-Z0-9][a-zA-Z0-9_-]{2,}$/,
    separator: '-',
    boundary: 'double',
    source: RULES,
  },
  /** Assets: models, data, environments, code; also schedules and jobs. */
  asset: {
    resource: 'the Azure ML asset',
    maxLength: 255,
    pattern: /^[a-zA-Z0-9][a-zA-Z0-9_-]*$/,
    separator: '-',
    boundary: 'double',
    source: TYPES,
  },
  /** Lower-case letters, digits and underscores. https://learn.microsoft.com/azure/machine-learning/reference-yaml-component-command */
  component: {
    resource: 'the Azure ML component',
    maxLength: 255,
    pattern: /^[a-z0-9_]+$/,
    separator: '_',
    boundary: 'double',
    source: TYPES,
  },
  schedule: {
    resource: 'the Azure ML schedule',
    maxLength: 255,
    pattern: /^[a-zA-Z0-9][a-zA-Z0-9_-]*$/,
    separator: '-',
    boundary: 'double',
    source: TYPES,
  },
  /** Unique in a region; 3 to 32 characters. */
  onlineEndpoint: {
    resource: 'the online endpoint',
    maxLength: 32,
    pattern: /^[a-zA-Z][a-zA-Z0-9-]+[a-zA-Z0-9]$/,
    separator: '-',
    boundary: 'hash',
    source: QUOTAS,
  },
  logicApp: {
    resource: 'the Logic App',
    maxLength: 43,
    pattern: /^[a-zA-Z0-9_.()-]+$/,
    separator: '-',
    boundary: 'double',
    source: RULES,
  },
  actionGroup: {
    resource: 'the action group',
    maxLength: 260,
    pattern: /^[^*#&+:<>?@%{}\\/|]*[^*#&+:<>?@%{}\\/|. ]$/,
    separator: '-',
    boundary: 'double',
    source: RULES,
  },
  metricAlert: {
    resource: 'the metric alert',
    maxLength: 260,
    pattern: /^[^*#&+:<>?@%{}\\/|]*[^*#&+:<>?@%{}\\/|. ]$/,
    separator: '-',
    boundary: 'double',
    source: RULES,
  },
  queryRule: {
    resource: 'the log query alert',
    maxLength: 260,
    pattern: /^[^*#&+:<>?@%{}\\/|]*[^*#&+:<>?@%{}\\/|. ]$/,
    separator: '-',
    boundary: 'double',
    source: RULES,
  },
  autoscale: {
    resource: 'the autoscale setting',
    maxLength: 260,
    pattern: /^[^<>%&#.,?/\\:;@+!=()[\]{}|^*]+$/,
    separator: '-',
    boundary: 'double',
    source: RULES,
  },
  diagnosticSetting: {
    resource: 'the diagnostic setting',
    maxLength: 260,
    pattern: /^[^*<>%:&?+/\\]+$/,
    separator: '-',
    boundary: 'double',
    source: RULES,
  },
  systemTopic: {
    resource: 'the Event Grid system topic',
    maxLength: 50,
    pattern: /^[a-zA-Z0-9-]{3,}$/,
    separator: '-',
    boundary: 'double',
    source: RULES,
  },
  eventSubscription: {
    resource: 'the Event Grid subscription',
    maxLength: 64,
    pattern: /^[a-zA-Z0-9-]{3,}$/,
    separator: '-',
    boundary: 'double',
    source: RULES,
  },
} as const satisfies Record<string, NameRule>;

/** Kinds of names. */
export type AzureName = keyof typeof AZURE_NAMES;
