'use strict';
/** A Pulumi program written by hand, for comparison. */
const path = require('node:path');
const pulumi = require('@pulumi/pulumi');
const applicationinsights = require('@pulumi/azure-native/applicationinsights');
const authorization = require('@pulumi/azure-native/authorization');
const containerregistry = require('@pulumi/azure-native/containerregistry');
const keyvault = require('@pulumi/azure-native/keyvault');
const logic = require('@pulumi/azure-native/logic');
const machinelearningservices = require('@pulumi/azure-native/machinelearningservices');
const managedidentity = require('@pulumi/azure-native/managedidentity');
const monitor = require('@pulumi/azure-native/monitor');
const operationalinsights = require('@pulumi/azure-native/operationalinsights');
const resources = require('@pulumi/azure-native/resources');
const storage = require('@pulumi/azure-native/storage');

const root = path.join(__dirname, '..', '..', '..');

const foundationClient = authorization.getClientConfigOutput();

const codeSrcFolder = new resources.Deployment('code.src.folder', {
  resourceGroupName: 'ml-dev',
  deploymentName: 'wine-quality-dev-code-src-folder-c143803066e6',
  properties: {
    mode: 'Incremental',
    template: {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: { content: { type: 'string' }, name: { type: 'string', defaultValue: '[newGuid()]' } },
      resources: [],
      outputs: { name: { type: 'string', value: "[parameters('name')]" } },
    },
    parameters: { content: { value: 'adfe2661c2b48ec1' } },
  },
});

const codeScoreFolder = new resources.Deployment('code:score.folder', {
  resourceGroupName: 'ml-dev',
  deploymentName: 'wine-quality-dev-code-score-folder-4f36eea887f4',
  properties: {
    mode: 'Incremental',
    template: {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: { content: { type: 'string' }, name: { type: 'string', defaultValue: '[newGuid()]' } },
      resources: [],
      outputs: { name: { type: 'string', value: "[parameters('name')]" } },
    },
    parameters: { content: { value: 'b493fa423718b349' } },
  },
});

const datasetsRawFolder = new resources.Deployment('datasets.raw.folder', {
  resourceGroupName: 'ml-dev',
  deploymentName: 'wine-quality-dev-datasets-raw-folder-f62636a43be0',
  properties: {
    mode: 'Incremental',
    template: {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: { content: { type: 'string' }, name: { type: 'string', defaultValue: '[newGuid()]' } },
      resources: [],
      outputs: { name: { type: 'string', value: "[parameters('name')]" } },
    },
    parameters: { content: { value: 'd16ad4046a50bad9' } },
  },
});

const foundationIdentity = new managedidentity.UserAssignedIdentity('foundation.identity', {
  resourceGroupName: 'ml-dev',
  resourceName: 'ml-dev-workspace',
  location: 'westeurope',
  tags: { environment: 'dev', 'managed-by': 'trivium' },
});

const foundationLogs = new operationalinsights.Workspace('foundation.logs', {
  resourceGroupName: 'ml-dev',
  location: 'westeurope',
  tags: { environment: 'dev', 'managed-by': 'trivium' },
  workspaceName: 'ml-dev-81ef84',
  sku: { name: 'PerGB2018' },
  retentionInDays: 30,
});

const foundationRegistry = new containerregistry.Registry('foundation.registry', {
  resourceGroupName: 'ml-dev',
  location: 'westeurope',
  tags: { environment: 'dev', 'managed-by': 'trivium' },
  registryName: 'mldev81ef84',
  sku: { name: 'Basic' },
  adminUserEnabled: false,
});

const foundationStorage = new storage.StorageAccount('foundation.storage', {
  resourceGroupName: 'ml-dev',
  accountName: 'mldev81ef84',
  location: 'westeurope',
  kind: 'StorageV2',
  sku: { name: 'Standard_LRS' },
  allowSharedKeyAccess: true,
  defaultToOAuthAuthentication: true,
  allowBlobPublicAccess: false,
  allowCrossTenantReplication: false,
  enableHttpsTrafficOnly: true,
  minimumTlsVersion: 'TLS1_2',
  isHnsEnabled: false,
  tags: { environment: 'dev', 'managed-by': 'trivium' },
});

const foundationVault = new keyvault.Vault('foundation.vault', {
  resourceGroupName: 'ml-dev',
  vaultName: 'ml-dev-81ef84',
  location: 'westeurope',
  tags: { environment: 'dev', 'managed-by': 'trivium' },
  properties: {
    tenantId: foundationClient.tenantId,
    sku: { family: 'A', name: 'standard' },
    enableRbacAuthorization: true,
    enableSoftDelete: true,
    softDeleteRetentionInDays: 7,
  },
});

const identitiesEndpoint = new managedidentity.UserAssignedIdentity('identities.endpoint', {
  resourceGroupName: 'ml-dev',
  resourceName: 'wine-quality--dev--endpoint',
  location: 'westeurope',
  tags: { 'cost-center': 'ml-42', system: 'wine-quality', environment: 'dev', owner: 'ml-platform@example.com', 'managed-by': 'trivium' },
});

const identitiesJob = new managedidentity.UserAssignedIdentity('identities.job', {
  resourceGroupName: 'ml-dev',
  resourceName: 'wine-quality--dev--job',
  location: 'westeurope',
  tags: { 'cost-center': 'ml-42', system: 'wine-quality', environment: 'dev', owner: 'ml-platform@example.com', 'managed-by': 'trivium' },
});

const identitiesRelease = new managedidentity.UserAssignedIdentity('identities.release', {
  resourceGroupName: 'ml-dev',
  resourceName: 'wine-quality--dev--release',
  location: 'westeurope',
  tags: { 'cost-center': 'ml-42', system: 'wine-quality', environment: 'dev', owner: 'ml-platform@example.com', 'managed-by': 'trivium' },
});

const notificationsOncall = new monitor.ActionGroup('notifications.oncall', {
  resourceGroupName: 'ml-dev',
  actionGroupName: 'wine-quality--dev--oncall',
  location: 'Global',
  enabled: true,
  tags: { 'cost-center': 'ml-42', system: 'wine-quality', environment: 'dev', owner: 'ml-platform@example.com', 'managed-by': 'trivium' },
  groupShortName: 'oncall',
  emailReceivers: [{ name: 'email-1', emailAddress: 'ml-oncall@example.com', useCommonAlertSchema: true }],
  webhookReceivers: [],
});

const foundationCaptureContainer = new storage.BlobContainer('foundation.capture-container', { resourceGroupName: 'ml-dev', accountName: 'mldev81ef84', containerName: 'trivium-capture', publicAccess: 'None' }, { dependsOn: [foundationStorage] });

const foundationIdentityContributorRegistry = new authorization.RoleAssignment('foundation.identity.contributor.registry', {
  roleAssignmentName: '4f0676f5-c3fe-8235-b860-5cd17eee84da',
  scope: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ContainerRegistry/registries/mldev81ef84',
  roleDefinitionId: '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c',
  principalId: foundationIdentity.principalId,
  principalType: 'ServicePrincipal',
}, { dependsOn: [foundationRegistry] });

const foundationIdentityContributorStorage = new authorization.RoleAssignment('foundation.identity.contributor.storage', {
  roleAssignmentName: 'a3801cb7-512b-85d9-b230-369ab7aef503',
  scope: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Storage/storageAccounts/mldev81ef84',
  roleDefinitionId: '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c',
  principalId: foundationIdentity.principalId,
  principalType: 'ServicePrincipal',
}, { dependsOn: [foundationStorage] });

const foundationIdentityContributorVault = new authorization.RoleAssignment('foundation.identity.contributor.vault', {
  roleAssignmentName: '35352fbb-ac7e-8de9-b4dd-83b1e67e9b2d',
  scope: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.KeyVault/vaults/ml-dev-81ef84',
  roleDefinitionId: '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c',
  principalId: foundationIdentity.principalId,
  principalType: 'ServicePrincipal',
}, { dependsOn: [foundationVault] });

const foundationIdentityKeyVaultAdministratorVault = new authorization.RoleAssignment('foundation.identity.key-vault-administrator.vault', {
  roleAssignmentName: '45224ce0-c830-8ffd-b09b-cc2dca2a6de6',
  scope: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.KeyVault/vaults/ml-dev-81ef84',
  roleDefinitionId: '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/00482a5a-887f-4fb3-b363-3b7fe8e74483',
  principalId: foundationIdentity.principalId,
  principalType: 'ServicePrincipal',
}, { dependsOn: [foundationVault] });

const foundationIdentityStorageBlobDataContributorStorage = new authorization.RoleAssignment('foundation.identity.storage-blob-data-contributor.storage', {
  roleAssignmentName: '85621115-9a08-8bf4-9c29-734612c94c4b',
  scope: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Storage/storageAccounts/mldev81ef84',
  roleDefinitionId: '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/ba92f5b4-2d11-453d-a403-e96b0029c9fe',
  principalId: foundationIdentity.principalId,
  principalType: 'ServicePrincipal',
}, { dependsOn: [foundationStorage] });

const foundationInsights = new applicationinsights.Component('foundation.insights', {
  resourceGroupName: 'ml-dev',
  location: 'westeurope',
  tags: { environment: 'dev', 'managed-by': 'trivium' },
  resourceName: 'ml-dev-81ef84',
  kind: 'web',
  applicationType: 'web',
  ingestionMode: 'LogAnalytics',
  workspaceResourceId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.OperationalInsights/workspaces/ml-dev-81ef84',
}, { dependsOn: [foundationLogs] });

const identitiesEndpointAcrpullRegistry = new authorization.RoleAssignment('identities.endpoint.acrpull.registry', {
  roleAssignmentName: '00ec4b3f-3539-8278-b1ae-330b9f8534d4',
  scope: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ContainerRegistry/registries/mldev81ef84',
  roleDefinitionId: '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d',
  principalId: identitiesEndpoint.principalId,
  principalType: 'ServicePrincipal',
}, { dependsOn: [foundationRegistry] });

const identitiesEndpointStorageBlobDataReaderStorage = new authorization.RoleAssignment('identities.endpoint.storage-blob-data-reader.storage', {
  roleAssignmentName: '584d6553-131d-87d5-b22e-a7f2e1cd9f6e',
  scope: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Storage/storageAccounts/mldev81ef84',
  roleDefinitionId: '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
  principalId: identitiesEndpoint.principalId,
  principalType: 'ServicePrincipal',
}, { dependsOn: [foundationStorage] });

const identitiesJobAcrpullRegistry = new authorization.RoleAssignment('identities.job.acrpull.registry', {
  roleAssignmentName: '8be005f8-4004-897d-a523-3f804af95165',
  scope: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ContainerRegistry/registries/mldev81ef84',
  roleDefinitionId: '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d',
  principalId: identitiesJob.principalId,
  principalType: 'ServicePrincipal',
}, { dependsOn: [foundationRegistry] });

const identitiesJobStorageBlobDataContributorStorage = new authorization.RoleAssignment('identities.job.storage-blob-data-contributor.storage', {
  roleAssignmentName: 'ca1c9481-ab6e-807e-bc8b-ccb9b8a60be7',
  scope: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Storage/storageAccounts/mldev81ef84',
  roleDefinitionId: '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/ba92f5b4-2d11-453d-a403-e96b0029c9fe',
  principalId: identitiesJob.principalId,
  principalType: 'ServicePrincipal',
}, { dependsOn: [foundationStorage] });

const identitiesReleaseApplicationInsightsComponentContributorGroup = new authorization.RoleAssignment('identities.release.application-insights-component-contributor.group', {
  roleAssignmentName: 'a07e35e8-305e-8fd8-84aa-580b0b68aa01',
  scope: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev',
  roleDefinitionId: '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/ae349356-3a1b-4a5e-921d-050484c6347e',
  principalId: identitiesRelease.principalId,
  principalType: 'ServicePrincipal',
});

const identitiesReleaseManagedIdentityOperatorIdentitiesEndpoint = new authorization.RoleAssignment('identities.release.managed-identity-operator.identities.endpoint', {
  roleAssignmentName: '5d70f9e5-cb4a-8f1d-b4d6-978b86affe18',
  scope: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--endpoint',
  roleDefinitionId: '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/f1a07417-d97a-45cb-824c-7a7467783830',
  principalId: identitiesRelease.principalId,
  principalType: 'ServicePrincipal',
}, { dependsOn: [identitiesEndpoint] });

const identitiesReleaseReaderNotificationsOncall = new authorization.RoleAssignment('identities.release.reader.notifications.oncall', {
  roleAssignmentName: '3ff30759-a9e5-871e-8cce-47a79b94b443',
  scope: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Insights/actionGroups/wine-quality--dev--oncall',
  roleDefinitionId: '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7',
  principalId: identitiesRelease.principalId,
  principalType: 'ServicePrincipal',
}, { dependsOn: [notificationsOncall] });

const identitiesReleaseWebPlanContributorGroup = new authorization.RoleAssignment('identities.release.web-plan-contributor.group', {
  roleAssignmentName: 'a7fef0f9-9a57-81c4-817d-5f5103da032c',
  scope: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev',
  roleDefinitionId: '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/2cc479cb-7b4d-49a8-b449-8c00fd0f0a4b',
  principalId: identitiesRelease.principalId,
  principalType: 'ServicePrincipal',
});

const foundationCaptureRetention = new storage.ManagementPolicy('foundation.capture-retention', {
  resourceGroupName: 'ml-dev',
  accountName: 'mldev81ef84',
  managementPolicyName: 'default',
  policy: {
    rules: [
      {
        name: 'keep-1d',
        enabled: true,
        type: 'Lifecycle',
        definition: {
          filters: { blobTypes: ['blockBlob', 'appendBlob'], prefixMatch: ['trivium-capture/keep-1d/'] },
          actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 1 } } },
        },
      },
      {
        name: 'keep-3d',
        enabled: true,
        type: 'Lifecycle',
        definition: {
          filters: { blobTypes: ['blockBlob', 'appendBlob'], prefixMatch: ['trivium-capture/keep-3d/'] },
          actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 3 } } },
        },
      },
      {
        name: 'keep-7d',
        enabled: true,
        type: 'Lifecycle',
        definition: {
          filters: { blobTypes: ['blockBlob', 'appendBlob'], prefixMatch: ['trivium-capture/keep-7d/'] },
          actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 7 } } },
        },
      },
      {
        name: 'keep-14d',
        enabled: true,
        type: 'Lifecycle',
        definition: {
          filters: { blobTypes: ['blockBlob', 'appendBlob'], prefixMatch: ['trivium-capture/keep-14d/'] },
          actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 14 } } },
        },
      },
      {
        name: 'keep-30d',
        enabled: true,
        type: 'Lifecycle',
        definition: {
          filters: { blobTypes: ['blockBlob', 'appendBlob'], prefixMatch: ['trivium-capture/keep-30d/'] },
          actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 30 } } },
        },
      },
      {
        name: 'keep-60d',
        enabled: true,
        type: 'Lifecycle',
        definition: {
          filters: { blobTypes: ['blockBlob', 'appendBlob'], prefixMatch: ['trivium-capture/keep-60d/'] },
          actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 60 } } },
        },
      },
      {
        name: 'keep-90d',
        enabled: true,
        type: 'Lifecycle',
        definition: {
          filters: { blobTypes: ['blockBlob', 'appendBlob'], prefixMatch: ['trivium-capture/keep-90d/'] },
          actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 90 } } },
        },
      },
      {
        name: 'keep-180d',
        enabled: true,
        type: 'Lifecycle',
        definition: {
          filters: { blobTypes: ['blockBlob', 'appendBlob'], prefixMatch: ['trivium-capture/keep-180d/'] },
          actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 180 } } },
        },
      },
      {
        name: 'keep-365d',
        enabled: true,
        type: 'Lifecycle',
        definition: {
          filters: { blobTypes: ['blockBlob', 'appendBlob'], prefixMatch: ['trivium-capture/keep-365d/'] },
          actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 365 } } },
        },
      },
      {
        name: 'keep-730d',
        enabled: true,
        type: 'Lifecycle',
        definition: {
          filters: { blobTypes: ['blockBlob', 'appendBlob'], prefixMatch: ['trivium-capture/keep-730d/'] },
          actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 730 } } },
        },
      },
    ],
  },
}, { dependsOn: [foundationCaptureContainer] });

const foundationIdentityContributorInsights = new authorization.RoleAssignment('foundation.identity.contributor.insights', {
  roleAssignmentName: '89f3566b-25cc-8310-b4ac-9f7703bc07e3',
  scope: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Insights/components/ml-dev-81ef84',
  roleDefinitionId: '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c',
  principalId: foundationIdentity.principalId,
  principalType: 'ServicePrincipal',
}, { dependsOn: [foundationInsights] });

const identitiesEndpointStorageBlobDataContributorCapture = new authorization.RoleAssignment('identities.endpoint.storage-blob-data-contributor.capture', {
  roleAssignmentName: '914db634-3fae-8a48-832a-2c72e1f52065',
  scope: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Storage/storageAccounts/mldev81ef84/blobServices/default/containers/trivium-capture',
  roleDefinitionId: '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/ba92f5b4-2d11-453d-a403-e96b0029c9fe',
  principalId: identitiesEndpoint.principalId,
  principalType: 'ServicePrincipal',
}, { dependsOn: [foundationStorage, foundationCaptureContainer] });

const foundationWorkspace = new machinelearningservices.Workspace('foundation.workspace', {
  resourceGroupName: 'ml-dev',
  workspaceName: 'ml-dev-81ef84',
  location: 'westeurope',
  kind: 'Default',
  sku: { name: 'Basic', tier: 'Basic' },
  identity: {
    type: 'UserAssigned',
    userAssignedIdentities: [
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/ml-dev-workspace',
    ],
  },
  primaryUserAssignedIdentity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/ml-dev-workspace',
  storageAccount: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Storage/storageAccounts/mldev81ef84',
  keyVault: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.KeyVault/vaults/ml-dev-81ef84',
  applicationInsights: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Insights/components/ml-dev-81ef84',
  containerRegistry: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ContainerRegistry/registries/mldev81ef84',
  systemDatastoresAuthMode: 'Identity',
  publicNetworkAccess: 'Enabled',
  tags: { environment: 'dev', 'managed-by': 'trivium' },
}, { dependsOn: [foundationStorage, foundationVault, foundationRegistry, foundationInsights, foundationIdentity, foundationIdentityContributorStorage, foundationIdentityStorageBlobDataContributorStorage, foundationIdentityContributorVault, foundationIdentityKeyVaultAdministratorVault, foundationIdentityContributorRegistry, foundationIdentityContributorInsights] });

const foundationDatastore = machinelearningservices.getDatastoreOutput({ resourceGroupName: 'ml-dev', workspaceName: foundationWorkspace.name, name: 'workspaceblobstore' });

const alarmsBroken = new monitor.MetricAlert('alarms.broken', {
  description: 'broken: pipelines.train.failed',
  enabled: true,
  severity: 1,
  scopes: [
    '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84',
  ],
  windowSize: 'PT5M',
  evaluationFrequency: 'PT1M',
  autoMitigate: true,
  resourceGroupName: 'ml-dev',
  ruleName: 'wine-quality--dev--broken',
  location: 'global',
  tags: { 'cost-center': 'ml-42', system: 'wine-quality', environment: 'dev', owner: 'ml-platform@example.com', 'managed-by': 'trivium' },
  criteria: {
    odataType: 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria',
    allOf: [
      {
        criterionType: 'StaticThresholdCriterion',
        name: 'broken',
        metricNamespace: 'Microsoft.MachineLearningServices/workspaces',
        metricName: 'Failed Runs',
        timeAggregation: 'Total',
        operator: 'GreaterThan',
        threshold: 0,
        dimensions: [{ name: 'ExperimentName', operator: 'Include', values: ['wine-quality--dev--train'] }],
      },
    ],
  },
  actions: [
    {
      actionGroupId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Insights/actionGroups/wine-quality--dev--oncall',
    },
  ],
}, { dependsOn: [notificationsOncall, foundationWorkspace] });

const clustersD2sv3 = new machinelearningservices.Compute('clusters.d2sv3', {
  resourceGroupName: 'ml-dev',
  workspaceName: 'ml-dev-81ef84',
  computeName: 'd2sv3-d85e561',
  location: 'westeurope',
  tags: { 'cost-center': 'ml-42', system: 'wine-quality', environment: 'dev', owner: 'ml-platform@example.com', 'managed-by': 'trivium' },
  identity: {
    type: 'UserAssigned',
    userAssignedIdentities: [
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--job',
    ],
  },
  properties: {
    computeType: 'AmlCompute',
    disableLocalAuth: true,
    properties: {
      vmSize: 'Standard_D2s_v3',
      vmPriority: 'Dedicated',
      osType: 'Linux',
      scaleSettings: { minNodeCount: 0, maxNodeCount: 1, nodeIdleTimeBeforeScaleDown: 'PT120S' },
      remoteLoginPortPublicAccess: 'Disabled',
    },
  },
}, { dependsOn: [foundationWorkspace, foundationRegistry, identitiesJob] });

const clustersD4sv3 = new machinelearningservices.Compute('clusters.d4sv3', {
  resourceGroupName: 'ml-dev',
  workspaceName: 'ml-dev-81ef84',
  computeName: 'd4sv3-d9e2c2d',
  location: 'westeurope',
  tags: { 'cost-center': 'ml-42', system: 'wine-quality', environment: 'dev', owner: 'ml-platform@example.com', 'managed-by': 'trivium' },
  identity: {
    type: 'UserAssigned',
    userAssignedIdentities: [
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--job',
    ],
  },
  properties: {
    computeType: 'AmlCompute',
    disableLocalAuth: true,
    properties: {
      vmSize: 'Standard_D4s_v3',
      vmPriority: 'Dedicated',
      osType: 'Linux',
      scaleSettings: { minNodeCount: 0, maxNodeCount: 2, nodeIdleTimeBeforeScaleDown: 'PT120S' },
      remoteLoginPortPublicAccess: 'Disabled',
    },
  },
}, { dependsOn: [foundationWorkspace, foundationRegistry, identitiesJob] });

const clustersD4sv3Spot = new machinelearningservices.Compute('clusters.d4sv3-spot', {
  resourceGroupName: 'ml-dev',
  workspaceName: 'ml-dev-81ef84',
  computeName: 'd4sv3-s50a87c',
  location: 'westeurope',
  tags: { 'cost-center': 'ml-42', system: 'wine-quality', environment: 'dev', owner: 'ml-platform@example.com', 'managed-by': 'trivium' },
  identity: {
    type: 'UserAssigned',
    userAssignedIdentities: [
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--job',
    ],
  },
  properties: {
    computeType: 'AmlCompute',
    disableLocalAuth: true,
    properties: {
      vmSize: 'Standard_D4s_v3',
      vmPriority: 'LowPriority',
      osType: 'Linux',
      scaleSettings: { minNodeCount: 0, maxNodeCount: 1, nodeIdleTimeBeforeScaleDown: 'PT120S' },
      remoteLoginPortPublicAccess: 'Disabled',
    },
  },
}, { dependsOn: [foundationWorkspace, foundationRegistry, identitiesJob] });

const codeSrcBundleZip = new storage.Blob('code.src.bundle.zip', {
  resourceGroupName: 'ml-dev',
  accountName: 'mldev81ef84',
  containerName: foundationDatastore.properties.apply((value) => value.containerName),
  blobName: pulumi.interpolate`trivium/wine-quality/dev/code/src/adfe2661c2b48ec1/${codeSrcFolder.properties.apply((value) => value.outputs.name.value)}/bundle.zip`,
  contentType: 'application/zip',
  source: new pulumi.asset.FileArchive(path.join(root, 'examples', 'wine-quality', 'src')),
}, { dependsOn: [foundationWorkspace, foundationStorage], retainOnDelete: true });

const codeScoreScorePy = new storage.Blob('code:score.score.py', {
  resourceGroupName: 'ml-dev',
  accountName: 'mldev81ef84',
  containerName: foundationDatastore.properties.apply((value) => value.containerName),
  blobName: pulumi.interpolate`trivium/wine-quality/dev/code/score/b493fa423718b349/${codeScoreFolder.properties.apply((value) => value.outputs.name.value)}/score.py`,
  contentType: 'text/x-python',
  source: new pulumi.asset.FileAsset(path.join(root, 'runtime', 'python', 'trivium_serving', 'score.py')),
}, { dependsOn: [foundationWorkspace, foundationStorage], retainOnDelete: true });

const codeScoreTriviumRuntimeInitPy = new storage.Blob('code:score.trivium_runtime/__init__.py', {
  resourceGroupName: 'ml-dev',
  accountName: 'mldev81ef84',
  containerName: foundationDatastore.properties.apply((value) => value.containerName),
  blobName: pulumi.interpolate`trivium/wine-quality/dev/code/score/b493fa423718b349/${codeScoreFolder.properties.apply((value) => value.outputs.name.value)}/trivium_runtime/__init__.py`,
  contentType: 'text/x-python',
  source: new pulumi.asset.FileAsset(path.join(root, 'runtime', 'python', 'trivium_runtime', '__init__.py')),
}, { dependsOn: [foundationWorkspace, foundationStorage], retainOnDelete: true });

const codeScoreTriviumRuntimeErrorsPy = new storage.Blob('code:score.trivium_runtime/errors.py', {
  resourceGroupName: 'ml-dev',
  accountName: 'mldev81ef84',
  containerName: foundationDatastore.properties.apply((value) => value.containerName),
  blobName: pulumi.interpolate`trivium/wine-quality/dev/code/score/b493fa423718b349/${codeScoreFolder.properties.apply((value) => value.outputs.name.value)}/trivium_runtime/errors.py`,
  contentType: 'text/x-python',
  source: new pulumi.asset.FileAsset(path.join(root, 'runtime', 'python', 'trivium_runtime', 'errors.py')),
}, { dependsOn: [foundationWorkspace, foundationStorage], retainOnDelete: true });

const codeScoreTriviumRuntimeSecretsInitPy = new storage.Blob('code:score.trivium_runtime/secrets/__init__.py', {
  resourceGroupName: 'ml-dev',
  accountName: 'mldev81ef84',
  containerName: foundationDatastore.properties.apply((value) => value.containerName),
  blobName: pulumi.interpolate`trivium/wine-quality/dev/code/score/b493fa423718b349/${codeScoreFolder.properties.apply((value) => value.outputs.name.value)}/trivium_runtime/secrets/__init__.py`,
  contentType: 'text/x-python',
  source: new pulumi.asset.FileAsset(path.join(root, 'runtime', 'python', 'trivium_runtime', 'secrets', '__init__.py')),
}, { dependsOn: [foundationWorkspace, foundationStorage], retainOnDelete: true });

const codeScoreTriviumRuntimeSecretsAwsPy = new storage.Blob('code:score.trivium_runtime/secrets/aws.py', {
  resourceGroupName: 'ml-dev',
  accountName: 'mldev81ef84',
  containerName: foundationDatastore.properties.apply((value) => value.containerName),
  blobName: pulumi.interpolate`trivium/wine-quality/dev/code/score/b493fa423718b349/${codeScoreFolder.properties.apply((value) => value.outputs.name.value)}/trivium_runtime/secrets/aws.py`,
  contentType: 'text/x-python',
  source: new pulumi.asset.FileAsset(path.join(root, 'runtime', 'python', 'trivium_runtime', 'secrets', 'aws.py')),
}, { dependsOn: [foundationWorkspace, foundationStorage], retainOnDelete: true });

const codeScoreTriviumRuntimeSecretsAzurePy = new storage.Blob('code:score.trivium_runtime/secrets/azure.py', {
  resourceGroupName: 'ml-dev',
  accountName: 'mldev81ef84',
  containerName: foundationDatastore.properties.apply((value) => value.containerName),
  blobName: pulumi.interpolate`trivium/wine-quality/dev/code/score/b493fa423718b349/${codeScoreFolder.properties.apply((value) => value.outputs.name.value)}/trivium_runtime/secrets/azure.py`,
  contentType: 'text/x-python',
  source: new pulumi.asset.FileAsset(path.join(root, 'runtime', 'python', 'trivium_runtime', 'secrets', 'azure.py')),
}, { dependsOn: [foundationWorkspace, foundationStorage], retainOnDelete: true });

const codeScoreTriviumRuntimeSecretsFailurePy = new storage.Blob('code:score.trivium_runtime/secrets/failure.py', {
  resourceGroupName: 'ml-dev',
  accountName: 'mldev81ef84',
  containerName: foundationDatastore.properties.apply((value) => value.containerName),
  blobName: pulumi.interpolate`trivium/wine-quality/dev/code/score/b493fa423718b349/${codeScoreFolder.properties.apply((value) => value.outputs.name.value)}/trivium_runtime/secrets/failure.py`,
  contentType: 'text/x-python',
  source: new pulumi.asset.FileAsset(path.join(root, 'runtime', 'python', 'trivium_runtime', 'secrets', 'failure.py')),
}, { dependsOn: [foundationWorkspace, foundationStorage], retainOnDelete: true });

const codeScoreTriviumRuntimeSecretsGcpPy = new storage.Blob('code:score.trivium_runtime/secrets/gcp.py', {
  resourceGroupName: 'ml-dev',
  accountName: 'mldev81ef84',
  containerName: foundationDatastore.properties.apply((value) => value.containerName),
  blobName: pulumi.interpolate`trivium/wine-quality/dev/code/score/b493fa423718b349/${codeScoreFolder.properties.apply((value) => value.outputs.name.value)}/trivium_runtime/secrets/gcp.py`,
  contentType: 'text/x-python',
  source: new pulumi.asset.FileAsset(path.join(root, 'runtime', 'python', 'trivium_runtime', 'secrets', 'gcp.py')),
}, { dependsOn: [foundationWorkspace, foundationStorage], retainOnDelete: true });

const codeScoreTriviumRuntimeSecretsLocalPy = new storage.Blob('code:score.trivium_runtime/secrets/local.py', {
  resourceGroupName: 'ml-dev',
  accountName: 'mldev81ef84',
  containerName: foundationDatastore.properties.apply((value) => value.containerName),
  blobName: pulumi.interpolate`trivium/wine-quality/dev/code/score/b493fa423718b349/${codeScoreFolder.properties.apply((value) => value.outputs.name.value)}/trivium_runtime/secrets/local.py`,
  contentType: 'text/x-python',
  source: new pulumi.asset.FileAsset(path.join(root, 'runtime', 'python', 'trivium_runtime', 'secrets', 'local.py')),
}, { dependsOn: [foundationWorkspace, foundationStorage], retainOnDelete: true });

const codeScoreTriviumRuntimeSecretsSigv4Py = new storage.Blob('code:score.trivium_runtime/secrets/sigv4.py', {
  resourceGroupName: 'ml-dev',
  accountName: 'mldev81ef84',
  containerName: foundationDatastore.properties.apply((value) => value.containerName),
  blobName: pulumi.interpolate`trivium/wine-quality/dev/code/score/b493fa423718b349/${codeScoreFolder.properties.apply((value) => value.outputs.name.value)}/trivium_runtime/secrets/sigv4.py`,
  contentType: 'text/x-python',
  source: new pulumi.asset.FileAsset(path.join(root, 'runtime', 'python', 'trivium_runtime', 'secrets', 'sigv4.py')),
}, { dependsOn: [foundationWorkspace, foundationStorage], retainOnDelete: true });

const codeScoreTriviumRuntimeTransportPy = new storage.Blob('code:score.trivium_runtime/transport.py', {
  resourceGroupName: 'ml-dev',
  accountName: 'mldev81ef84',
  containerName: foundationDatastore.properties.apply((value) => value.containerName),
  blobName: pulumi.interpolate`trivium/wine-quality/dev/code/score/b493fa423718b349/${codeScoreFolder.properties.apply((value) => value.outputs.name.value)}/trivium_runtime/transport.py`,
  contentType: 'text/x-python',
  source: new pulumi.asset.FileAsset(path.join(root, 'runtime', 'python', 'trivium_runtime', 'transport.py')),
}, { dependsOn: [foundationWorkspace, foundationStorage], retainOnDelete: true });

const datasetsRawFile = new storage.Blob('datasets.raw.file', {
  resourceGroupName: 'ml-dev',
  accountName: 'mldev81ef84',
  containerName: foundationDatastore.properties.apply((value) => value.containerName),
  blobName: pulumi.interpolate`trivium/wine-quality/dev/datasets/raw/d16ad4046a50bad9/${datasetsRawFolder.properties.apply((value) => value.outputs.name.value)}/winequality.csv`,
  source: new pulumi.asset.FileAsset(path.join(root, 'examples', 'wine-quality', 'data', 'winequality.csv')),
}, { dependsOn: [foundationWorkspace, foundationStorage], retainOnDelete: true });

const endpointsLive = new machinelearningservices.OnlineEndpoint('endpoints.live', {
  resourceGroupName: 'ml-dev',
  workspaceName: 'ml-dev-81ef84',
  endpointName: 'wine-quality-dev-live-cc4589',
  location: 'westeurope',
  tags: { 'cost-center': 'ml-42', system: 'wine-quality', environment: 'dev', owner: 'ml-platform@example.com', 'managed-by': 'trivium' },
  identity: {
    type: 'UserAssigned',
    userAssignedIdentities: [
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--endpoint',
    ],
  },
  properties: { authMode: 'AADToken', publicNetworkAccess: 'Enabled' },
}, { dependsOn: [foundationWorkspace, identitiesEndpoint, identitiesEndpointStorageBlobDataReaderStorage, identitiesEndpointAcrpullRegistry, identitiesEndpointStorageBlobDataContributorCapture], ignoreChanges: ['tags', 'identity', 'properties.description', 'properties.publicNetworkAccess', 'properties.traffic', 'properties.mirrorTraffic'], replaceOnChanges: ['properties.authMode'], deleteBeforeReplace: true });

const environmentsSklearn14Cdee18 = new resources.Deployment('environments.sklearn-1-4-cdee18', {
  resourceGroupName: 'ml-dev',
  deploymentName: 'wine-quality-dev-environments-sklearn-1-4-cdee18-f0c188533805',
  properties: {
    mode: 'Incremental',
    template: {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      languageVersion: '2.0',
      parameters: { name: { type: 'string' }, properties: { type: 'object' } },
      resources: {
        version: {
          '@options': { onlyIfNotExists: [] },
          type: 'Microsoft.MachineLearningServices/workspaces/environments/versions',
          apiVersion: '2025-12-01',
          name: "[parameters('name')]",
          properties: "[parameters('properties')]",
        },
      },
    },
    parameters: {
      name: { value: 'ml-dev-81ef84/wine-quality--dev--sklearn-1-4/81d2b383741b' },
      properties: {
        value: {
          image: 'mcr.microsoft.com/azureml/openmpi5.0-ubuntu24.04:20260901.v1',
          osType: 'Linux',
          tags: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium' },
          condaFile: "name: trivium\nchannels:\n  - conda-forge\ndependencies:\n  - python=3.11\n  - pip\n  - pip:\n      - joblib==1.4.2 --hash=sha256:06d478d5674cbc267e7496a410ee875abd68e4340feff4490bcb7afb88060ae6 --hash=sha256:2382c5816b2636fbd20a09e0f4e9dad4736765fdfb7dca582943b9c1366b3f0e\n      - numpy==1.26.4 --hash=sha256:03a8c78d01d9781b28a6989f6fa1bb2c4f2d51201cf99d3dd875df6fbd96b23b --hash=sha256:08beddf13648eb95f8d867350f6a018a4be2e5ad54c8d8caed89ebca558b2818 --hash=sha256:1af303d6b2210eb850fcf03064d364652b7120803a0b872f5211f5234b399f20 --hash=sha256:1dda2e7b4ec9dd512f84935c5f126c8bd8b9f2fc001e9f54af255e8c5f16b0e0 --hash=sha256:2a02aba9ed12e4ac4eb3ea9421c420301a0c6460d9830d74a9df87efa4912010 --hash=sha256:2e4ee3380d6de9c9ec04745830fd9e2eccb3e6cf790d39d7b98ffd19b0dd754a --hash=sha256:3373d5d70a5fe74a2c1bb6d2cfd9609ecf686d47a2d7b1d37a8f3b6bf6003aea --hash=sha256:47711010ad8555514b434df65f7d7b076bb8261df1ca9bb78f53d3b2db02e95c --hash=sha256:4c66707fabe114439db9068ee468c26bbdf909cac0fb58686a42a24de1760c71 --hash=sha256:50193e430acfc1346175fcbdaa28ffec49947a06918b7b92130744e81e640110 --hash=sha256:52b8b60467cd7dd1e9ed082188b4e6bb35aa5cdd01777621a1658910745b90be --hash=sha256:60dedbb91afcbfdc9bc0b1f3f402804070deed7392c23eb7a7f07fa857868e8a --hash=sha256:62b8e4b1e28009ef2846b4c7852046736bab361f7aeadeb6a5b89ebec3c7055a --hash=sha256:666dbfb6ec68962c033a450943ded891bed2d54e6755e35e5835d63f4f6931d5 --hash=sha256:675d61ffbfa78604709862923189bad94014bef562cc35cf61d3a07bba02a7ed --hash=sha256:679b0076f67ecc0138fd2ede3a8fd196dddc2ad3254069bcb9faf9a79b1cebcd --hash=sha256:7349ab0fa0c429c82442a27a9673fc802ffdb7c7775fad780226cb234965e53c --hash=sha256:7ab55401287bfec946ced39700c053796e7cc0e3acbef09993a9ad2adba6ca6e --hash=sha256:7e50d0a0cc3189f9cb0aeb3a6a6af18c16f59f004b866cd2be1c14b36134a4a0 --hash=sha256:95a7476c59002f2f6c590b9b7b998306fba6a5aa646b1e22ddfeaf8f78c3a29c --hash=sha256:96ff0b2ad353d8f990b63294c8986f1ec3cb19d749234014f4e7eb0112ceba5a --hash=sha256:9fad7dcb1aac3c7f0584a5a8133e3a43eeb2fe127f47e3632d43d677c66c102b --hash=sha256:9ff0f4f29c51e2803569d7a51c2304de5554655a60c5d776e35b4a41413830d0 --hash=sha256:a354325ee03388678242a4d7ebcd08b5c727033fcff3b2f536aea978e15ee9e6 --hash=sha256:a4abb4f9001ad2858e7ac189089c42178fcce737e4169dc61321660f1a96c7d2 --hash=sha256:ab47dbe5cc8210f55aa58e4805fe224dac469cde56b9f731a4c098b91917159a --hash=sha256:afedb719a9dcfc7eaf2287b839d8198e06dcd4cb5d276a3df279231138e83d30 --hash=sha256:b3ce300f3644fb06443ee2222c2201dd3a89ea6040541412b8fa189341847218 --hash=sha256:b97fe8060236edf3662adfc2c633f56a08ae30560c56310562cb4f95500022d5 --hash=sha256:bfe25acf8b437eb2a8b2d49d443800a5f18508cd811fea3181723922a8a82b07 --hash=sha256:cd25bcecc4974d09257ffcd1f098ee778f7834c3ad767fe5db785be9a4aa9cb2 --hash=sha256:d209d8969599b27ad20994c8e41936ee0964e6da07478d6c35016bc386b66ad4 --hash=sha256:d5241e0a80d808d70546c697135da2c613f30e28251ff8307eb72ba696945764 --hash=sha256:edd8b5fe47dab091176d21bb6de568acdd906d1887a4584a15a9a96a1dca06ef --hash=sha256:f870204a840a60da0b12273ef34f7051e98c3b5961b61b0c2c1be6dfd64fbcd3 --hash=sha256:ffa75af20b44f8dba823498024771d5ac50620e6915abac414251bd971b4529f\n      - pandas==2.2.3 --hash=sha256:062309c1b9ea12a50e8ce661145c6aab431b1e99530d3cd60640e255778bd43a --hash=sha256:15c0e1e02e93116177d29ff83e8b1619c93ddc9c49083f237d4312337a61165d --hash=sha256:1948ddde24197a0f7add2bdc4ca83bf2b1ef84a1bc8ccffd95eda17fd836ecb5 --hash=sha256:1db71525a1538b30142094edb9adc10be3f3e176748cd7acc2240c2f2e5aa3a4 --hash=sha256:22a9d949bfc9a502d320aa04e5d02feab689d61da4e7764b62c30b991c42c5f0 --hash=sha256:29401dbfa9ad77319367d36940cd8a0b3a11aba16063e39632d98b0e931ddf32 --hash=sha256:31d0ced62d4ea3e231a9f228366919a5ea0b07440d9d4dac345376fd8e1477ea --hash=sha256:3508d914817e153ad359d7e069d752cdd736a247c322d932eb89e6bc84217f28 --hash=sha256:37e0aced3e8f539eccf2e099f65cdb9c8aa85109b0be6e93e2baff94264bdc6f --hash=sha256:381175499d3802cde0eabbaf6324cce0c4f5d52ca6f8c377c29ad442f50f6348 --hash=sha256:38cf8125c40dae9d5acc10fa66af8ea6fdf760b2714ee482ca691fc66e6fcb18 --hash=sha256:3b71f27954685ee685317063bf13c7709a7ba74fc996b84fc6821c59b0f06468 --hash=sha256:3fc6873a41186404dad67245896a6e440baacc92f5b716ccd1bc9ed2995ab2c5 --hash=sha256:4850ba03528b6dd51d6c5d273c46f183f39a9baf3f0143e566b89450965b105e --hash=sha256:4f18ba62b61d7e192368b84517265a99b4d7ee8912f8708660fb4a366cc82667 --hash=sha256:56534ce0746a58afaf7942ba4863e0ef81c9c50d3f0ae93e9497d6a41a057645 --hash=sha256:59ef3764d0fe818125a5097d2ae867ca3fa64df032331b7e0917cf5d7bf66b13 --hash=sha256:5dbca4c1acd72e8eeef4753eeca07de9b1db4f398669d5994086f788a5d7cc30 --hash=sha256:5de54125a92bb4d1c051c0659e6fcb75256bf799a732a87184e5ea503965bce3 --hash=sha256:61c5ad4043f791b61dd4752191d9f07f0ae412515d59ba8f005832a532f8736d --hash=sha256:6374c452ff3ec675a8f46fd9ab25c4ad0ba590b71cf0656f8b6daa5202bca3fb --hash=sha256:63cc132e40a2e084cf01adf0775b15ac515ba905d7dcca47e9a251819c575ef3 --hash=sha256:66108071e1b935240e74525006034333f98bcdb87ea116de573a6a0dccb6c039 --hash=sha256:6dfcb5ee8d4d50c06a51c2fffa6cff6272098ad6540aed1a76d15fb9318194d8 --hash=sha256:7c2875855b0ff77b2a64a0365e24455d9990730d6431b9e0ee18ad8acee13dbd --hash=sha256:7eee9e7cea6adf3e3d24e304ac6b8300646e2a5d1cd3a3c2abed9101b0846761 --hash=sha256:800250ecdadb6d9c78eae4990da62743b857b470883fa27f652db8bdde7f6659 --hash=sha256:86976a1c5b25ae3f8ccae3a5306e443569ee3c3faf444dfd0f41cda24667ad57 --hash=sha256:8cd6d7cc958a3910f934ea8dbdf17b2364827bb4dafc38ce6eef6bb3d65ff09c --hash=sha256:99df71520d25fade9db7c1076ac94eb994f4d2673ef2aa2e86ee039b6746d20c --hash=sha256:a5a1595fe639f5988ba6a8e5bc9649af3baf26df3998a0abe56c02609392e0a4 --hash=sha256:ad5b65698ab28ed8d7f18790a0dc58005c7629f227be9ecc1072aa74c0c1d43a --hash=sha256:b1d432e8d08679a40e2a6d8b2f9770a5c21793a6f9f47fdd52c5ce1948a5a8a9 --hash=sha256:b8661b0238a69d7aafe156b7fa86c44b881387509653fdf857bebc5e4008ad42 --hash=sha256:ba96630bc17c875161df3818780af30e43be9b166ce51c9a18c1feae342906c2 --hash=sha256:bc6b93f9b966093cb0fd62ff1a7e4c09e6d546ad7c1de191767baffc57628f39 --hash=sha256:c124333816c3a9b03fbeef3a9f230ba9a737e9e5bb4060aa2107a86cc0a497fc --hash=sha256:cd8d0c3be0515c12fed0bdbae072551c8b54b7192c7b1fda0ba56059a0179698 --hash=sha256:d9c45366def9a3dd85a6454c0e7908f2b3b8e9c138f5dc38fed7ce720d8453ed --hash=sha256:f00d1345d84d8c86a63e476bb4955e46458b304b9575dcf71102b5c705320015 --hash=sha256:f3a255b2c19987fbbe62a9dfd6cff7ff2aa9ccab3fc75218fd4b7530f01efa24 --hash=sha256:fffb8ae78d8af97f849404f21411c95062db1496aeb3e56f146f0355c9989319\n      - python-dateutil==2.9.0.post0 --hash=sha256:37dd54208da7e1cd875388217d5e00ebd4179249f90fb72437e91a35459a0ad3 --hash=sha256:a8b2bc7bffae282281c8140a97d3aa9c14da0b136dfe83f850eea9a5f7470427\n      - pytz==2024.2 --hash=sha256:2aa355083c50a0f93fa581709deac0c9ad65cca8a9e9beac660adcbd493c798a --hash=sha256:31c7c1817eb7fae7ca4b8c7ee50c72f93aa2dd863de768e1ef4245d426aa0725\n      - scikit-learn==1.4.2 --hash=sha256:1d0b25d9c651fd050555aadd57431b53d4cf664e749069da77f3d52c5ad14b3b --hash=sha256:36f0ea5d0f693cb247a073d21a4123bdf4172e470e6d163c12b74cbb1536cf38 --hash=sha256:426d258fddac674fdf33f3cb2d54d26f49406e2599dbf9a32b4d1696091d4256 --hash=sha256:44c62f2b124848a28fd695db5bc4da019287abf390bfce602ddc8aa1ec186aae --hash=sha256:45dee87ac5309bb82e3ea633955030df9bbcb8d2cdb30383c6cd483691c546cc --hash=sha256:49d64ef6cb8c093d883e5a36c4766548d974898d378e395ba41a806d0e824db8 --hash=sha256:5460a1a5b043ae5ae4596b3126a4ec33ccba1b51e7ca2c5d36dac2169f62ab1d --hash=sha256:5cd7b524115499b18b63f0c96f4224eb885564937a0b3477531b2b63ce331904 --hash=sha256:671e2f0c3f2c15409dae4f282a3a619601fa824d2c820e5b608d9d775f91780c --hash=sha256:68b8404841f944a4a1459b07198fa2edd41a82f189b44f3e1d55c104dbc2e40c --hash=sha256:81bf5d8bbe87643103334032dd82f7419bc8c8d02a763643a6b9a5c7288c5054 --hash=sha256:8539a41b3d6d1af82eb629f9c57f37428ff1481c1e34dddb3b9d7af8ede67ac5 --hash=sha256:87440e2e188c87db80ea4023440923dccbd56fbc2d557b18ced00fef79da0727 --hash=sha256:90378e1747949f90c8f385898fff35d73193dfcaec3dd75d6b542f90c4e89755 --hash=sha256:b0203c368058ab92efc6168a1507d388d41469c873e96ec220ca8e74079bf62e --hash=sha256:c97a50b05c194be9146d61fe87dbf8eac62b203d9e87a3ccc6ae9aed2dfaf361 --hash=sha256:d36d0bc983336bbc1be22f9b686b50c964f593c8a9a913a792442af9bf4f5e68 --hash=sha256:d762070980c17ba3e9a4a1e043ba0518ce4c55152032f1af0ca6f39b376b5928 --hash=sha256:d9993d5e78a8148b1d0fdf5b15ed92452af5581734129998c26f481c46586d68 --hash=sha256:daa1c471d95bad080c6e44b4946c9390a4842adc3082572c20e4f8884e39e959 --hash=sha256:ff4effe5a1d4e8fed260a83a163f7dbf4f6087b54528d8880bab1d1377bd78be\n      - scipy==1.13.1 --hash=sha256:017367484ce5498445aade74b1d5ab377acdc65e27095155e448c88497755a5d --hash=sha256:095a87a0312b08dfd6a6155cbbd310a8c51800fc931b8c0b84003014b874ed3c --hash=sha256:20335853b85e9a49ff7572ab453794298bcf0354d8068c5f6775a0eabf350aca --hash=sha256:27e52b09c0d3a1d5b63e1105f24177e544a222b43611aaf5bc44d4a0979e32f9 --hash=sha256:2831f0dc9c5ea9edd6e51e6e769b655f08ec6db6e2e10f86ef39bd32eb11da54 --hash=sha256:2ac65fb503dad64218c228e2dc2d0a0193f7904747db43014645ae139c8fad16 --hash=sha256:392e4ec766654852c25ebad4f64e4e584cf19820b980bc04960bca0b0cd6eaa2 --hash=sha256:436bbb42a94a8aeef855d755ce5a465479c721e9d684de76bf61a62e7c2b81d5 --hash=sha256:45484bee6d65633752c490404513b9ef02475b4284c4cfab0ef946def50b3f59 --hash=sha256:54f430b00f0133e2224c3ba42b805bfd0086fe488835effa33fa291561932326 --hash=sha256:5713f62f781eebd8d597eb3f88b8bf9274e79eeabf63afb4a737abc6c84ad37b --hash=sha256:5d72782f39716b2b3509cd7c33cdc08c96f2f4d2b06d51e52fb45a19ca0c86a1 --hash=sha256:637e98dcf185ba7f8e663e122ebf908c4702420477ae52a04f9908707456ba4d --hash=sha256:8335549ebbca860c52bf3d02f80784e91a004b71b059e3eea9678ba994796a24 --hash=sha256:949ae67db5fa78a86e8fa644b9a6b07252f449dcf74247108c50e1d20d2b4627 --hash=sha256:a014c2b3697bde71724244f63de2476925596c24285c7a637364761f8710891c --hash=sha256:a78b4b3345f1b6f68a763c6e25c0c9a23a9fd0f39f5f3d200efe8feda560a5fa --hash=sha256:cdd7dacfb95fea358916410ec61bbc20440f7860333aee6d882bb8046264e949 --hash=sha256:cfa31f1def5c819b19ecc3a8b52d28ffdcc7ed52bb20c9a7589669dd3c250989 --hash=sha256:d533654b7d221a6a97304ab63c41c96473ff04459e404b83275b60aa8f4b7004 --hash=sha256:d605e9c23906d1994f55ace80e0125c587f96c020037ea6aa98d01b4bd2e222f --hash=sha256:de3ade0e53bc1f21358aa74ff4830235d716211d7d077e340c7349bc3542e884 --hash=sha256:e89369d27f9e7b0884ae559a3a956e77c02114cc60a6058b4e5011572eea9299 --hash=sha256:eccfa1906eacc02de42d70ef4aecea45415f5be17e72b61bafcfd329bdc52e94 --hash=sha256:f26264b282b9da0952a024ae34710c2aff7d27480ee91a2e82b7b7073c24722f\n      - six==1.16.0 --hash=sha256:1e61c37477a1626458e36f7b1d82aa5c9b094fa4802892072e49de9c60c4c926 --hash=sha256:8abb2f1d86890a2dfb989f9a77cfcfd3e47c2a354b01111771326f8aa26e0254\n      - threadpoolctl==3.5.0 --hash=sha256:082433502dd922bf738de0d8bcc4fdcbf0979ff44c42bd40f5af8a282f6fa107 --hash=sha256:56c1e26c150397e58c4926da8eeee87533b1e32bef131bd4bf6a2f45f3185467\n      - tzdata==2024.2 --hash=sha256:7d85cc416e9382e69095b7bdf4afd9e3880418a2413feec7069d533d6b4e31cc --hash=sha256:a48093786cdcde33cad18c2555e8532f34422074448fbc874186f0abd79565cd\n",
        },
      },
    },
  },
}, { dependsOn: [foundationWorkspace] });

const environmentsSklearn14E23c4e = new resources.Deployment('environments.sklearn-1-4-e23c4e', {
  resourceGroupName: 'ml-dev',
  deploymentName: 'wine-quality-dev-environments-sklearn-1-4-e23c4e-f3d18f84d278',
  properties: {
    mode: 'Incremental',
    template: {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      languageVersion: '2.0',
      parameters: { name: { type: 'string' }, properties: { type: 'object' } },
      resources: {
        version: {
          '@options': { onlyIfNotExists: [] },
          type: 'Microsoft.MachineLearningServices/workspaces/environments/versions',
          apiVersion: '2025-12-01',
          name: "[parameters('name')]",
          properties: "[parameters('properties')]",
        },
      },
    },
    parameters: {
      name: { value: 'ml-dev-81ef84/wine-quality--dev--sklearn-1-4/730bfcab5f28' },
      properties: {
        value: {
          image: 'mcr.microsoft.com/azureml/openmpi5.0-ubuntu24.04:20260901.v1',
          osType: 'Linux',
          tags: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium' },
          condaFile: "name: trivium\nchannels:\n  - conda-forge\ndependencies:\n  - python=3.11\n  - pip\n  - pip:\n      - azureml-inference-server-http==1.5.1\n      - joblib==1.4.2\n      - numpy==1.26.4\n      - pandas==2.2.3\n      - python-dateutil==2.9.0.post0\n      - pytz==2024.2\n      - scikit-learn==1.4.2\n      - scipy==1.13.1\n      - six==1.16.0\n      - threadpoolctl==3.5.0\n      - tzdata==2024.2\n",
        },
      },
    },
  },
}, { dependsOn: [foundationWorkspace] });

const foundationCapture = new machinelearningservices.Datastore('foundation.capture', {
  resourceGroupName: 'ml-dev',
  workspaceName: 'ml-dev-81ef84',
  name: 'trivium_capture',
  properties: {
    datastoreType: 'AzureBlob',
    accountName: 'mldev81ef84',
    containerName: 'trivium-capture',
    endpoint: 'core.windows.net',
    protocol: 'https',
    credentials: { credentialsType: 'None' },
    serviceDataAccessAuthIdentity: 'WorkspaceUserAssignedIdentity',
    tags: { environment: 'dev', 'managed-by': 'trivium' },
  },
}, { dependsOn: [foundationWorkspace, foundationCaptureContainer] });

const foundationWorkspaceLogs = new monitor.DiagnosticSetting('foundation.workspace-logs', {
  name: 'trivium-dev',
  resourceUri: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84',
  workspaceId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.OperationalInsights/workspaces/ml-dev-81ef84',
  logAnalyticsDestinationType: 'Dedicated',
  logs: [{ category: 'AmlRunStatusChangedEvent', enabled: true }, { category: 'AmlComputeJobEvent', enabled: true }],
}, { dependsOn: [foundationWorkspace, foundationLogs] });

const identitiesJobAzuremlDataScientistWorkspace = new authorization.RoleAssignment('identities.job.azureml-data-scientist.workspace', {
  roleAssignmentName: 'dee9ebe8-5bdb-8da7-8f09-de942d2231c3',
  scope: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84',
  roleDefinitionId: '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/f6c7c914-8db3-469d-8ca1-694a8f32e121',
  principalId: identitiesJob.principalId,
  principalType: 'ServicePrincipal',
}, { dependsOn: [foundationWorkspace] });

const identitiesReleaseAzuremlDataScientistWorkspace = new authorization.RoleAssignment('identities.release.azureml-data-scientist.workspace', {
  roleAssignmentName: '74c27ce0-3d01-86a5-881d-dde8e7ad5790',
  scope: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84',
  roleDefinitionId: '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/f6c7c914-8db3-469d-8ca1-694a8f32e121',
  principalId: identitiesRelease.principalId,
  principalType: 'ServicePrincipal',
}, { dependsOn: [foundationWorkspace] });

const modelsWineQuality = new machinelearningservices.ModelContainer('models.wine-quality', {
  resourceGroupName: 'ml-dev',
  workspaceName: 'ml-dev-81ef84',
  name: 'wine-quality--dev--wine-quality',
  properties: {
    tags: { 'cost-center': 'ml-42', system: 'wine-quality', environment: 'dev', owner: 'ml-platform@example.com', 'managed-by': 'trivium' },
  },
}, { dependsOn: [foundationWorkspace] });

const alarmsSlow = new monitor.ScheduledQueryRule('alarms.slow', {
  resourceGroupName: 'ml-dev',
  ruleName: 'wine-quality--dev--slow',
  location: 'westeurope',
  kind: 'LogAlert',
  tags: { 'cost-center': 'ml-42', system: 'wine-quality', environment: 'dev', owner: 'ml-platform@example.com', 'managed-by': 'trivium' },
  description: 'slow: pipelines.train.duration',
  displayName: 'slow',
  enabled: true,
  severity: 2,
  scopes: [
    '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.OperationalInsights/workspaces/ml-dev-81ef84',
  ],
  evaluationFrequency: 'PT5M',
  windowSize: 'PT5M',
  overrideQueryTimeRange: 'PT5H',
  skipQueryValidation: true,
  autoMitigate: true,
  criteria: {
    allOf: [
      {
        query: "let Runs = union isfuzzy=true (AmlRunStatusChangedEvent), (datatable(TimeGenerated: datetime, RunId: string, RootRunId: string, Status: string) []);\nlet Steps = union isfuzzy=true (AmlComputeJobEvent | where ExperimentName == 'wine-quality--dev--train'), (datatable(JobName: string) []) | distinct JobName;\nlet Pipelines = Runs | where RunId in (Steps) | distinct RootRunId;\nRuns\n| where RunId in (Pipelines)\n| summarize Started = min(TimeGenerated), arg_max(TimeGenerated, Status) by RunId\n| extend IsOver = Status in ('Completed', 'Failed', 'Canceled')\n| where not(IsOver) or TimeGenerated > ago(35m)\n| extend Ended = iff(IsOver, TimeGenerated, now())\n| extend Seconds = datetime_diff('second', Ended, Started)\n| where Seconds > 10800\n| project RunId, Seconds",
        timeAggregation: 'Count',
        operator: 'GreaterThan',
        threshold: 0,
        failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
      },
    ],
  },
  actions: {
    actionGroups: [
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Insights/actionGroups/wine-quality--dev--oncall',
    ],
  },
}, { dependsOn: [foundationLogs, notificationsOncall, foundationWorkspaceLogs] });

const codeSrc = new resources.Deployment('code.src', {
  resourceGroupName: 'ml-dev',
  deploymentName: 'wine-quality-dev-code-src-85e0c1e59523',
  properties: {
    mode: 'Incremental',
    template: {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      languageVersion: '2.0',
      parameters: { name: { type: 'string' }, properties: { type: 'object' } },
      resources: {
        version: {
          '@options': { onlyIfNotExists: [] },
          type: 'Microsoft.MachineLearningServices/workspaces/codes/versions',
          apiVersion: '2025-12-01',
          name: "[parameters('name')]",
          properties: "[parameters('properties')]",
        },
      },
    },
    parameters: {
      name: { value: 'ml-dev-81ef84/wine-quality--dev--code--src/adfe2661c2b48ec1' },
      properties: {
        value: {
          codeUri: pulumi.interpolate`https://mldev81ef84.blob.core.windows.net/${foundationDatastore.properties.apply((value) => value.containerName)}/trivium/wine-quality/dev/code/src/adfe2661c2b48ec1/${codeSrcFolder.properties.apply((value) => value.outputs.name.value)}`,
          isAnonymous: false,
          tags: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium' },
          properties: { sha256: 'adfe2661c2b48ec1dfa42541f7d49cd57a1016ce9a3f58e6cfa170af12f5fa85' },
        },
      },
    },
  },
}, { dependsOn: [foundationWorkspace, codeSrcBundleZip] });

const codeScore = new resources.Deployment('code:score', {
  resourceGroupName: 'ml-dev',
  deploymentName: 'wine-quality-dev-code-score-e63a810d6e87',
  properties: {
    mode: 'Incremental',
    template: {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      languageVersion: '2.0',
      parameters: { name: { type: 'string' }, properties: { type: 'object' } },
      resources: {
        version: {
          '@options': { onlyIfNotExists: [] },
          type: 'Microsoft.MachineLearningServices/workspaces/codes/versions',
          apiVersion: '2025-12-01',
          name: "[parameters('name')]",
          properties: "[parameters('properties')]",
        },
      },
    },
    parameters: {
      name: { value: 'ml-dev-81ef84/wine-quality--dev--score/b493fa423718b349' },
      properties: {
        value: {
          codeUri: pulumi.interpolate`https://mldev81ef84.blob.core.windows.net/${foundationDatastore.properties.apply((value) => value.containerName)}/trivium/wine-quality/dev/code/score/b493fa423718b349/${codeScoreFolder.properties.apply((value) => value.outputs.name.value)}`,
          isAnonymous: false,
          tags: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium' },
          properties: { sha256: 'b493fa423718b34921c4a20224ff0e240235fb1afbc2a62cf56a0a250fdb7fc1' },
        },
      },
    },
  },
}, { dependsOn: [foundationWorkspace, codeScoreScorePy, codeScoreTriviumRuntimeInitPy, codeScoreTriviumRuntimeErrorsPy, codeScoreTriviumRuntimeSecretsInitPy, codeScoreTriviumRuntimeSecretsAwsPy, codeScoreTriviumRuntimeSecretsAzurePy, codeScoreTriviumRuntimeSecretsFailurePy, codeScoreTriviumRuntimeSecretsGcpPy, codeScoreTriviumRuntimeSecretsLocalPy, codeScoreTriviumRuntimeSecretsSigv4Py, codeScoreTriviumRuntimeTransportPy] });

const datasetsRaw = new resources.Deployment('datasets.raw', {
  resourceGroupName: 'ml-dev',
  deploymentName: 'wine-quality-dev-datasets-raw-36211a0036ff',
  properties: {
    mode: 'Incremental',
    template: {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      languageVersion: '2.0',
      parameters: { name: { type: 'string' }, properties: { type: 'object' } },
      resources: {
        version: {
          '@options': { onlyIfNotExists: [] },
          type: 'Microsoft.MachineLearningServices/workspaces/data/versions',
          apiVersion: '2025-12-01',
          name: "[parameters('name')]",
          properties: "[parameters('properties')]",
        },
      },
    },
    parameters: {
      name: { value: 'ml-dev-81ef84/wine-quality--dev--raw/c9da2b7ef10a' },
      properties: {
        value: {
          properties: {
            format: 'csv',
            columns: '{"alcohol":{"max":20,"min":0,"required":false,"type":"number"},"quality":{"max":10,"min":0,"required":false,"type":"integer"}}',
          },
          tags: {
            'cost-center': 'ml-42',
            system: 'wine-quality',
            environment: 'dev',
            owner: 'ml-platform@example.com',
            'managed-by': 'trivium',
            dataset: 'raw',
          },
          dataType: 'uri_file',
          dataUri: pulumi.interpolate`azureml://subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/ml-dev/workspaces/ml-dev-81ef84/datastores/workspaceblobstore/paths/trivium/wine-quality/dev/datasets/raw/d16ad4046a50bad9/${datasetsRawFolder.properties.apply((value) => value.outputs.name.value)}/winequality.csv`,
        },
      },
    },
  },
}, { dependsOn: [foundationWorkspace, datasetsRawFolder, datasetsRawFile] });

const endpointsLiveLogs = new monitor.DiagnosticSetting('endpoints.live.logs', {
  name: 'wine-quality--dev--live',
  resourceUri: pulumi.interpolate`/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/onlineEndpoints/${endpointsLive.name}`,
  workspaceId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.OperationalInsights/workspaces/ml-dev-81ef84',
  logAnalyticsDestinationType: 'Dedicated',
  logs: [
    { category: 'AmlOnlineEndpointTrafficLog', enabled: true },
    { category: 'AmlOnlineEndpointConsoleLog', enabled: true },
    { category: 'AmlOnlineEndpointEventLog', enabled: true },
  ],
}, { dependsOn: [endpointsLive, foundationLogs] });

const endpointsLiveRequest = new resources.Deployment('endpoints.live.request', {
  resourceGroupName: 'ml-dev',
  deploymentName: 'wine-quality-dev-endpoints-live-request-0facb9624873',
  properties: {
    mode: 'Incremental',
    template: {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      languageVersion: '2.0',
      parameters: { name: { type: 'string' }, properties: { type: 'object' } },
      resources: {
        version: {
          '@options': { onlyIfNotExists: [] },
          type: 'Microsoft.MachineLearningServices/workspaces/data/versions',
          apiVersion: '2025-12-01',
          name: "[parameters('name')]",
          properties: "[parameters('properties')]",
        },
      },
    },
    parameters: {
      name: { value: 'ml-dev-81ef84/wine-quality--dev--live--request/74f9d351c6a5' },
      properties: {
        value: {
          dataType: 'uri_folder',
          dataUri: 'azureml://subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/ml-dev/workspaces/ml-dev-81ef84/datastores/trivium_capture/paths/keep-30d/wine-quality/dev/live/request',
          tags: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium', endpoint: 'live' },
        },
      },
    },
  },
}, { dependsOn: [foundationWorkspace, foundationCapture] });

const endpointsLiveResponse = new resources.Deployment('endpoints.live.response', {
  resourceGroupName: 'ml-dev',
  deploymentName: 'wine-quality-dev-endpoints-live-response-29571d95fcf5',
  properties: {
    mode: 'Incremental',
    template: {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      languageVersion: '2.0',
      parameters: { name: { type: 'string' }, properties: { type: 'object' } },
      resources: {
        version: {
          '@options': { onlyIfNotExists: [] },
          type: 'Microsoft.MachineLearningServices/workspaces/data/versions',
          apiVersion: '2025-12-01',
          name: "[parameters('name')]",
          properties: "[parameters('properties')]",
        },
      },
    },
    parameters: {
      name: { value: 'ml-dev-81ef84/wine-quality--dev--live--response/451d63095ad1' },
      properties: {
        value: {
          dataType: 'uri_folder',
          dataUri: 'azureml://subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/ml-dev/workspaces/ml-dev-81ef84/datastores/trivium_capture/paths/keep-30d/wine-quality/dev/live/response',
          tags: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium', endpoint: 'live' },
        },
      },
    },
  },
}, { dependsOn: [foundationWorkspace, foundationCapture] });

const identitiesReleaseReaderEndpointsLive = new authorization.RoleAssignment('identities.release.reader.endpoints.live', {
  roleAssignmentName: 'a85b23df-27db-8e09-a061-d3e7b4f1e883',
  scope: pulumi.interpolate`/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/onlineEndpoints/${endpointsLive.name}`,
  roleDefinitionId: '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7',
  principalId: identitiesRelease.principalId,
  principalType: 'ServicePrincipal',
}, { dependsOn: [endpointsLive] });

const alarmsErrors = new monitor.ScheduledQueryRule('alarms.errors', {
  resourceGroupName: 'ml-dev',
  ruleName: 'wine-quality--dev--errors',
  location: 'westeurope',
  kind: 'LogAlert',
  tags: { 'cost-center': 'ml-42', system: 'wine-quality', environment: 'dev', owner: 'ml-platform@example.com', 'managed-by': 'trivium' },
  description: 'errors: endpoints.live.errorRate',
  displayName: 'errors',
  enabled: true,
  severity: 0,
  scopes: [
    '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.OperationalInsights/workspaces/ml-dev-81ef84',
  ],
  evaluationFrequency: 'PT5M',
  windowSize: 'PT5M',
  overrideQueryTimeRange: 'PT45M',
  skipQueryValidation: true,
  autoMitigate: true,
  criteria: {
    allOf: [
      {
        query: "union isfuzzy=true (AmlOnlineEndpointTrafficLog | where EndpointName == 'wine-quality-dev-live-cc4589' | where ingestion_time() > ago(5m) | extend Arrived = ingestion_time()), (datatable(ResponseCode: int, RequestDurationMs: int, ResponseDurationMs: int, TotalDurationMs: int, Arrived: datetime) [])\n| summarize Requests = count(), Value = 100.0 * countif(ResponseCode >= 500) / count()\n| where Requests >= 20 and Value > 1",
        timeAggregation: 'Count',
        operator: 'GreaterThan',
        threshold: 0,
        failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
      },
    ],
  },
  actions: {
    actionGroups: [
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Insights/actionGroups/wine-quality--dev--oncall',
    ],
  },
}, { dependsOn: [foundationLogs, notificationsOncall, endpointsLiveLogs] });

const alarmsLatency = new monitor.ScheduledQueryRule('alarms.latency', {
  resourceGroupName: 'ml-dev',
  ruleName: 'wine-quality--dev--latency',
  location: 'westeurope',
  kind: 'LogAlert',
  tags: { 'cost-center': 'ml-42', system: 'wine-quality', environment: 'dev', owner: 'ml-platform@example.com', 'managed-by': 'trivium' },
  description: 'latency: endpoints.live.modelLatency.p95',
  displayName: 'latency',
  enabled: true,
  severity: 1,
  scopes: [
    '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.OperationalInsights/workspaces/ml-dev-81ef84',
  ],
  evaluationFrequency: 'PT5M',
  windowSize: 'PT5M',
  overrideQueryTimeRange: 'PT45M',
  skipQueryValidation: true,
  autoMitigate: true,
  criteria: {
    allOf: [
      {
        query: "union isfuzzy=true (AmlOnlineEndpointTrafficLog | where EndpointName == 'wine-quality-dev-live-cc4589' | where ingestion_time() > ago(5m) | extend Arrived = ingestion_time()), (datatable(ResponseCode: int, RequestDurationMs: int, ResponseDurationMs: int, TotalDurationMs: int, Arrived: datetime) [])\n| summarize Requests = count(), Value = todouble(percentile(ResponseDurationMs - RequestDurationMs, 95))\n| where Requests >= 1 and Value > 300",
        timeAggregation: 'Count',
        operator: 'GreaterThan',
        threshold: 0,
        failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
      },
    ],
  },
  actions: {
    actionGroups: [
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Insights/actionGroups/wine-quality--dev--oncall',
    ],
  },
}, { dependsOn: [foundationLogs, notificationsOncall, endpointsLiveLogs] });

const alarmsSilent = new monitor.ScheduledQueryRule('alarms.silent', {
  resourceGroupName: 'ml-dev',
  ruleName: 'wine-quality--dev--silent',
  location: 'westeurope',
  kind: 'LogAlert',
  tags: { 'cost-center': 'ml-42', system: 'wine-quality', environment: 'dev', owner: 'ml-platform@example.com', 'managed-by': 'trivium' },
  description: 'silent: endpoints.live.requests',
  displayName: 'silent',
  enabled: true,
  severity: 2,
  scopes: [
    '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.OperationalInsights/workspaces/ml-dev-81ef84',
  ],
  evaluationFrequency: 'PT15M',
  windowSize: 'PT15M',
  overrideQueryTimeRange: 'PT2H',
  skipQueryValidation: true,
  autoMitigate: true,
  criteria: {
    allOf: [
      {
        query: "union isfuzzy=true (AmlOnlineEndpointTrafficLog | where EndpointName == 'wine-quality-dev-live-cc4589' | where ingestion_time() > ago(60m) | extend Arrived = ingestion_time()), (datatable(ResponseCode: int, RequestDurationMs: int, ResponseDurationMs: int, TotalDurationMs: int, Arrived: datetime) [])\n| summarize Requests = count(), Value = todouble(count())\n| where Value < 1",
        timeAggregation: 'Count',
        operator: 'GreaterThan',
        threshold: 0,
        failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
      },
    ],
  },
  actions: {
    actionGroups: [
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Insights/actionGroups/wine-quality--dev--oncall',
    ],
  },
}, { dependsOn: [foundationLogs, notificationsOncall, endpointsLiveLogs] });

const pipelinesTrainStepsEvaluate = new resources.Deployment('pipelines.train.steps.evaluate', {
  resourceGroupName: 'ml-dev',
  deploymentName: 'wine-quality-dev-pipelines-train-steps-evaluate-b82736227192',
  properties: {
    mode: 'Incremental',
    template: {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      languageVersion: '2.0',
      parameters: { name: { type: 'string' }, properties: { type: 'object' } },
      resources: {
        version: {
          '@options': { onlyIfNotExists: [] },
          type: 'Microsoft.MachineLearningServices/workspaces/components/versions',
          apiVersion: '2025-12-01',
          name: "[parameters('name')]",
          properties: "[parameters('properties')]",
        },
      },
    },
    parameters: {
      name: { value: 'ml-dev-81ef84/wine_quality__dev__train__evaluate/892834586ed794cb' },
      properties: {
        value: {
          componentSpec: {
            name: 'wine_quality__dev__train__evaluate',
            display_name: 'evaluate',
            type: 'command',
            tags: {
              'cost-center': 'ml-42',
              system: 'wine-quality',
              environment: 'dev',
              owner: 'ml-platform@example.com',
              'managed-by': 'trivium',
              kind: 'evaluate',
            },
            is_deterministic: false,
            command: "TRIVIUM_STEP='{\"version\":1,\"system\":\"wine-quality\",\"pipeline\":\"train\",\"step\":\"evaluate\",\"kind\":\"evaluate\",\"target\":\"azure\",\"argv\":[[\"python\"],[\"evaluate.py\"],[\"--model\"],[{\"input\":\"model\"}],[\"--test\"],[{\"input\":\"test\"}],[\"--report\"],[{\"output\":\"report\"}]],\"inputs\":{\"model\":{\"kind\":\"model\",\"from\":\"step\",\"artifact\":\"model\"},\"test\":{\"kind\":\"dataset\",\"from\":\"step\",\"artifact\":\"test\"}},\"outputs\":{\"report\":{\"kind\":\"metrics\",\"metrics\":[\"rmse\",\"mae\"]}},\"params\":{},\"env\":{},\"secrets\":{},\"code\":true,\"requirements\":null,\"timeout\":86400,\"attempts\":1,\"pack\":null}' python3 bundle.zip run --input model \"${{inputs.model}}\" --input test \"${{inputs.test}}\" --output report \"${{outputs.report}}\"",
            code: 'azureml:/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/codes/wine-quality--dev--code--src/versions/adfe2661c2b48ec1',
            environment: 'azureml:/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/environments/wine-quality--dev--sklearn-1-4/versions/81d2b383741b',
            inputs: { model: { type: 'uri_folder' }, test: { type: 'uri_folder' } },
            outputs: { report: { type: 'uri_folder' } },
            resources: { instance_count: 1 },
            version: '892834586ed794cb',
          },
          isAnonymous: false,
          tags: {
            'cost-center': 'ml-42',
            system: 'wine-quality',
            environment: 'dev',
            owner: 'ml-platform@example.com',
            'managed-by': 'trivium',
            kind: 'evaluate',
          },
        },
      },
    },
  },
}, { dependsOn: [foundationWorkspace, codeSrc, environmentsSklearn14Cdee18] });

const pipelinesTrainStepsFit = new resources.Deployment('pipelines.train.steps.fit', {
  resourceGroupName: 'ml-dev',
  deploymentName: 'wine-quality-dev-pipelines-train-steps-fit-55aba199558c',
  properties: {
    mode: 'Incremental',
    template: {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      languageVersion: '2.0',
      parameters: { name: { type: 'string' }, properties: { type: 'object' } },
      resources: {
        version: {
          '@options': { onlyIfNotExists: [] },
          type: 'Microsoft.MachineLearningServices/workspaces/components/versions',
          apiVersion: '2025-12-01',
          name: "[parameters('name')]",
          properties: "[parameters('properties')]",
        },
      },
    },
    parameters: {
      name: { value: 'ml-dev-81ef84/wine_quality__dev__train__fit/79ab211e5faefeb5' },
      properties: {
        value: {
          componentSpec: {
            name: 'wine_quality__dev__train__fit',
            display_name: 'fit',
            type: 'command',
            tags: {
              'cost-center': 'ml-42',
              system: 'wine-quality',
              environment: 'dev',
              owner: 'ml-platform@example.com',
              'managed-by': 'trivium',
              kind: 'train',
            },
            is_deterministic: false,
            command: "TRIVIUM_STEP='{\"version\":1,\"system\":\"wine-quality\",\"pipeline\":\"train\",\"step\":\"fit\",\"kind\":\"train\",\"target\":\"azure\",\"argv\":[[\"python\"],[\"train.py\"],[\"--train\"],[{\"input\":\"train\"}],[\"--model\"],[{\"output\":\"model\"}],[\"--depth\"],[{\"param\":\"depth\"}],[\"--seed\"],[{\"param\":\"seed\"}]],\"inputs\":{\"train\":{\"kind\":\"dataset\",\"from\":\"step\",\"artifact\":\"train\"}},\"outputs\":{\"model\":{\"kind\":\"model\"}},\"params\":{\"depth\":{\"type\":\"integer\",\"default\":6},\"seed\":{\"type\":\"integer\",\"default\":7}},\"env\":{},\"secrets\":{},\"code\":true,\"requirements\":null,\"timeout\":7200,\"attempts\":2,\"pack\":{\"model\":{\"predictor\":\"predictor/wine-quality/predict.py\",\"requirements\":\"requirements/ac057e24948e.txt\",\"image\":\"sklearn@1.4\"}}}' TRIVIUM_CHECKPOINTS=\"${{outputs.checkpoints}}\" python3 bundle.zip run --input train \"${{inputs.train}}\" --output model \"${{outputs.model}}\" --param depth \"${AZUREML_PARAMETER_depth?}\" --param seed \"${AZUREML_PARAMETER_seed?}\"",
            code: 'azureml:/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/codes/wine-quality--dev--code--src/versions/adfe2661c2b48ec1',
            environment: 'azureml:/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/environments/wine-quality--dev--sklearn-1-4/versions/81d2b383741b',
            inputs: { train: { type: 'uri_folder' }, depth: { type: 'integer' }, seed: { type: 'integer' } },
            outputs: { model: { type: 'uri_folder' }, checkpoints: { type: 'uri_folder' } },
            resources: { instance_count: 1 },
            version: '79ab211e5faefeb5',
          },
          isAnonymous: false,
          tags: {
            'cost-center': 'ml-42',
            system: 'wine-quality',
            environment: 'dev',
            owner: 'ml-platform@example.com',
            'managed-by': 'trivium',
            kind: 'train',
          },
        },
      },
    },
  },
}, { dependsOn: [foundationWorkspace, codeSrc, environmentsSklearn14Cdee18] });

const pipelinesTrainStepsPrepare = new resources.Deployment('pipelines.train.steps.prepare', {
  resourceGroupName: 'ml-dev',
  deploymentName: 'wine-quality-dev-pipelines-train-steps-prepare-92f023df75b7',
  properties: {
    mode: 'Incremental',
    template: {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      languageVersion: '2.0',
      parameters: { name: { type: 'string' }, properties: { type: 'object' } },
      resources: {
        version: {
          '@options': { onlyIfNotExists: [] },
          type: 'Microsoft.MachineLearningServices/workspaces/components/versions',
          apiVersion: '2025-12-01',
          name: "[parameters('name')]",
          properties: "[parameters('properties')]",
        },
      },
    },
    parameters: {
      name: { value: 'ml-dev-81ef84/wine_quality__dev__train__prepare/6069fb9160c24e38' },
      properties: {
        value: {
          componentSpec: {
            name: 'wine_quality__dev__train__prepare',
            display_name: 'prepare',
            type: 'command',
            tags: {
              'cost-center': 'ml-42',
              system: 'wine-quality',
              environment: 'dev',
              owner: 'ml-platform@example.com',
              'managed-by': 'trivium',
              kind: 'process',
            },
            is_deterministic: false,
            command: "TRIVIUM_STEP='{\"version\":1,\"system\":\"wine-quality\",\"pipeline\":\"train\",\"step\":\"prepare\",\"kind\":\"process\",\"target\":\"azure\",\"argv\":[[\"python\"],[\"prepare.py\"],[\"--input\"],[{\"input\":\"raw\"}],[\"--train\"],[{\"output\":\"train\"}],[\"--test\"],[{\"output\":\"test\"}],[\"--seed\"],[{\"param\":\"seed\"}]],\"inputs\":{\"raw\":{\"kind\":\"dataset\",\"from\":\"dataset\",\"type\":\"file\",\"name\":\"winequality.csv\"}},\"outputs\":{\"test\":{\"kind\":\"dataset\"},\"train\":{\"kind\":\"dataset\"}},\"params\":{\"seed\":{\"type\":\"integer\",\"default\":7}},\"env\":{},\"secrets\":{},\"code\":true,\"requirements\":null,\"timeout\":86400,\"attempts\":1,\"pack\":null}' python3 bundle.zip run --input raw \"${{inputs.raw}}\" --output test \"${{outputs.test}}\" --output train \"${{outputs.train}}\" --param seed \"${AZUREML_PARAMETER_seed?}\"",
            code: 'azureml:/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/codes/wine-quality--dev--code--src/versions/adfe2661c2b48ec1',
            environment: 'azureml:/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/environments/wine-quality--dev--sklearn-1-4/versions/81d2b383741b',
            inputs: { raw: { type: 'uri_file' }, seed: { type: 'integer' } },
            outputs: { test: { type: 'uri_folder' }, train: { type: 'uri_folder' } },
            resources: { instance_count: 1 },
            version: '6069fb9160c24e38',
          },
          isAnonymous: false,
          tags: {
            'cost-center': 'ml-42',
            system: 'wine-quality',
            environment: 'dev',
            owner: 'ml-platform@example.com',
            'managed-by': 'trivium',
            kind: 'process',
          },
        },
      },
    },
  },
}, { dependsOn: [foundationWorkspace, codeSrc, environmentsSklearn14Cdee18] });

const pipelinesTrainStepsRegister = new resources.Deployment('pipelines.train.steps.register', {
  resourceGroupName: 'ml-dev',
  deploymentName: 'wine-quality-dev-pipelines-train-steps-register-13173ac29e97',
  properties: {
    mode: 'Incremental',
    template: {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      languageVersion: '2.0',
      parameters: { name: { type: 'string' }, properties: { type: 'object' } },
      resources: {
        version: {
          '@options': { onlyIfNotExists: [] },
          type: 'Microsoft.MachineLearningServices/workspaces/components/versions',
          apiVersion: '2025-12-01',
          name: "[parameters('name')]",
          properties: "[parameters('properties')]",
        },
      },
    },
    parameters: {
      name: { value: 'ml-dev-81ef84/wine_quality__dev__train__register/543d36e586e3380e' },
      properties: {
        value: {
          componentSpec: {
            name: 'wine_quality__dev__train__register',
            display_name: 'register',
            type: 'command',
            tags: {
              'cost-center': 'ml-42',
              system: 'wine-quality',
              environment: 'dev',
              owner: 'ml-platform@example.com',
              'managed-by': 'trivium',
              kind: 'register',
            },
            is_deterministic: false,
            command: "TRIVIUM_REGISTER='{\"version\":1,\"model\":\"/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/models/wine-quality--dev--wine-quality\",\"host\":\"management.azure.com\",\"apiVersion\":\"2025-12-01\",\"description\":null,\"tags\":{\"cost-center\":\"ml-42\",\"system\":\"wine-quality\",\"environment\":\"dev\",\"owner\":\"ml-platform@example.com\",\"managed-by\":\"trivium\",\"pipeline\":\"train\"},\"gate\":{\"artifact\":\"report\",\"metric\":\"rmse\",\"comparison\":\"at-most\"}}' python3 bundle.zip register --candidate \"${{inputs.candidate}}\" --metrics \"${{inputs.metrics}}\" --limit \"${AZUREML_PARAMETER_limit?}\"",
            code: 'azureml:/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/codes/wine-quality--dev--code--src/versions/adfe2661c2b48ec1',
            environment: 'azureml:/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/environments/wine-quality--dev--sklearn-1-4/versions/81d2b383741b',
            inputs: { candidate: { type: 'uri_folder' }, metrics: { type: 'uri_folder' }, limit: { type: 'number' } },
            outputs: {},
            resources: { instance_count: 1 },
            version: '543d36e586e3380e',
          },
          isAnonymous: false,
          tags: {
            'cost-center': 'ml-42',
            system: 'wine-quality',
            environment: 'dev',
            owner: 'ml-platform@example.com',
            'managed-by': 'trivium',
            kind: 'register',
          },
        },
      },
    },
  },
}, { dependsOn: [foundationWorkspace, codeSrc, environmentsSklearn14Cdee18, modelsWineQuality] });

const releasesLive = new logic.Workflow('releases.live', {
  resourceGroupName: 'ml-dev',
  workflowName: 'wine-quality--dev--live--release',
  location: 'westeurope',
  tags: { 'cost-center': 'ml-42', system: 'wine-quality', environment: 'dev', owner: 'ml-platform@example.com', 'managed-by': 'trivium' },
  state: 'Enabled',
  identity: {
    type: 'UserAssigned',
    userAssignedIdentities: [
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
    ],
  },
  definition: {
    $schema: 'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    parameters: { endpoint: { type: 'Object' }, deployment: { type: 'Object' }, companions: { type: 'Array' }, settings: { type: 'Object' } },
    triggers: {
      Look: {
        type: 'Recurrence',
        recurrence: { frequency: 'Minute', interval: 5 },
        runtimeConfiguration: { concurrency: { runs: 1, maximumWaitingRuns: 1 } },
      },
    },
    actions: {
      Declare_status: { type: 'InitializeVariable', inputs: { variables: [{ name: 'status', type: 'integer', value: 0 }] } },
      Versions: {
        type: 'Http',
        inputs: {
          method: 'GET',
          uri: 'https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/models/wine-quality--dev--wine-quality/versions?api-version=2025-12-01&$orderBy=createdtime%20desc&tags=approved%3Dtrue',
          authentication: {
            type: 'ManagedServiceIdentity',
            identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
            audience: 'https://management.azure.com/',
          },
          retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
        },
        runAfter: { Declare_status: ['Succeeded'] },
      },
      Unregistered: {
        type: 'If',
        expression: { equals: ["@outputs('Versions')?['statusCode']", 404] },
        runAfter: { Versions: ['Succeeded', 'Failed', 'TimedOut'] },
        actions: { End_unregistered: { type: 'Terminate', inputs: { runStatus: 'Succeeded' } } },
        else: {
          actions: {
            Unreadable: {
              type: 'If',
              expression: { not: { equals: ["@outputs('Versions')?['statusCode']", 200] } },
              actions: {
                Access: {
                  type: 'Until',
                  expression: "@not(equals(variables('status'), 409))",
                  limit: { count: 60, timeout: 'PT2H' },
                  actions: {
                    Access_send: {
                      type: 'Http',
                      inputs: {
                        method: 'GET',
                        uri: 'https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/models/wine-quality--dev--wine-quality/versions?api-version=2025-12-01&$orderBy=createdtime%20desc&tags=approved%3Dtrue',
                        authentication: {
                          type: 'ManagedServiceIdentity',
                          identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
                          audience: 'https://management.azure.com/',
                        },
                        retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
                      },
                    },
                    Access_status: {
                      type: 'SetVariable',
                      inputs: {
                        name: 'status',
                        value: "@if(and(contains(createArray(401, 403), coalesce(outputs('Access_send')?['statusCode'], 599)), less(iterationIndexes('Access'), 15)), 409, coalesce(outputs('Access_send')?['statusCode'], 599))",
                      },
                      runAfter: { Access_send: ['Succeeded', 'Failed', 'TimedOut'] },
                    },
                    Access_busy: {
                      type: 'If',
                      expression: { equals: ["@variables('status')", 409] },
                      actions: { Access_pause: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Minute' } } } },
                      runAfter: { Access_status: ['Succeeded'] },
                    },
                  },
                },
                Arrived: {
                  type: 'If',
                  expression: { less: ["@variables('status')", 300] },
                  runAfter: { Access: ['Succeeded', 'Failed', 'TimedOut'] },
                  actions: { End_arrived: { type: 'Terminate', inputs: { runStatus: 'Succeeded' } } },
                },
                End_unreadable: {
                  type: 'Terminate',
                  inputs: {
                    runStatus: 'Failed',
                    runError: {
                      code: 'ModelsNotReadable',
                      message: "@{concat('the versions of the model could not be read: ', string(variables('status')))}",
                    },
                  },
                  runAfter: { Arrived: ['Succeeded'] },
                },
              },
            },
          },
        },
      },
      Approved: {
        type: 'Query',
        inputs: { from: "@body('Versions')['value']", where: "@equals(item()?['properties']?['tags']?['approved'], 'true')" },
        runAfter: { Unregistered: ['Succeeded'] },
      },
      Unapproved: {
        type: 'If',
        expression: { equals: ["@length(body('Approved'))", 0] },
        actions: {
          Released: {
            type: 'Http',
            inputs: {
              method: 'GET',
              uri: 'https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/onlineEndpoints/wine-quality-dev-live-cc4589/deployments?api-version=2025-12-01',
              authentication: {
                type: 'ManagedServiceIdentity',
                identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
                audience: 'https://management.azure.com/',
              },
              retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
            },
          },
          Withdrawn: {
            type: 'Query',
            inputs: { from: "@body('Released')['value']", where: "@not(empty(item()?['tags']?['trivium-release']))" },
            runAfter: { Released: ['Succeeded'] },
          },
          Serves_on: {
            type: 'If',
            expression: { not: { equals: ["@length(body('Withdrawn'))", 0] } },
            actions: {
              End_withdrawn: {
                type: 'Terminate',
                inputs: {
                  runStatus: 'Failed',
                  runError: {
                    code: 'WithdrawnServesOn',
                    message: 'no version is approved any more, and the endpoint serves on what was released before: approve a version, or delete its deployments',
                  },
                },
              },
            },
            runAfter: { Withdrawn: ['Succeeded'] },
          },
          End_unapproved: { type: 'Terminate', inputs: { runStatus: 'Succeeded' }, runAfter: { Serves_on: ['Succeeded'] } },
        },
        runAfter: { Approved: ['Succeeded'] },
      },
      Version: { type: 'Compose', inputs: "@first(body('Approved'))", runAfter: { Unapproved: ['Succeeded'] } },
      Endpoint: {
        type: 'Http',
        inputs: {
          method: 'GET',
          uri: 'https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/onlineEndpoints/wine-quality-dev-live-cc4589?api-version=2025-12-01',
          authentication: {
            type: 'ManagedServiceIdentity',
            identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
            audience: 'https://management.azure.com/',
          },
          retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
        },
        runAfter: { Version: ['Succeeded'] },
      },
      Deployments: {
        type: 'Http',
        inputs: {
          method: 'GET',
          uri: 'https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/onlineEndpoints/wine-quality-dev-live-cc4589/deployments?api-version=2025-12-01',
          authentication: {
            type: 'ManagedServiceIdentity',
            identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
            audience: 'https://management.azure.com/',
          },
          retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
        },
        runAfter: { Endpoint: ['Succeeded'] },
      },
      Name: {
        type: 'Compose',
        inputs: "@toLower(concat('v', replace(replace(outputs('Version')['name'], '.', '-'), '_', '-'), '-', parameters('settings')['deployment']))",
        runAfter: { Deployments: ['Succeeded'] },
      },
      Others: {
        type: 'Query',
        inputs: {
          from: "@body('Deployments')['value']",
          where: "@and(not(equals(item()?['name'], outputs('Name'))), not(empty(item()?['tags']?['trivium-release'])))",
        },
        runAfter: { Name: ['Succeeded'] },
      },
      Serving: {
        type: 'If',
        expression: {
          and: [
            { equals: ["@body('Endpoint')?['properties']?['traffic']?[outputs('Name')]", 100] },
            { equals: ["@body('Endpoint')?['tags']?['trivium-settings']", "@parameters('settings')['endpoint']"] },
            { equals: ["@length(body('Others'))", 0] },
          ],
        },
        actions: { End_serving: { type: 'Terminate', inputs: { runStatus: 'Succeeded' } } },
        runAfter: { Others: ['Succeeded'] },
      },
      Given_up: {
        type: 'If',
        expression: { equals: ["@body('Endpoint')?['tags']?['trivium-failed']", "@concat(outputs('Name'), '/', parameters('settings')['endpoint'])"] },
        actions: { End_given_up: { type: 'Terminate', inputs: { runStatus: 'Succeeded' } } },
        runAfter: { Serving: ['Succeeded'] },
      },
      Declare_stage: {
        type: 'InitializeVariable',
        inputs: { variables: [{ name: 'stage', type: 'string', value: 'start' }] },
        runAfter: { Given_up: ['Succeeded'] },
      },
      Declare_state: {
        type: 'InitializeVariable',
        inputs: { variables: [{ name: 'state', type: 'string', value: '' }] },
        runAfter: { Declare_stage: ['Succeeded'] },
      },
      Release: {
        type: 'Scope',
        actions: {
          Stage_deploy: { type: 'SetVariable', inputs: { name: 'stage', value: 'deploy' } },
          Same: {
            type: 'Query',
            inputs: {
              from: "@body('Deployments')['value']",
              where: "@and(equals(item()?['name'], outputs('Name')), equals(item()?['properties']?['provisioningState'], 'Succeeded'))",
            },
            runAfter: { Stage_deploy: ['Succeeded'] },
          },
          Missing: {
            type: 'If',
            expression: { equals: ["@length(body('Same'))", 0] },
            actions: {
              Make: {
                type: 'Until',
                expression: "@not(equals(variables('status'), 409))",
                limit: { count: 60, timeout: 'PT2H' },
                actions: {
                  Make_send: {
                    type: 'Http',
                    inputs: {
                      method: 'PUT',
                      uri: "https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/onlineEndpoints/wine-quality-dev-live-cc4589/deployments/@{outputs('Name')}?api-version=2025-12-01",
                      body: {
                        location: "@parameters('deployment')['location']",
                        tags: "@parameters('deployment')['tags']",
                        sku: "@parameters('deployment')['sku']",
                        properties: "@setProperty(parameters('deployment')['properties'], 'model', outputs('Version')['id'])",
                      },
                      authentication: {
                        type: 'ManagedServiceIdentity',
                        identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
                        audience: 'https://management.azure.com/',
                      },
                      retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
                    },
                    operationOptions: 'DisableAsyncPattern',
                  },
                  Make_status: {
                    type: 'SetVariable',
                    inputs: {
                      name: 'status',
                      value: "@if(and(contains(createArray(401, 403), coalesce(outputs('Make_send')?['statusCode'], 599)), less(iterationIndexes('Make'), 15)), 409, coalesce(outputs('Make_send')?['statusCode'], 599))",
                    },
                    runAfter: { Make_send: ['Succeeded', 'Failed', 'TimedOut'] },
                  },
                  Make_busy: {
                    type: 'If',
                    expression: { equals: ["@variables('status')", 409] },
                    actions: { Make_pause: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Minute' } } } },
                    runAfter: { Make_status: ['Succeeded'] },
                  },
                },
              },
            },
            else: { actions: { Made_before: { type: 'SetVariable', inputs: { name: 'status', value: 200 } } } },
            runAfter: { Same: ['Succeeded'] },
          },
          Accepted: {
            type: 'If',
            expression: { less: ["@variables('status')", 300] },
            actions: {
              Stage_wait: { type: 'SetVariable', inputs: { name: 'stage', value: 'wait' } },
              Ready: {
                type: 'Until',
                expression: "@contains(createArray('Succeeded', 'Failed', 'Canceled'), variables('state'))",
                limit: { count: 240, timeout: 'PT2H' },
                actions: {
                  Ready_pause: { type: 'Wait', inputs: { interval: { count: 30, unit: 'Second' } } },
                  Ready_read: {
                    type: 'Http',
                    inputs: {
                      method: 'GET',
                      uri: "https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/onlineEndpoints/wine-quality-dev-live-cc4589/deployments/@{outputs('Name')}?api-version=2025-12-01",
                      authentication: {
                        type: 'ManagedServiceIdentity',
                        identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
                        audience: 'https://management.azure.com/',
                      },
                      retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
                    },
                    runAfter: { Ready_pause: ['Succeeded'] },
                  },
                  Ready_state: {
                    type: 'SetVariable',
                    inputs: {
                      name: 'state',
                      value: "@if(equals(outputs('Ready_read')?['statusCode'], 200), coalesce(body('Ready_read')?['properties']?['provisioningState'], 'Unknown'), 'Unknown')",
                    },
                    runAfter: { Ready_read: ['Succeeded', 'Failed', 'TimedOut'] },
                  },
                },
                runAfter: { Stage_wait: ['Succeeded'] },
              },
              Is_ready: {
                type: 'If',
                expression: { equals: ["@variables('state')", 'Succeeded'] },
                actions: {
                  Stage_shift: { type: 'SetVariable', inputs: { name: 'stage', value: 'shift' } },
                  Accompany: {
                    type: 'Foreach',
                    foreach: "@parameters('companions')",
                    runtimeConfiguration: { concurrency: { repetitions: 1 } },
                    actions: {
                      Accompany_when_allowed: {
                        type: 'Until',
                        expression: "@not(equals(variables('status'), 409))",
                        limit: { count: 60, timeout: 'PT2H' },
                        actions: {
                          Accompany_when_allowed_send: {
                            type: 'Http',
                            inputs: {
                              method: 'PUT',
                              uri: "https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Insights/@{items('Accompany')['type']}/@{concat(items('Accompany')['name'], '-', outputs('Name'))}?api-version=@{items('Accompany')['apiVersion']}",
                              body: "@json(replace(string(items('Accompany')['body']), 'trivium:deployment', concat('/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/onlineEndpoints/wine-quality-dev-live-cc4589/deployments/', outputs('Name'))))",
                              authentication: {
                                type: 'ManagedServiceIdentity',
                                identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
                                audience: 'https://management.azure.com/',
                              },
                              retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
                            },
                            operationOptions: 'DisableAsyncPattern',
                          },
                          Accompany_when_allowed_status: {
                            type: 'SetVariable',
                            inputs: {
                              name: 'status',
                              value: "@if(and(contains(createArray(401, 403), coalesce(outputs('Accompany_when_allowed_send')?['statusCode'], 599)), less(iterationIndexes('Accompany_when_allowed'), 15)), 409, coalesce(outputs('Accompany_when_allowed_send')?['statusCode'], 599))",
                            },
                            runAfter: { Accompany_when_allowed_send: ['Succeeded', 'Failed', 'TimedOut'] },
                          },
                          Accompany_when_allowed_busy: {
                            type: 'If',
                            expression: { equals: ["@variables('status')", 409] },
                            actions: { Accompany_when_allowed_pause: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Minute' } } } },
                            runAfter: { Accompany_when_allowed_status: ['Succeeded'] },
                          },
                        },
                      },
                      Accompany_put: {
                        type: 'Http',
                        inputs: {
                          method: 'PUT',
                          uri: "https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Insights/@{items('Accompany')['type']}/@{concat(items('Accompany')['name'], '-', outputs('Name'))}?api-version=@{items('Accompany')['apiVersion']}",
                          body: "@json(replace(string(items('Accompany')['body']), 'trivium:deployment', concat('/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/onlineEndpoints/wine-quality-dev-live-cc4589/deployments/', outputs('Name'))))",
                          authentication: {
                            type: 'ManagedServiceIdentity',
                            identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
                            audience: 'https://management.azure.com/',
                          },
                          retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
                        },
                        operationOptions: 'DisableAsyncPattern',
                        runAfter: { Accompany_when_allowed: ['Succeeded'] },
                      },
                    },
                    runAfter: { Stage_shift: ['Succeeded'] },
                  },
                  Shift: {
                    type: 'Until',
                    expression: "@not(equals(variables('status'), 409))",
                    limit: { count: 60, timeout: 'PT2H' },
                    actions: {
                      Shift_send: {
                        type: 'Http',
                        inputs: {
                          method: 'PUT',
                          uri: 'https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/onlineEndpoints/wine-quality-dev-live-cc4589?api-version=2025-12-01',
                          body: {
                            location: "@parameters('endpoint')['location']",
                            identity: "@parameters('endpoint')['identity']",
                            tags: "@parameters('endpoint')['tags']",
                            properties: "@setProperty(parameters('endpoint')['properties'], 'traffic', setProperty(json('{}'), outputs('Name'), 100))",
                          },
                          authentication: {
                            type: 'ManagedServiceIdentity',
                            identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
                            audience: 'https://management.azure.com/',
                          },
                          retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
                        },
                        operationOptions: 'DisableAsyncPattern',
                      },
                      Shift_status: {
                        type: 'SetVariable',
                        inputs: {
                          name: 'status',
                          value: "@if(and(contains(createArray(401, 403), coalesce(outputs('Shift_send')?['statusCode'], 599)), less(iterationIndexes('Shift'), 15)), 409, coalesce(outputs('Shift_send')?['statusCode'], 599))",
                        },
                        runAfter: { Shift_send: ['Succeeded', 'Failed', 'TimedOut'] },
                      },
                      Shift_busy: {
                        type: 'If',
                        expression: { equals: ["@variables('status')", 409] },
                        actions: { Shift_pause: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Minute' } } } },
                        runAfter: { Shift_status: ['Succeeded'] },
                      },
                    },
                    runAfter: { Accompany: ['Succeeded'] },
                  },
                  Shifted: {
                    type: 'If',
                    expression: { less: ["@variables('status')", 300] },
                    actions: {
                      Stage_shift_2: { type: 'SetVariable', inputs: { name: 'stage', value: 'shift_2' } },
                      Moved: {
                        type: 'Until',
                        expression: "@contains(createArray('Succeeded', 'Failed', 'Canceled'), variables('state'))",
                        limit: { count: 120, timeout: 'PT30M' },
                        actions: {
                          Moved_pause: { type: 'Wait', inputs: { interval: { count: 15, unit: 'Second' } } },
                          Moved_read: {
                            type: 'Http',
                            inputs: {
                              method: 'GET',
                              uri: 'https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/onlineEndpoints/wine-quality-dev-live-cc4589?api-version=2025-12-01',
                              authentication: {
                                type: 'ManagedServiceIdentity',
                                identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
                                audience: 'https://management.azure.com/',
                              },
                              retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
                            },
                            runAfter: { Moved_pause: ['Succeeded'] },
                          },
                          Moved_state: {
                            type: 'SetVariable',
                            inputs: {
                              name: 'state',
                              value: "@if(equals(outputs('Moved_read')?['statusCode'], 200), coalesce(body('Moved_read')?['properties']?['provisioningState'], 'Unknown'), 'Unknown')",
                            },
                            runAfter: { Moved_read: ['Succeeded', 'Failed', 'TimedOut'] },
                          },
                        },
                        runAfter: { Stage_shift_2: ['Succeeded'] },
                      },
                      Has_moved: {
                        type: 'If',
                        expression: { equals: ["@variables('state')", 'Succeeded'] },
                        actions: {
                          Stage_verify: { type: 'SetVariable', inputs: { name: 'stage', value: 'verify' } },
                          Serves: {
                            type: 'Http',
                            inputs: {
                              method: 'GET',
                              uri: 'https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/onlineEndpoints/wine-quality-dev-live-cc4589?api-version=2025-12-01',
                              authentication: {
                                type: 'ManagedServiceIdentity',
                                identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
                                audience: 'https://management.azure.com/',
                              },
                              retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
                            },
                            runAfter: { Stage_verify: ['Succeeded'] },
                          },
                          Served: {
                            type: 'Http',
                            inputs: {
                              method: 'GET',
                              uri: "https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/onlineEndpoints/wine-quality-dev-live-cc4589/deployments/@{outputs('Name')}?api-version=2025-12-01",
                              authentication: {
                                type: 'ManagedServiceIdentity',
                                identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
                                audience: 'https://management.azure.com/',
                              },
                              retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
                            },
                            runAfter: { Serves: ['Succeeded'] },
                          },
                          Verified: {
                            type: 'If',
                            expression: {
                              and: [
                                { equals: ["@body('Serves')?['properties']?['traffic']?[outputs('Name')]", 100] },
                                {
                                  equals: ["@toLower(coalesce(body('Served')?['properties']?['model'], ''))", "@toLower(outputs('Version')['id'])"],
                                },
                              ],
                            },
                            actions: { Done: { type: 'SetVariable', inputs: { name: 'stage', value: 'done' } } },
                            runAfter: { Served: ['Succeeded'] },
                          },
                        },
                        runAfter: { Moved: ['Succeeded'] },
                      },
                    },
                    runAfter: { Shift: ['Succeeded'] },
                  },
                },
                runAfter: { Ready: ['Succeeded'] },
              },
            },
            runAfter: { Missing: ['Succeeded'] },
          },
        },
        runAfter: { Declare_state: ['Succeeded'] },
      },
      Finish: {
        type: 'If',
        runAfter: { Release: ['Succeeded', 'Failed', 'TimedOut'] },
        expression: { equals: ["@variables('stage')", 'done'] },
        actions: {
          Retire: {
            type: 'Foreach',
            foreach: "@body('Others')",
            runtimeConfiguration: { concurrency: { repetitions: 1 } },
            actions: {
              Retire_companions: {
                type: 'Foreach',
                foreach: "@if(empty(items('Retire')?['tags']?['trivium-companions']), json('[]'), split(items('Retire')?['tags']?['trivium-companions'], ' '))",
                runtimeConfiguration: { concurrency: { repetitions: 1 } },
                actions: {
                  Retire_companions_delete: {
                    type: 'Http',
                    inputs: {
                      method: 'DELETE',
                      uri: "https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Insights/@{split(items('Retire_companions'), '/')[0]}/@{concat(split(items('Retire_companions'), '/')[2], '-', items('Retire')['name'])}?api-version=@{split(items('Retire_companions'), '/')[1]}",
                      authentication: {
                        type: 'ManagedServiceIdentity',
                        identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
                        audience: 'https://management.azure.com/',
                      },
                      retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
                    },
                    limit: { timeout: 'PT1H' },
                  },
                },
              },
              Retire_when_free: {
                type: 'Until',
                expression: "@not(equals(variables('status'), 409))",
                limit: { count: 60, timeout: 'PT2H' },
                actions: {
                  Retire_when_free_send: {
                    type: 'Http',
                    inputs: {
                      method: 'DELETE',
                      uri: "https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/onlineEndpoints/wine-quality-dev-live-cc4589/deployments/@{items('Retire')['name']}?api-version=2025-12-01",
                      authentication: {
                        type: 'ManagedServiceIdentity',
                        identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
                        audience: 'https://management.azure.com/',
                      },
                      retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
                    },
                    limit: { timeout: 'PT1H' },
                  },
                  Retire_when_free_status: {
                    type: 'SetVariable',
                    inputs: {
                      name: 'status',
                      value: "@if(and(contains(createArray(401, 403), coalesce(outputs('Retire_when_free_send')?['statusCode'], 599)), less(iterationIndexes('Retire_when_free'), 15)), 409, coalesce(outputs('Retire_when_free_send')?['statusCode'], 599))",
                    },
                    runAfter: { Retire_when_free_send: ['Succeeded', 'Failed', 'TimedOut'] },
                  },
                  Retire_when_free_busy: {
                    type: 'If',
                    expression: { equals: ["@variables('status')", 409] },
                    actions: { Retire_when_free_pause: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Minute' } } } },
                    runAfter: { Retire_when_free_status: ['Succeeded'] },
                  },
                },
                runAfter: { Retire_companions: ['Succeeded'] },
              },
              Retire_deployment: {
                type: 'Http',
                inputs: {
                  method: 'DELETE',
                  uri: "https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/onlineEndpoints/wine-quality-dev-live-cc4589/deployments/@{items('Retire')['name']}?api-version=2025-12-01",
                  authentication: {
                    type: 'ManagedServiceIdentity',
                    identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
                    audience: 'https://management.azure.com/',
                  },
                  retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
                },
                limit: { timeout: 'PT1H' },
                runAfter: { Retire_when_free: ['Succeeded'] },
              },
            },
          },
        },
        else: {
          actions: {
            Reason: {
              type: 'Compose',
              inputs: "@concat('version ', outputs('Version')['name'], ' could not be released: it stopped at ', variables('stage'), ' (status ', string(variables('status')), ', state ', variables('state'), '); what served before keeps serving')",
            },
            Tags: {
              type: 'Compose',
              inputs: "@if(contains(createArray(401, 403), variables('status')), setProperty(parameters('endpoint')['tags'], 'trivium-settings', 'none'), setProperty(setProperty(parameters('endpoint')['tags'], 'trivium-settings', 'none'), 'trivium-failed', concat(outputs('Name'), '/', parameters('settings')['endpoint'])))",
              runAfter: { Reason: ['Succeeded'] },
            },
            Return: {
              type: 'Scope',
              actions: {
                Restore: {
                  type: 'Until',
                  expression: "@not(equals(variables('status'), 409))",
                  limit: { count: 60, timeout: 'PT2H' },
                  actions: {
                    Restore_send: {
                      type: 'Http',
                      inputs: {
                        method: 'PUT',
                        uri: 'https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/onlineEndpoints/wine-quality-dev-live-cc4589?api-version=2025-12-01',
                        body: {
                          location: "@parameters('endpoint')['location']",
                          identity: "@parameters('endpoint')['identity']",
                          tags: "@outputs('Tags')",
                          properties: "@setProperty(parameters('endpoint')['properties'], 'traffic', coalesce(body('Endpoint')?['properties']?['traffic'], json('{}')))",
                        },
                        authentication: {
                          type: 'ManagedServiceIdentity',
                          identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
                          audience: 'https://management.azure.com/',
                        },
                        retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
                      },
                      operationOptions: 'DisableAsyncPattern',
                    },
                    Restore_status: {
                      type: 'SetVariable',
                      inputs: {
                        name: 'status',
                        value: "@if(and(contains(createArray(401, 403), coalesce(outputs('Restore_send')?['statusCode'], 599)), less(iterationIndexes('Restore'), 15)), 409, coalesce(outputs('Restore_send')?['statusCode'], 599))",
                      },
                      runAfter: { Restore_send: ['Succeeded', 'Failed', 'TimedOut'] },
                    },
                    Restore_busy: {
                      type: 'If',
                      expression: { equals: ["@variables('status')", 409] },
                      actions: { Restore_pause: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Minute' } } } },
                      runAfter: { Restore_status: ['Succeeded'] },
                    },
                  },
                },
                Restored: {
                  type: 'Until',
                  expression: "@contains(createArray('Succeeded', 'Failed', 'Canceled'), variables('state'))",
                  limit: { count: 120, timeout: 'PT30M' },
                  actions: {
                    Restored_pause: { type: 'Wait', inputs: { interval: { count: 15, unit: 'Second' } } },
                    Restored_read: {
                      type: 'Http',
                      inputs: {
                        method: 'GET',
                        uri: 'https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/onlineEndpoints/wine-quality-dev-live-cc4589?api-version=2025-12-01',
                        authentication: {
                          type: 'ManagedServiceIdentity',
                          identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
                          audience: 'https://management.azure.com/',
                        },
                        retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
                      },
                      runAfter: { Restored_pause: ['Succeeded'] },
                    },
                    Restored_state: {
                      type: 'SetVariable',
                      inputs: {
                        name: 'state',
                        value: "@if(equals(outputs('Restored_read')?['statusCode'], 200), coalesce(body('Restored_read')?['properties']?['provisioningState'], 'Unknown'), 'Unknown')",
                      },
                      runAfter: { Restored_read: ['Succeeded', 'Failed', 'TimedOut'] },
                    },
                  },
                  runAfter: { Restore: ['Succeeded'] },
                },
              },
              runAfter: { Tags: ['Succeeded'] },
            },
            Remove: {
              type: 'If',
              expression: { equals: ["@coalesce(body('Endpoint')?['properties']?['traffic']?[outputs('Name')], 0)", 0] },
              actions: {
                Remove_companions: {
                  type: 'Foreach',
                  foreach: "@if(empty(parameters('deployment')['tags']?['trivium-companions']), json('[]'), split(parameters('deployment')['tags']?['trivium-companions'], ' '))",
                  runtimeConfiguration: { concurrency: { repetitions: 1 } },
                  actions: {
                    Remove_companions_delete: {
                      type: 'Http',
                      inputs: {
                        method: 'DELETE',
                        uri: "https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Insights/@{split(items('Remove_companions'), '/')[0]}/@{concat(split(items('Remove_companions'), '/')[2], '-', outputs('Name'))}?api-version=@{split(items('Remove_companions'), '/')[1]}",
                        authentication: {
                          type: 'ManagedServiceIdentity',
                          identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
                          audience: 'https://management.azure.com/',
                        },
                        retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
                      },
                      limit: { timeout: 'PT1H' },
                    },
                  },
                },
                Remove_when_free: {
                  type: 'Until',
                  expression: "@not(equals(variables('status'), 409))",
                  limit: { count: 60, timeout: 'PT2H' },
                  actions: {
                    Remove_when_free_send: {
                      type: 'Http',
                      inputs: {
                        method: 'DELETE',
                        uri: "https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/onlineEndpoints/wine-quality-dev-live-cc4589/deployments/@{outputs('Name')}?api-version=2025-12-01",
                        authentication: {
                          type: 'ManagedServiceIdentity',
                          identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
                          audience: 'https://management.azure.com/',
                        },
                        retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
                      },
                      limit: { timeout: 'PT1H' },
                    },
                    Remove_when_free_status: {
                      type: 'SetVariable',
                      inputs: {
                        name: 'status',
                        value: "@if(and(contains(createArray(401, 403), coalesce(outputs('Remove_when_free_send')?['statusCode'], 599)), less(iterationIndexes('Remove_when_free'), 15)), 409, coalesce(outputs('Remove_when_free_send')?['statusCode'], 599))",
                      },
                      runAfter: { Remove_when_free_send: ['Succeeded', 'Failed', 'TimedOut'] },
                    },
                    Remove_when_free_busy: {
                      type: 'If',
                      expression: { equals: ["@variables('status')", 409] },
                      actions: { Remove_when_free_pause: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Minute' } } } },
                      runAfter: { Remove_when_free_status: ['Succeeded'] },
                    },
                  },
                  runAfter: { Remove_companions: ['Succeeded'] },
                },
                Remove_deployment: {
                  type: 'Http',
                  inputs: {
                    method: 'DELETE',
                    uri: "https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/onlineEndpoints/wine-quality-dev-live-cc4589/deployments/@{outputs('Name')}?api-version=2025-12-01",
                    authentication: {
                      type: 'ManagedServiceIdentity',
                      identity: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--release',
                      audience: 'https://management.azure.com/',
                    },
                    retryPolicy: { type: 'exponential', count: 6, interval: 'PT20S', minimumInterval: 'PT5S', maximumInterval: 'PT5M' },
                  },
                  limit: { timeout: 'PT1H' },
                  runAfter: { Remove_when_free: ['Succeeded'] },
                },
              },
              runAfter: { Return: ['Succeeded'] },
            },
            Fail: {
              type: 'Terminate',
              inputs: { runStatus: 'Failed', runError: { code: 'ReleaseFailed', message: "@{outputs('Reason')}" } },
              runAfter: { Remove: ['Succeeded', 'Failed', 'TimedOut', 'Skipped'] },
            },
          },
        },
      },
    },
  },
  parameters: {
    endpoint: {
      type: 'Object',
      value: {
        location: 'westeurope',
        identity: {
          type: 'UserAssigned',
          userAssignedIdentities: {
            '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-quality--dev--endpoint': {},
          },
        },
        properties: { authMode: 'AADToken', publicNetworkAccess: 'Enabled' },
        tags: {
          'cost-center': 'ml-42',
          system: 'wine-quality',
          environment: 'dev',
          owner: 'ml-platform@example.com',
          'managed-by': 'trivium',
          'trivium-settings': '81c98534',
        },
      },
    },
    deployment: {
      type: 'Object',
      value: {
        location: 'westeurope',
        sku: { name: 'Default', capacity: 1 },
        properties: {
          endpointComputeType: 'Managed',
          instanceType: 'Standard_D2as_v4',
          environmentId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/environments/wine-quality--dev--sklearn-1-4/versions/730bfcab5f28',
          codeConfiguration: {
            codeId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/codes/wine-quality--dev--score/versions/b493fa423718b349',
            scoringScript: 'score.py',
          },
          scaleSettings: { scaleType: 'Default' },
          dataCollector: {
            collections: {
              request: {
                dataCollectionMode: 'Enabled',
                samplingRate: 0.2,
                dataId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/data/wine-quality--dev--live--request/versions/74f9d351c6a5',
              },
              response: {
                dataCollectionMode: 'Enabled',
                samplingRate: 0.2,
                dataId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/data/wine-quality--dev--live--response/versions/451d63095ad1',
              },
            },
            rollingRate: 'Hour',
          },
        },
        tags: {
          'cost-center': 'ml-42',
          system: 'wine-quality',
          environment: 'dev',
          owner: 'ml-platform@example.com',
          'managed-by': 'trivium',
          'trivium-release': 'wine-quality/dev',
          'trivium-companions': 'autoscaleSettings/2021-05-01-preview/wine-quality--dev--live metricAlerts/2018-03-01/wine-quality--dev--saturated',
        },
      },
    },
    companions: {
      type: 'Array',
      value: [
        {
          type: 'autoscaleSettings',
          name: 'wine-quality--dev--live',
          apiVersion: '2021-05-01-preview',
          body: {
            location: 'westeurope',
            tags: {
              'cost-center': 'ml-42',
              system: 'wine-quality',
              environment: 'dev',
              owner: 'ml-platform@example.com',
              'managed-by': 'trivium',
              'trivium-release': 'wine-quality/dev',
            },
            properties: {
              enabled: true,
              targetResourceUri: 'trivium:deployment',
              profiles: [
                {
                  name: 'load',
                  capacity: { minimum: '1', maximum: '4', default: '1' },
                  rules: [
                    {
                      metricTrigger: {
                        metricName: 'CpuUtilizationPercentage',
                        metricResourceUri: 'trivium:deployment',
                        timeGrain: 'PT1M',
                        statistic: 'Average',
                        timeWindow: 'PT5M',
                        timeAggregation: 'Average',
                        operator: 'GreaterThan',
                        threshold: 60,
                      },
                      scaleAction: { direction: 'Increase', type: 'ChangeCount', value: '1', cooldown: 'PT5M' },
                    },
                    {
                      metricTrigger: {
                        metricName: 'CpuUtilizationPercentage',
                        metricResourceUri: 'trivium:deployment',
                        timeGrain: 'PT1M',
                        statistic: 'Average',
                        timeWindow: 'PT15M',
                        timeAggregation: 'Average',
                        operator: 'LessThan',
                        threshold: 30,
                      },
                      scaleAction: { direction: 'Decrease', type: 'ChangeCount', value: '1', cooldown: 'PT5M' },
                    },
                  ],
                },
              ],
            },
          },
        },
        {
          type: 'metricAlerts',
          name: 'wine-quality--dev--saturated',
          apiVersion: '2018-03-01',
          body: {
            location: 'global',
            properties: {
              description: 'saturated: endpoints.live.cpu',
              enabled: true,
              severity: 2,
              scopes: ['trivium:deployment'],
              windowSize: 'PT15M',
              evaluationFrequency: 'PT1M',
              autoMitigate: true,
              criteria: {
                'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria',
                allOf: [
                  {
                    criterionType: 'StaticThresholdCriterion',
                    name: 'saturated',
                    metricNamespace: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments',
                    metricName: 'CpuUtilizationPercentage',
                    timeAggregation: 'Average',
                    operator: 'GreaterThan',
                    threshold: 90,
                  },
                ],
              },
              actions: [
                {
                  actionGroupId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Insights/actionGroups/wine-quality--dev--oncall',
                },
              ],
            },
            tags: {
              'cost-center': 'ml-42',
              system: 'wine-quality',
              environment: 'dev',
              owner: 'ml-platform@example.com',
              'managed-by': 'trivium',
              'trivium-release': 'wine-quality/dev',
            },
          },
        },
      ],
    },
    settings: { type: 'Object', value: { deployment: 'ec9f50d1', endpoint: '81c98534' } },
  },
}, { dependsOn: [endpointsLive, modelsWineQuality, codeScore, environmentsSklearn14E23c4e, endpointsLiveRequest, endpointsLiveResponse, identitiesRelease, identitiesReleaseAzuremlDataScientistWorkspace, identitiesReleaseWebPlanContributorGroup, identitiesReleaseApplicationInsightsComponentContributorGroup, identitiesReleaseReaderEndpointsLive, identitiesReleaseReaderNotificationsOncall, identitiesReleaseManagedIdentityOperatorIdentitiesEndpoint, identitiesEndpoint, identitiesEndpointStorageBlobDataReaderStorage, identitiesEndpointAcrpullRegistry, identitiesEndpointStorageBlobDataContributorCapture] });

const pipelinesTrain = new resources.Deployment('pipelines.train', {
  resourceGroupName: 'ml-dev',
  deploymentName: 'wine-quality-dev-pipelines-train-1348999ae50a',
  properties: {
    mode: 'Incremental',
    template: {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      languageVersion: '2.0',
      parameters: { name: { type: 'string' }, properties: { type: 'object' } },
      resources: {
        version: {
          '@options': { onlyIfNotExists: [] },
          type: 'Microsoft.MachineLearningServices/workspaces/components/versions',
          apiVersion: '2025-12-01',
          name: "[parameters('name')]",
          properties: "[parameters('properties')]",
        },
      },
    },
    parameters: {
      name: { value: 'ml-dev-81ef84/wine_quality__dev__train/c4a0a726ae5d2721' },
      properties: {
        value: {
          componentSpec: {
            name: 'wine_quality__dev__train',
            display_name: 'train',
            type: 'pipeline',
            tags: {
              'cost-center': 'ml-42',
              system: 'wine-quality',
              environment: 'dev',
              owner: 'ml-platform@example.com',
              'managed-by': 'trivium',
            },
            inputs: {
              depth: { type: 'integer', default: '6' },
              maxRmse: { type: 'number', default: '0.75' },
              seed: { type: 'integer', default: '7' },
              data_raw: { type: 'uri_file' },
            },
            outputs: {},
            jobs: {
              prepare: {
                type: 'command',
                name: 'prepare',
                componentId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/components/wine_quality__dev__train__prepare/versions/6069fb9160c24e38',
                computeId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/computes/d4sv3-d9e2c2d',
                inputs: {
                  raw: { job_input_type: 'literal', value: '${{parent.inputs.data_raw}}' },
                  seed: { job_input_type: 'literal', value: '${{parent.inputs.seed}}' },
                },
                outputs: { test: { job_output_type: 'uri_folder', mode: 'Upload' }, train: { job_output_type: 'uri_folder', mode: 'Upload' } },
                resources: { instance_count: 1 },
                limits: { job_limits_type: 'Command', timeout: 'P1DT30M' },
                identity: { identity_type: 'Managed' },
              },
              fit: {
                type: 'command',
                name: 'fit',
                componentId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/components/wine_quality__dev__train__fit/versions/79ab211e5faefeb5',
                computeId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/computes/d4sv3-s50a87c',
                inputs: {
                  train: { job_input_type: 'literal', value: '${{parent.jobs.prepare.outputs.train}}' },
                  depth: { job_input_type: 'literal', value: '${{parent.inputs.depth}}' },
                  seed: { job_input_type: 'literal', value: '${{parent.inputs.seed}}' },
                },
                outputs: {
                  model: { job_output_type: 'uri_folder', mode: 'Upload' },
                  checkpoints: { job_output_type: 'uri_folder', mode: 'ReadWriteMount' },
                },
                resources: { instance_count: 1 },
                limits: { job_limits_type: 'Command', timeout: 'PT4H' },
                identity: { identity_type: 'Managed' },
              },
              evaluate: {
                type: 'command',
                name: 'evaluate',
                componentId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/components/wine_quality__dev__train__evaluate/versions/892834586ed794cb',
                computeId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/computes/d4sv3-d9e2c2d',
                inputs: {
                  model: { job_input_type: 'literal', value: '${{parent.jobs.fit.outputs.model}}' },
                  test: { job_input_type: 'literal', value: '${{parent.jobs.prepare.outputs.test}}' },
                },
                outputs: { report: { job_output_type: 'uri_folder', mode: 'Upload' } },
                resources: { instance_count: 1 },
                limits: { job_limits_type: 'Command', timeout: 'P1DT30M' },
                identity: { identity_type: 'Managed' },
              },
              register: {
                type: 'command',
                name: 'register',
                componentId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/components/wine_quality__dev__train__register/versions/543d36e586e3380e',
                computeId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/computes/d2sv3-d85e561',
                inputs: {
                  candidate: { job_input_type: 'literal', value: '${{parent.jobs.fit.outputs.model}}', mode: 'Direct' },
                  metrics: { job_input_type: 'literal', value: '${{parent.jobs.evaluate.outputs.report}}' },
                  limit: { job_input_type: 'literal', value: '${{parent.inputs.maxRmse}}' },
                },
                outputs: {},
                resources: { instance_count: 1 },
                limits: { job_limits_type: 'Command', timeout: 'PT1H' },
                identity: { identity_type: 'Managed' },
              },
            },
            version: 'c4a0a726ae5d2721',
          },
          isAnonymous: false,
          tags: { 'cost-center': 'ml-42', system: 'wine-quality', environment: 'dev', owner: 'ml-platform@example.com', 'managed-by': 'trivium' },
        },
      },
    },
  },
}, { dependsOn: [foundationWorkspace, pipelinesTrainStepsPrepare, clustersD4sv3, pipelinesTrainStepsFit, clustersD4sv3Spot, pipelinesTrainStepsEvaluate, pipelinesTrainStepsRegister, clustersD2sv3] });

const releasesLiveFailed = new monitor.MetricAlert('releases.live.failed', {
  resourceGroupName: 'ml-dev',
  ruleName: 'wine-quality--dev--live--release',
  location: 'global',
  tags: { 'cost-center': 'ml-42', system: 'wine-quality', environment: 'dev', owner: 'ml-platform@example.com', 'managed-by': 'trivium' },
  description: 'The release of the endpoint live failed: what served before keeps serving',
  enabled: true,
  severity: 1,
  scopes: [
    '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Logic/workflows/wine-quality--dev--live--release',
  ],
  windowSize: 'PT5M',
  evaluationFrequency: 'PT1M',
  autoMitigate: true,
  criteria: {
    odataType: 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria',
    allOf: [
      {
        criterionType: 'StaticThresholdCriterion',
        name: 'failed',
        metricNamespace: 'Microsoft.Logic/workflows',
        metricName: 'RunsFailed',
        timeAggregation: 'Total',
        operator: 'GreaterThan',
        threshold: 0,
      },
    ],
  },
  actions: [
    {
      actionGroupId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Insights/actionGroups/wine-quality--dev--oncall',
    },
  ],
}, { dependsOn: [releasesLive, notificationsOncall] });

const releasesLiveLogs = new monitor.DiagnosticSetting('releases.live.logs', {
  name: 'wine-quality--dev--live--release',
  resourceUri: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Logic/workflows/wine-quality--dev--live--release',
  workspaceId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.OperationalInsights/workspaces/ml-dev-81ef84',
  logs: [{ category: 'WorkflowRuntime', enabled: true }],
}, { dependsOn: [releasesLive, foundationLogs] });

const triggersNightly = new machinelearningservices.Schedule('triggers.nightly', {
  resourceGroupName: 'ml-dev',
  workspaceName: 'ml-dev-81ef84',
  name: 'wine-quality--dev--nightly',
  properties: {
    displayName: 'nightly',
    isEnabled: true,
    tags: { 'cost-center': 'ml-42', system: 'wine-quality', environment: 'dev', owner: 'ml-platform@example.com', 'managed-by': 'trivium' },
    trigger: { triggerType: 'Cron', expression: '0 2 * * *', timeZone: 'Romance Standard Time' },
    action: {
      actionType: 'CreateJob',
      jobDefinition: {
        jobType: 'Pipeline',
        componentId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/components/wine_quality__dev__train/versions/c4a0a726ae5d2721',
        displayName: 'train',
        experimentName: 'wine-quality--dev--train',
        tags: {
          'cost-center': 'ml-42',
          system: 'wine-quality',
          environment: 'dev',
          owner: 'ml-platform@example.com',
          'managed-by': 'trivium',
          pipeline: 'train',
        },
        inputs: {
          depth: { jobInputType: 'literal', value: '6' },
          maxRmse: { jobInputType: 'literal', value: '0.75' },
          seed: { jobInputType: 'literal', value: '7' },
          data_raw: {
            jobInputType: 'uri_file',
            uri: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/data/wine-quality--dev--raw/versions/c9da2b7ef10a',
            mode: 'ReadOnlyMount',
          },
        },
        settings: { default_datastore: 'workspaceblobstore', continue_on_step_failure: false },
      },
    },
  },
}, { dependsOn: [foundationWorkspace, pipelinesTrain, datasetsRaw] });

module.exports = {
  'Drain': "az resource update --ids /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Logic/workflows/wine-quality--dev--live--release --set properties.state=Disabled\nfor d in $(az ml online-deployment list --endpoint-name wine-quality-dev-live-cc4589 --workspace-name ml-dev-81ef84 --resource-group ml-dev --subscription 00000000-0000-0000-0000-000000000000 --query \"[].name\" --output tsv); do az ml online-endpoint update --name wine-quality-dev-live-cc4589 --traffic \"$d=0\" --workspace-name ml-dev-81ef84 --resource-group ml-dev --subscription 00000000-0000-0000-0000-000000000000; az ml online-deployment delete --endpoint-name wine-quality-dev-live-cc4589 --name \"$d\" --yes --workspace-name ml-dev-81ef84 --resource-group ml-dev --subscription 00000000-0000-0000-0000-000000000000; done\nfor id in $(az resource list --resource-group ml-dev --subscription 00000000-0000-0000-0000-000000000000 --tag trivium-release=wine-quality/dev --query \"[].id\" --output tsv); do az resource delete --ids \"$id\"; done\naz ml model archive --name wine-quality--dev--wine-quality --workspace-name ml-dev-81ef84 --resource-group ml-dev --subscription 00000000-0000-0000-0000-000000000000",
  'EndpointsLiveAddress': endpointsLive.properties.apply((value) => value.scoringUri),
  'EndpointsLiveInvoke': 'az ml online-endpoint invoke --name wine-quality-dev-live-cc4589 --request-file request.json --workspace-name ml-dev-81ef84 --resource-group ml-dev --subscription 00000000-0000-0000-0000-000000000000',
  'EndpointsLiveName': 'wine-quality-dev-live-cc4589',
  'FoundationPurge': "az ml workspace delete --name ml-dev-81ef84 --resource-group ml-dev --subscription 00000000-0000-0000-0000-000000000000 --permanently-delete --yes\naz keyvault purge --name ml-dev-81ef84 --subscription 00000000-0000-0000-0000-000000000000",
  'ModelsWineQualityApprove': 'az ml model update --name wine-quality--dev--wine-quality --version VERSION --set tags.approved=true --workspace-name ml-dev-81ef84 --resource-group ml-dev --subscription 00000000-0000-0000-0000-000000000000',
  'ModelsWineQualityRegistry': 'wine-quality--dev--wine-quality',
  'PipelinesTrainConsole': 'https://ml.azure.com/pipelines?wsid=/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84',
  'PipelinesTrainId': '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/components/wine_quality__dev__train/versions/c4a0a726ae5d2721',
  'PipelinesTrainStart': "az rest --method put --url \"https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/jobs/train-$(date +%Y%m%d%H%M%S)?api-version=2025-12-01\" --body '{\"properties\":{\"jobType\":\"Pipeline\",\"componentId\":\"/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/components/wine_quality__dev__train/versions/c4a0a726ae5d2721\",\"displayName\":\"train\",\"experimentName\":\"wine-quality--dev--train\",\"tags\":{\"cost-center\":\"ml-42\",\"system\":\"wine-quality\",\"environment\":\"dev\",\"owner\":\"ml-platform@example.com\",\"managed-by\":\"trivium\",\"pipeline\":\"train\"},\"inputs\":{\"depth\":{\"jobInputType\":\"literal\",\"value\":\"6\"},\"maxRmse\":{\"jobInputType\":\"literal\",\"value\":\"0.75\"},\"seed\":{\"jobInputType\":\"literal\",\"value\":\"7\"},\"data_raw\":{\"jobInputType\":\"uri_file\",\"uri\":\"/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-81ef84/data/wine-quality--dev--raw/versions/c9da2b7ef10a\",\"mode\":\"ReadOnlyMount\"}},\"settings\":{\"default_datastore\":\"workspaceblobstore\",\"continue_on_step_failure\":false}}}'",
};
