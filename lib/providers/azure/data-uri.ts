import type { DataAsset } from '../../asset/catalog.js';
import type { DatasetNode } from '../../plan/dataset.js';
import type { AzureScope } from './scope.js';

/** What Azure ML reads: a datastore of the workspace, a data asset, or blobs by their address. */
const READABLE = /^(azureml:|https:\/\/[a-z0-9]+\.(blob|dfs)\.core\.|abfss:|wasbs:)/;

/** The uploaded files of a dataset that is local. */
export const localData = (node: DatasetNode, scope: AzureScope): DataAsset | undefined => scope.assets.data.find(({ dataset }) => dataset === node.name);

/** The address of a dataset in the cloud; nothing when it is local or Azure ML cannot read it. */
export function cloudUri(node: DatasetNode, scope: AzureScope): string | undefined {
  if (localData(node, scope) !== undefined) return undefined;
  const uri = typeof node.uri === 'string' ? node.uri : node.uri.azure;
  return uri !== undefined && READABLE.test(uri) ? uri : undefined;
}

/** Whether a dataset is in a storage account that is not the workspace's. */
export function isElsewhere(node: DatasetNode, scope: AzureScope): boolean {
  const uri = cloudUri(node, scope);
  return uri !== undefined && !uri.startsWith('azureml:') && !uri.startsWith(`https://${scope.shared.storage.name}.`);
}
