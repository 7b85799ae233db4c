import type { NameRule } from '../../compiler/physical-name.js';

const RULES = 'https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules';
const QUOTAS = 'https://learn.microsoft.com/azure/machine-learning/how-to-manage-quotas';
/** ARM types of 2025-12-01, and the path parameters of the same version. */
const TYPES = 'Azure/bicep-types-az, microsoft.machinelearningservices/2025-12-01';

/**
 * What Azure allows as names. `unique`: the name must be unique beyond the resource group (a whole cloud, a region), or it stays taken
 * for a while after a delete.
 */
export const AZURE_NAMES = {
  workspace: { resource: 'the Azure ML workspace', maxLength: 33, separator: '-', unique: true, source: TYPES },
  storageAccount: { resource: 'the storage account', maxLength: 24, separator: '', unique: true, source: RULES },
  keyVault: { resource: 'the key vault', maxLength: 24, separator: '-', unique: true, source: RULES },
  registry: { resource: 'the container registry', maxLength: 50, separator: '', unique: true, source: RULES },
  logAnalytics: { resource: 'the Log Analytics workspace', maxLength: 63, separator: '-', unique: true, source: RULES },
  applicationInsights: { resource: 'the Application Insights component', maxLength: 260, separator: '-', unique: true, source: RULES },
  identity: { resource: 'the user-assigned identity', maxLength: 128, separator: '-', unique: false, source: RULES },
  /** Assets: models, data, environments, code; also schedules and jobs. */
  asset: { resource: 'the Azure ML asset', maxLength: 255, separator: '-', unique: false, source: TYPES },
  /** Lower-case letters, digits and underscores. https://learn.microsoft.com/azure/machine-learning/reference-yaml-component-command */
  component: { resource: 'the Azure ML component', maxLength: 255, separator: '_', unique: false, source: TYPES },
  schedule: { resource: 'the Azure ML schedule', maxLength: 255, separator: '-', unique: false, source: TYPES },
  /** Unique in a region; 3 to 32 characters. */
  onlineEndpoint: { resource: 'the online endpoint', maxLength: 32, separator: '-', unique: true, source: QUOTAS },
  logicApp: { resource: 'the Logic App', maxLength: 43, separator: '-', unique: false, source: RULES },
  actionGroup: { resource: 'the action group', maxLength: 260, separator: '-', unique: false, source: RULES },
  metricAlert: { resource: 'the metric alert', maxLength: 260, separator: '-', unique: false, source: RULES },
  queryRule: { resource: 'the log query alert', maxLength: 260, separator: '-', unique: false, source: RULES },
  autoscale: { resource: 'the autoscale setting', maxLength: 260, separator: '-', unique: false, source: RULES },
  diagnosticSetting: { resource: 'the diagnostic setting', maxLength: 260, separator: '-', unique: false, source: RULES },
  systemTopic: { resource: 'the Event Grid system topic', maxLength: 50, separator: '-', unique: false, source: RULES },
  eventSubscription: { resource: 'the Event Grid subscription', maxLength: 64, separator: '-', unique: false, source: RULES },
} as const satisfies Record<string, NameRule>;

/** Kinds of names. */
export type AzureName = keyof typeof AZURE_NAMES;
