import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import { ref, type Deferred } from '../../../lowered/ref.js';
import type { Existing } from '../../../lowered/resource.js';
import type { FoundationNode } from '../../../plan/foundation.js';
import { ARM_TYPES, armId } from '../arm-id.js';
import { AZURE_NAMES } from '../names.js';
import { captureStore } from './capture-store.js';
import { workspaceLogs } from './workspace-logs.js';
import { physicalName } from '../../../compiler/physical-name.js';
import { roleAssignment } from '../permissions.js';
import type { RoleName } from '../roles.js';
import type { AzureScope, SharedResource } from '../scope.js';
import type { AzureResource, AzureTypes } from '../types.js';

const SCHEDULES = 'Azure ML starts schedules itself, as nobody: there is no identity to choose';

/** What azure does with the fields of an environment. */
export const environmentSupport: NounSupport<'azure', 'environment'> = {
  'retain': 'mapped', 'override': 'mapped',
  'azure.subscription': 'mapped', 'azure.resourceGroup': 'mapped', 'azure.location': 'mapped',
  'azure.use.workspace': 'mapped', 'azure.use.key': 'mapped', 'azure.use.storage': 'mapped', 'azure.use.registry': 'mapped', 'azure.use.network.subnet': 'mapped',
  'azure.use.identities.job': 'mapped', 'azure.use.identities.endpoint': 'mapped', 'azure.use.identities.release': 'mapped',
  'azure.use.identities.trigger': { refused: SCHEDULES }, 'azure.use.logs': 'mapped',
};

/** Who is asked at deployment: the tenant that owns the vault. */
export const CLIENT_LOOKUP = 'foundation.client';
/** Where blobs of the workspace's default datastore are: the service makes the container with the workspace. */
export const DATASTORE_LOOKUP = 'foundation.datastore';
/** Name of the default datastore of every workspace. */
export const DATASTORE = 'workspaceblobstore';

interface Made { readonly scope: AzureScope; readonly node: FoundationNode }

/** What every part of the foundation has in common. */
function base(part: SharedResource | { readonly id: string }, { node }: Made, dependsOn: readonly string[] = []) {
  return { id: part.id, from: node.id, part: 'foundation' as const, options: { ...(node.retain ? { retain: true } : {}), ...(dependsOn.length > 0 ? { dependsOn } : {}) } };
}

/** The identity that the workspace itself uses, with what its documentation asks for on the parts that belong to it. */
interface WorkspaceIdentity { readonly id: string; readonly name: string; readonly armId: string; readonly principalId: Deferred }

function workspaceIdentity({ scope }: Made): WorkspaceIdentity {
  const { subscription, resourceGroup, plan, reporter } = scope;
  const name = physicalName(AZURE_NAMES.identity, ['ml', plan.environment, 'workspace'], '', ['environments', plan.environment], reporter);
  const id = 'foundation.identity';
  return { id, name, armId: armId(subscription, resourceGroup, ARM_TYPES.identity, name), principalId: ref(id, 'principalId') };
}

/**
 * The roles of the workspace's identity.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication#user-assigned-managed-identity
 */
const WORKSPACE_ROLES: readonly (readonly ['storage' | 'vault' | 'registry' | 'insights', RoleName])[] = [
  ['storage', 'Contributor'], ['storage', 'Storage Blob Data Contributor'], ['vault', 'Contributor'], ['vault', 'Key Vault Administrator'], ['registry', 'Contributor'], ['insights', 'Contributor'],
];

function workspaceRoles(identity: WorkspaceIdentity, made: Made): readonly AzureResource[] {
  const { scope, node } = made;
  return WORKSPACE_ROLES.flatMap(([name, role]) => {
    const part = scope.shared[name];
    if (part === undefined) return [];
    const id = `${identity.id}.${role.toLowerCase().replaceAll(' ', '-')}.${name}`;
    return [roleAssignment(id, identity, role, part.armId, scope, { part: 'foundation', from: node.id, dependsOn: scope.needs(part), retain: node.retain })];
  });
}

/** `https://<vault>.vault.azure.net/keys/<name>/<version>` in its parts. */
function parseKey(url: string): { readonly vault: string; readonly uri: string; readonly name: string; readonly version: string | undefined } {
  const { origin, hostname, pathname } = new URL(url);
  const [, , name = '', version] = pathname.split('/');
  return { vault: hostname.split('.')[0] ?? '', uri: origin, name, version };
}

function keyRole(identity: WorkspaceIdentity, { scope, node }: Made): readonly AzureResource[] {
  const { key } = scope.environment.use;
  if (key === undefined) return [];
  const { vault, name } = parseKey(key);
  const where = `${armId(scope.subscription, scope.resourceGroup, ARM_TYPES.vault, vault)}/keys/${name}`;
  return [roleAssignment(`${identity.id}.key`, identity, 'Key Vault Crypto Service Encryption User', where, scope, { part: 'foundation', from: node.id, dependsOn: [], retain: node.retain })];
}

function storageAccount(identity: WorkspaceIdentity, made: Made): AzureResource {
  const { scope } = made;
  const { storage } = scope.shared;
  const { key } = scope.environment.use;
  const parsed = key === undefined ? undefined : parseKey(key);
  return {
    type: 'azure-native:storage:StorageAccount', ...base(storage, made, key === undefined ? [] : [`${identity.id}.key`]),
    props: {
      resourceGroupName: storage.resourceGroup, accountName: storage.name, location: scope.location, kind: 'StorageV2', sku: { name: 'Standard_LRS' },
      // Pulumi uploads blobs with the key of the account (pulumi-azure-native#2015); everything else uses identities.
      allowSharedKeyAccess: true, defaultToOAuthAuthentication: true,
      allowBlobPublicAccess: false, allowCrossTenantReplication: false, enableHttpsTrafficOnly: true, minimumTlsVersion: 'TLS1_2', isHnsEnabled: false,
      ...(parsed === undefined ? {} : {
        identity: { type: 'UserAssigned', userAssignedIdentities: [identity.armId] },
        encryption: {
          keySource: 'Microsoft.Keyvault', encryptionIdentity: { encryptionUserAssignedIdentity: identity.armId },
          keyVaultProperties: { keyName: parsed.name, keyVaultUri: parsed.uri, ...(parsed.version === undefined ? {} : { keyVersion: parsed.version }) },
        },
      }),
      tags: scope.sharedTags,
    },
  };
}

function vault(part: SharedResource, made: Made): AzureResource {
  const { scope, node } = made;
  return {
    type: 'azure-native:keyvault:Vault', ...base(part, made),
    props: {
      resourceGroupName: part.resourceGroup, vaultName: part.name, location: scope.location, tags: scope.sharedTags,
      properties: {
        tenantId: ref(CLIENT_LOOKUP, 'tenantId'), sku: { family: 'A', name: 'standard' }, enableRbacAuthorization: true, enableSoftDelete: true,
        // A vault that may be purged is gone after a week at the latest; purge protection cannot be taken back.
        softDeleteRetentionInDays: node.retain ? 90 : 7, ...(node.retain ? { enablePurgeProtection: true } : {}),
      },
    },
  };
}

function workspace(identity: WorkspaceIdentity, dependsOn: readonly string[], made: Made): AzureResource {
  const { scope } = made;
  const { workspace: part, storage, vault: keys, registry, insights } = scope.shared;
  return {
    type: 'azure-native:machinelearningservices:Workspace', ...base(part, made, dependsOn),
    props: {
      resourceGroupName: part.resourceGroup, workspaceName: part.name, location: scope.location, kind: 'Default', sku: { name: 'Basic', tier: 'Basic' },
      identity: { type: 'UserAssigned', userAssignedIdentities: [identity.armId] }, primaryUserAssignedIdentity: identity.armId,
      storageAccount: storage.armId, keyVault: keys?.armId, applicationInsights: insights?.armId, containerRegistry: registry?.armId,
      systemDatastoresAuthMode: 'Identity', publicNetworkAccess: 'Enabled', tags: scope.sharedTags,
    },
  };
}

function simpleParts(made: Made): readonly AzureResource[] {
  const { scope } = made;
  const { logs, insights, registry } = scope.shared;
  const place = (part: SharedResource) => ({ resourceGroupName: part.resourceGroup, location: scope.location, tags: scope.sharedTags });
  return [
    ...(logs.brought ? [] : [{
      type: 'azure-native:operationalinsights:Workspace', ...base(logs, made),
      props: { ...place(logs), workspaceName: logs.name, sku: { name: 'PerGB2018' }, retentionInDays: 30 },
    } satisfies AzureResource]),
    ...(insights === undefined ? [] : [{
      type: 'azure-native:applicationinsights:Component', ...base(insights, made, scope.needs(logs)),
      props: { ...place(insights), resourceName: insights.name, kind: 'web', applicationType: 'web', ingestionMode: 'LogAnalytics', workspaceResourceId: logs.armId },
    } satisfies AzureResource]),
    ...(registry === undefined || registry.brought ? [] : [{
      type: 'azure-native:containerregistry:Registry', ...base(registry, made),
      props: { ...place(registry), registryName: registry.name, sku: { name: 'Basic' }, adminUserEnabled: false },
    } satisfies AzureResource]),
  ];
}

const EXISTING_TYPES = {
  workspace: 'azure-native:machinelearningservices:Workspace', storage: 'azure-native:storage:StorageAccount',
  registry: 'azure-native:containerregistry:Registry', logs: 'azure-native:operationalinsights:Workspace',
} as const;

function existingParts({ scope, node }: Made): readonly Existing[] {
  return (Object.keys(EXISTING_TYPES) as (keyof typeof EXISTING_TYPES)[]).flatMap((name) => {
    const part = scope.shared[name];
    return part?.brought === true ? [{ type: EXISTING_TYPES[name], id: part.id, from: node.id, part: 'foundation' as const, physicalId: part.armId }] : [];
  });
}

/** Everything that a new workspace needs; with a workspace that is brought, only the logs, when they are not brought too. */
function madeParts(made: Made): readonly AzureResource[] {
  const { scope } = made;
  const { workspace: own, storage, vault: keys, registry } = scope.shared;
  if (own.brought) return simpleParts(made);
  const identity = workspaceIdentity(made);
  const roles = workspaceRoles(identity, made);
  return [
    { type: 'azure-native:managedidentity:UserAssignedIdentity', ...base(identity, made), props: { resourceGroupName: scope.resourceGroup, resourceName: identity.name, location: scope.location, tags: scope.sharedTags } },
    ...keyRole(identity, made),
    ...(storage.brought ? [] : [storageAccount(identity, made)]),
    ...(keys === undefined ? [] : [vault(keys, made)]),
    ...simpleParts(made),
    ...roles,
    workspace(identity, [...scope.needs(storage, keys, registry, scope.shared.insights), identity.id, ...roles.map(({ id }) => id)], made),
  ];
}

function checkBrought({ scope }: Made): void {
  const { use } = scope.environment;
  const at = ['environments', scope.plan.environment, 'azure', 'use'];
  if (use.workspace !== undefined && use.storage === undefined) scope.reporter.report('TRV4001', at, {});
  if (use.key !== undefined && use.storage !== undefined) scope.reporter.report('TRV4002', [...at, 'key'], {});
}

/** Lowers the foundation: a workspace and what it needs, or what was brought. */
export function lowerFoundation(node: FoundationNode, scope: AzureScope): Contribution<AzureTypes> {
  const made: Made = { scope, node };
  checkBrought(made);
  const { workspace: own } = scope.shared;
  return {
    resources: [...madeParts(made), ...captureStore(node, scope), ...workspaceLogs(node, scope)],
    existing: existingParts(made),
    lookups: [
      ...(own.brought ? [] : [{ id: CLIENT_LOOKUP, call: 'azure-native:authorization:getClientConfig', part: 'foundation' as const, args: {} }]),
      {
        id: DATASTORE_LOOKUP, call: 'azure-native:machinelearningservices:getDatastore', part: 'system',
        // The name comes from the workspace, so that the question waits for it.
        args: { resourceGroupName: own.resourceGroup, workspaceName: ref(own.id, 'name'), name: DATASTORE },
      },
    ],
  };
}
