import type { FoundationNode } from '../../../plan/foundation.js';
import type { AzureScope } from '../scope.js';
import type { AzureResource } from '../types.js';
import { DATASTORE } from '../lookups.js';

/** The container for captured requests, and the datastore that names it. */
const CONTAINER = 'trivium-capture';
const CAPTURE_DATASTORE = 'trivium_capture';
const CONTAINER_ID = 'foundation.capture-container';

/** The container that is made for captured requests: its lowered resource, and its id. Nothing where the storage account was brought. */
export const captureContainer = ({
  shared: { storage },
}: AzureScope): { readonly id: string; readonly armId: string } | undefined =>
  storage.brought
    ? undefined
    : { id: CONTAINER_ID, armId: `${storage.armId}/blobServices/default/containers/${CONTAINER}` };

/** The datastores that are made beside those of every workspace. */
export const captureDatastores = (scope: AzureScope): readonly string[] =>
  scope.shared.storage.brought ? [] : [CAPTURE_DATASTORE];

/** Ages at which captured requests are deleted, in days: one rule of the storage account for each. */
export const KEPT_DAYS: readonly number[] = [1, 3, 7, 14, 30, 60, 90, 180, 365, 730];

/** The smallest of the ages that keeps what was asked for; nothing when none does. */
export const keptDays = (days: number): number | undefined => KEPT_DAYS.find((age) => age >= days);

/** Where captured requests are written: a datastore and a folder in it. */
export interface CaptureFolder {
  readonly datastore: string;
  readonly path: string;
}

/** In our own storage account the age stands first in the path, so that one rule finds all that is as old; in one that was brought, no rule is made. */
export function captureFolder(scope: AzureScope, days: number, place: string): CaptureFolder {
  if (scope.shared.storage.brought) return { datastore: DATASTORE, path: `trivium/capture/${place}` };
  return { datastore: CAPTURE_DATASTORE, path: `keep-${days}d/${place}` };
}

/** Id of the lowered datastore, when it is made. */
export const captureStoreIds = (scope: AzureScope): readonly string[] =>
  scope.shared.storage.brought ? [] : ['foundation.capture'];

/**
 * Where captured requests go: a container, a datastore that uses identities, and the rules that delete what is old.
 *
 * It depends on no system, since the rules of a storage account are one resource that all systems share.
 */
export function captureStore(node: FoundationNode, scope: AzureScope): readonly AzureResource[] {
  const { storage, workspace } = scope.shared;
  if (storage.brought) return [];
  const common = { from: node.id, part: 'foundation' as const };
  const retain = node.retain ? { retain: true } : {};
  return [
    {
      type: 'azure-native:storage:BlobContainer',
      id: CONTAINER_ID,
      ...common,
      props: {
        resourceGroupName: storage.resourceGroup,
        accountName: storage.name,
        containerName: CONTAINER,
        publicAccess: 'None',
      },
      options: { dependsOn: [storage.id], ...retain },
    },
    {
      type: 'azure-native:storage:ManagementPolicy',
      id: 'foundation.capture-retention',
      ...common,
      props: {
        resourceGroupName: storage.resourceGroup,
        accountName: storage.name,
        managementPolicyName: 'default',
        policy: {
          rules: KEPT_DAYS.map((days) => ({
            name: `keep-${days}d`,
            enabled: true,
            type: 'Lifecycle',
            definition: {
              filters: { blobTypes: ['blockBlob', 'appendBlob'], prefixMatch: [`${CONTAINER}/keep-${days}d/`] },
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: days } } },
            },
          })),
        },
      },
      options: { dependsOn: [CONTAINER_ID], ...retain },
    },
    {
      type: 'azure-native:machinelearningservices:Datastore',
      id: 'foundation.capture',
      ...common,
      props: {
        resourceGroupName: workspace.resourceGroup,
        workspaceName: workspace.name,
        name: CAPTURE_DATASTORE,
        properties: {
          datastoreType: 'AzureBlob',
          accountName: storage.name,
          containerName: CONTAINER,
          endpoint: scope.hosts.storage,
          protocol: 'https',
          credentials: { credentialsType: 'None' },
          serviceDataAccessAuthIdentity: 'WorkspaceUserAssignedIdentity',
          tags: scope.sharedTags,
        },
      },
      options: { dependsOn: [...scope.needs(workspace), CONTAINER_ID] },
    },
  ];
}
