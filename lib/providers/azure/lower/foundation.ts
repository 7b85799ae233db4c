import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import { ref } from '../../../lowered/ref.js';
import type { Existing } from '../../../lowered/resource.js';
import type { FoundationNode } from '../../../plan/foundation.js';
import { CLIENT_LOOKUP, DATASTORE, DATASTORE_LOOKUP } from '../lookups.js';
import type { AzureScope } from '../scope.js';
import type { AzureResource, AzureTypes } from '../types.js';
import { captureStore } from './capture-store.js';
import { workspaceLogs } from './workspace-logs.js';
import { parseKey } from './foundation/key.js';
import { base, type Made } from './foundation/made.js';
import { simpleParts, storageAccount, vault, workspace } from './foundation/parts.js';
import { keyRole, workspaceIdentity, workspacePermissions, workspaceRoles } from './foundation/workspace-identity.js';

const SCHEDULES = 'Azure ML starts schedules itself, as nobody: there is no identity to choose';

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
  'azure.use.network.subnet': 'mapped',
  'azure.use.identities.job': 'mapped',
  'azure.use.identities.endpoint': 'mapped',
  'azure.use.identities.release': 'mapped',
  'azure.use.identities.trigger': { refused: SCHEDULES },
  'azure.use.logs': 'mapped',
};

const EXISTING_TYPES = {
  workspace: 'azure-native:machinelearningservices:Workspace',
  storage: 'azure-native:storage:StorageAccount',
  registry: 'azure-native:containerregistry:Registry',
  logs: 'azure-native:operationalinsights:Workspace',
} as const;

function existingParts({ scope, node }: Made): readonly Existing[] {
  return (Object.keys(EXISTING_TYPES) as (keyof typeof EXISTING_TYPES)[]).flatMap((name) => {
    const part = scope.shared[name];
    return part?.brought === true
      ? [
          {
            type: EXISTING_TYPES[name],
            id: part.id,
            from: node.id,
            part: 'foundation' as const,
            physicalId: part.armId,
          },
        ]
      : [];
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
    {
      type: 'azure-native:managedidentity:UserAssignedIdentity',
      ...base(identity, made),
      props: {
        resourceGroupName: scope.resourceGroup,
        resourceName: identity.name,
        location: scope.location,
        tags: scope.sharedTags,
      },
    },
    ...keyRole(identity, made),
    ...(storage.brought ? [] : [storageAccount(identity, made)]),
    ...(keys === undefined ? [] : [vault(keys, made)]),
    ...simpleParts(made),
    ...roles,
    workspace(
      identity,
      [...scope.needs(storage, keys, registry, scope.shared.insights), identity.id, ...roles.map(({ id }) => id)],
      made,
    ),
  ];
}

function checkBrought({ scope }: Made): void {
  const { use } = scope.environment;
  const at = ['environments', scope.plan.environment, 'azure', 'use'];
  if (use.workspace !== undefined && use.storage === undefined) scope.reporter.report('TRV4001', at, {});
  if (use.workspace !== undefined && use.registry === undefined && use.identities?.job === undefined) {
    scope.reporter.report('TRV4015', at, {});
  }
  if (use.key === undefined) return;
  if (use.storage !== undefined || use.workspace !== undefined) {
    scope.reporter.report('TRV4002', [...at, 'key'], {});
  } else {
    scope.reporter.report('TRV4010', [...at, 'key'], {
      vault: parseKey(use.key).vault,
      resourceGroup: scope.resourceGroup,
      what: 'key',
    });
  }
}

/** Lowers the foundation: a workspace and what it needs, or what was brought. */
export function lowerFoundation(node: FoundationNode, scope: AzureScope): Contribution<AzureTypes> {
  const made: Made = { scope, node };
  checkBrought(made);
  const { workspace: own } = scope.shared;
  const parts = madeParts(made);
  return {
    resources: [...parts, ...captureStore(node, scope), ...workspaceLogs(node, scope)],
    permissions: workspacePermissions(parts, made),
    existing: existingParts(made),
    lookups: [
      ...(own.brought
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
