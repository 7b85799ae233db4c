import type { DataAsset } from '../../asset/catalog.js';
import type { PathSegment } from '../../diagnostics/index.js';
import type { DatasetNode } from '../../plan/dataset.js';
import { parseArmId } from './arm-id.js';
import { readAddress, type Address } from './data-address.js';
import { captureDatastores } from './lower/capture-store.js';
import type { AzureScope } from './scope.js';

/** The uploaded files of a dataset that is local. */
export const localData = (node: DatasetNode, scope: AzureScope): DataAsset | undefined =>
  scope.assets.data.find(({ dataset }) => dataset === node.name);

/** The address of a dataset in the cloud; nothing when it is local or Azure ML cannot read it. */
export function cloudUri(node: DatasetNode, scope: AzureScope): string | undefined {
  if (localData(node, scope) !== undefined) return undefined;
  const uri = typeof node.uri === 'string' ? node.uri : node.uri.azure;
  return uri !== undefined && readAddress(uri) !== undefined ? uri : undefined;
}

/** Whether an address leads to a workspace that is not the environment's. */
function isOtherWorkspace(
  { workspace }: Extract<Address, { readonly kind: 'datastore' }>,
  { shared }: AzureScope,
): boolean {
  if (workspace === undefined) return false;
  const own = [parseArmId(shared.workspace.armId).subscription, shared.workspace.resourceGroup, shared.workspace.name];
  return workspace.some((part, index) => part.toLowerCase() !== own[index]?.toLowerCase());
}

/** Whether an address leads to a place where the roles of the environment reach nothing: another storage account, workspace or registry. */
export function isElsewhereUri(uri: string, scope: AzureScope): boolean {
  const address = readAddress(uri);
  if (address === undefined) return false;
  if (address.kind === 'blob') return address.account !== scope.shared.storage.name;
  return address.kind === 'registry' || (address.kind === 'datastore' && isOtherWorkspace(address, scope));
}

/** Whether a dataset is in a storage account that is not the workspace's. */
export function isElsewhere(node: DatasetNode, scope: AzureScope): boolean {
  const uri = cloudUri(node, scope);
  return uri !== undefined && isElsewhereUri(uri, scope);
}

/** The datastores that the service makes with a workspace. https://learn.microsoft.com/azure/machine-learning/how-to-datastore */
const OF_EVERY_WORKSPACE = [
  'workspaceblobstore',
  'workspacefilestore',
  'workspaceartifactstore',
  'workspaceworkingdirectory',
];

/** Reports an address that a workspace cannot know which is made here: a datastore that nobody makes, a data asset of somebody else. */
export function checkAddress(uri: string, at: readonly PathSegment[], scope: AzureScope): void {
  const address = readAddress(uri);
  if (scope.shared.workspace.brought || address === undefined) return;
  if (address.kind === 'asset') {
    scope.reporter.report('TRV4016', at, { what: 'data asset', name: address.name, known: [] });
  }
  if (address.kind !== 'datastore' || isOtherWorkspace(address, scope)) return;
  const known = [...OF_EVERY_WORKSPACE, ...captureDatastores(scope)];
  if (!known.includes(address.datastore)) {
    scope.reporter.report('TRV4016', at, { what: 'datastore', name: address.datastore, known });
  }
}
