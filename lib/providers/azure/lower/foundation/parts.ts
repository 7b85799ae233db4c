import { ref } from '../../../../lowered/ref.js';
import type { SharedResource } from '../../scope.js';
import type { AzureResource } from '../../types.js';
import { CLIENT_LOOKUP } from '../../lookups.js';
import { parseKey } from './key.js';
import { base, type Made } from './made.js';
import type { WorkspaceIdentity } from './workspace-identity.js';

/** The storage account of the workspace. */
export function storageAccount(identity: WorkspaceIdentity, made: Made): AzureResource {
  const { scope } = made;
  const { storage } = scope.shared;
  const { key } = scope.environment.use;
  const parsed = key === undefined ? undefined : parseKey(key);
  return {
    type: 'azure-native:storage:StorageAccount',
    ...base(storage, made, key === undefined || identity.brought ? [] : [`${identity.id}.key`]),
    props: {
      resourceGroupName: storage.resourceGroup,
      accountName: storage.name,
      location: scope.location,
      kind: 'StorageV2',
      sku: { name: 'Standard_LRS' },
      // Pulumi uploads blobs with the key of the account (pulumi-azure-native#2015); everything else uses identities.
      allowSharedKeyAccess: true,
      defaultToOAuthAuthentication: true,
      allowBlobPublicAccess: false,
      allowCrossTenantReplication: false,
      enableHttpsTrafficOnly: true,
      minimumTlsVersion: 'TLS1_2',
      isHnsEnabled: false,
      ...(parsed === undefined
        ? {}
        : {
            identity: { type: 'UserAssigned', userAssignedIdentities: [identity.armId] },
            encryption: {
              keySource: 'Microsoft.Keyvault',
              encryptionIdentity: { encryptionUserAssignedIdentity: identity.armId },
              keyVaultProperties: {
                keyName: parsed.name,
                keyVaultUri: parsed.uri,
                ...(parsed.version === undefined ? {} : { keyVersion: parsed.version }),
              },
            },
          }),
      tags: scope.sharedTags,
    },
  };
}

/** The key vault of the workspace. */
export function vault(part: SharedResource, made: Made): AzureResource {
  const { scope, node } = made;
  return {
    type: 'azure-native:keyvault:Vault',
    ...base(part, made),
    props: {
      resourceGroupName: part.resourceGroup,
      vaultName: part.name,
      location: scope.location,
      tags: scope.sharedTags,
      properties: {
        tenantId: ref(CLIENT_LOOKUP, 'tenantId'),
        sku: { family: 'A', name: 'standard' },
        enableRbacAuthorization: true,
        enableSoftDelete: true,
        // A vault that may be purged is gone after a week at the latest; purge protection cannot be taken back.
        softDeleteRetentionInDays: node.retain ? 90 : 7,
        ...(node.retain ? { enablePurgeProtection: true } : {}),
      },
    },
  };
}

/** The workspace. */
export function workspace(identity: WorkspaceIdentity, dependsOn: readonly string[], made: Made): AzureResource {
  const { scope } = made;
  const { workspace: part, storage, vault: keys, registry, insights } = scope.shared;
  return {
    type: 'azure-native:machinelearningservices:Workspace',
    ...base(part, made, dependsOn),
    props: {
      resourceGroupName: part.resourceGroup,
      workspaceName: part.name,
      location: scope.location,
      kind: 'Default',
      sku: { name: 'Basic', tier: 'Basic' },
      identity: { type: 'UserAssigned', userAssignedIdentities: [identity.armId] },
      primaryUserAssignedIdentity: identity.armId,
      storageAccount: storage.armId,
      keyVault: keys?.armId,
      applicationInsights: insights?.armId,
      containerRegistry: registry?.armId,
      systemDatastoresAuthMode: 'Identity',
      publicNetworkAccess: 'Enabled',
      tags: scope.sharedTags,
    },
  };
}

/** Logs, insights and registry. */
export function simpleParts(made: Made): readonly AzureResource[] {
  const { scope } = made;
  const { logs, insights, registry } = scope.shared;
  const place = (part: SharedResource) => ({
    resourceGroupName: part.resourceGroup,
    location: scope.location,
    tags: scope.sharedTags,
  });
  return [
    ...(logs.brought
      ? []
      : [
          {
            type: 'azure-native:operationalinsights:Workspace',
            ...base(logs, made),
            props: { ...place(logs), workspaceName: logs.name, sku: { name: 'PerGB2018' }, retentionInDays: 30 },
          } satisfies AzureResource,
        ]),
    ...(insights === undefined || insights.brought
      ? []
      : [
          {
            type: 'azure-native:applicationinsights:Component',
            ...base(insights, made, scope.needs(logs)),
            props: {
              ...place(insights),
              resourceName: insights.name,
              kind: 'web',
              applicationType: 'web',
              ingestionMode: 'LogAnalytics',
              workspaceResourceId: logs.armId,
            },
          } satisfies AzureResource,
        ]),
    ...(registry === undefined || registry.brought
      ? []
      : [
          {
            type: 'azure-native:containerregistry:Registry',
            ...base(registry, made),
            props: { ...place(registry), registryName: registry.name, sku: { name: 'Basic' }, adminUserEnabled: false },
          } satisfies AzureResource,
        ]),
  ];
}
