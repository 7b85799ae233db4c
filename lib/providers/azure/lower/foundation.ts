import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import { ref } from '../../../lowered/ref.js';
import type { Existing } from '../../../lowered/resource.js';
import type { FoundationNode } from '../../../plan/foundation.js';
import { CLIENT_LOOKUP, DATASTORE, DATASTORE_LOOKUP } from '../lookups.js';
import type { AzureScope, SharedResource } from '../scope.js';
import type { AzureResource, AzureTypes } from '../types.js';
import { captureStore } from './capture-store.js';
import { workspaceLogs } from './workspace-logs.js';
import { checkBrought, reportBroughtIdentity } from './foundation/check-brought.js';
import { base, type Made } from './foundation/made.js';
import { simpleParts, storageAccount, vault, workspace } from './foundation/parts.js';
import {
  keyRole,
  workspaceIdentity,
  workspacePermissions,
  workspaceRoles,
  type WorkspaceIdentity,
} from './foundation/workspace-identity.js';

/** @see https://learn.microsoft.com/azure/machine-learning/concept-data-encryption */
const KEY =
  "it encrypts the storage account, where data, code, models and outputs are; disks of machines, images, logs and what the service keeps of the workspace stay under Microsoft's keys";

/** What azure does with the fields of an environment. */
export const environmentSupport: NounSupport<'azure', 'environment'> = {
  retain: 'mapped',
  override: 'mapped',
  'azure.subscription': 'mapped',
  'azure.resourceGroup': 'mapped',
  'azure.location': 'mapped',
  'azure.use.workspace': 'mapped',
  'azure.use.key': { approximated: KEY },
  'azure.use.storage': 'mapped',
  'azure.use.registry': 'mapped',
  'azure.use.keyVault': 'mapped',
  'azure.use.applicationInsights': 'mapped',
  'azure.use.network.subnet': 'mapped',
  'azure.use.identities.job': 'mapped',
  'azure.use.identities.endpoint': 'mapped',
  'azure.use.identities.release': 'mapped',
  'azure.use.identities.workspace': 'mapped',
  'azure.use.logs': 'mapped',
};

const IDENTITY = 'azure-native:managedidentity:UserAssignedIdentity';
const EXISTING_TYPES = {
  workspace: 'azure-native:machinelearningservices:Workspace',
  storage: 'azure-native:storage:StorageAccount',
  vault: 'azure-native:keyvault:Vault',
  registry: 'azure-native:containerregistry:Registry',
  insights: 'azure-native:applicationinsights:Component',
  logs: 'azure-native:operationalinsights:Workspace',
} as const;

function existingParts(identity: WorkspaceIdentity | undefined, { scope, node }: Made): readonly Existing[] {
  const existing = (
    type: Existing['type'],
    part: WorkspaceIdentity | SharedResource | undefined,
  ): readonly Existing[] =>
    part?.brought === true ? [{ type, id: part.id, from: node.id, part: 'foundation', physicalId: part.armId }] : [];
  const names = Object.keys(EXISTING_TYPES) as (keyof typeof EXISTING_TYPES)[];
  return [
    ...names.flatMap((name) => existing(EXISTING_TYPES[name], scope.shared[name])),
    ...existing(IDENTITY, identity),
  ];
}

/** Everything that a new workspace needs; with a workspace that is brought, only the logs, when they are not brought too. */
function madeParts(
  identity: WorkspaceIdentity | undefined,
  roles: readonly AzureResource[],
  made: Made,
): readonly AzureResource[] {
  const { scope } = made;
  const { storage, vault: keys, registry, insights } = scope.shared;
  if (identity === undefined) return simpleParts(made);
  const own: AzureResource = {
    type: IDENTITY,
    ...base(identity, made),
    props: {
      resourceGroupName: scope.resourceGroup,
      resourceName: identity.name,
      location: scope.location,
      tags: scope.sharedTags,
    },
  };
  // One that is brought has its roles from its owner.
  const acts = identity.brought ? [] : [own, ...roles];
  return [
    ...(storage.brought ? [] : [storageAccount(identity, made)]),
    ...(keys === undefined || keys.brought ? [] : [vault(keys, made)]),
    ...simpleParts(made),
    ...acts,
    workspace(identity, [...scope.needs(storage, keys, registry, insights), ...acts.map(({ id }) => id)], made),
  ];
}

/** Lowers the foundation: a workspace and what it needs, or what was brought. */
export function lowerFoundation(node: FoundationNode, scope: AzureScope): Contribution<AzureTypes> {
  const made: Made = { scope, node };
  const { workspace: own, vault: keys } = scope.shared;
  const identity = own.brought ? undefined : workspaceIdentity(made);
  const roles = identity === undefined ? [] : [...keyRole(identity, made), ...workspaceRoles(identity, made)];
  const permissions = workspacePermissions(roles, made).map((permission) =>
    identity?.brought === true ? { ...permission, brought: true as const } : permission,
  );
  checkBrought(made);
  if (identity?.brought === true) reportBroughtIdentity(identity, permissions, made);
  return {
    resources: [...madeParts(identity, roles, made), ...captureStore(node, scope), ...workspaceLogs(node, scope)],
    permissions,
    existing: existingParts(identity, made),
    lookups: [
      ...(own.brought || keys?.brought === true
        ? []
        : [
            {
              id: CLIENT_LOOKUP,
              call: 'azure-native:authorization:getClientConfig',
              part: 'foundation' as const,
              args: {},
            },
          ]),
      {
        id: DATASTORE_LOOKUP,
        call: 'azure-native:machinelearningservices:getDatastore',
        part: 'system',
        // The name comes from the workspace, so that the question waits for it.
        args: { resourceGroupName: own.resourceGroup, workspaceName: ref(own.id, 'name'), name: DATASTORE },
      },
    ],
  };
}
