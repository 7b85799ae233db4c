import type { DataAsset } from '../../../asset/catalog.js';
import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import { contentHash } from '../../../lowered/canonical.js';
import { asset } from '../../../lowered/ref.js';
import type { DatasetNode } from '../../../plan/dataset.js';
import { cloudUri, isElsewhere, localData } from '../data-uri.js';
import type { AzureScope } from '../scope.js';
import type { AzureResource, AzureTypes } from '../types.js';
import { blobPrefix, container } from './code.js';
import { DATASTORE } from '../lookups.js';

/** What azure does with the fields of a dataset. */
export const datasetSupport: NounSupport<'azure', 'dataset'> = {
  'description': 'mapped', 'uri': 'mapped', 'type': 'mapped', 'format': 'mapped', 'access.azure.storageAccount': 'mapped',
  'columns.*.type': 'mapped', 'columns.*.min': 'mapped', 'columns.*.max': 'mapped', 'columns.*.required': 'mapped',
};

/** Path in the default container: under the hash of the content, with the name that the data has. */
const dataPath = (data: DataAsset, scope: AzureScope): string => `${blobPrefix(scope)}/data/${data.dataset}/${data.hash.slice(0, 16)}/${data.name}`;

/** Where Azure ML reads a dataset; nothing when it cannot, which is reported when the dataset is lowered. */
export function dataUri(node: DatasetNode, scope: AzureScope): string | undefined {
  const local = localData(node, scope);
  if (local !== undefined) {
    const { workspace } = scope.shared;
    const place = `azureml://subscriptions/${scope.subscription}/resourcegroups/${workspace.resourceGroup}/workspaces/${workspace.name}/datastores/${DATASTORE}`;
    return `${place}/paths/${dataPath(local, scope)}`;
  }
  return cloudUri(node, scope);
}

/** Kind of the data, as a port has it. */
export const dataType = (node: DatasetNode): 'uri_file' | 'uri_folder' => (node.spec.type === 'file' ? 'uri_file' : 'uri_folder');

function uploads(node: DatasetNode, local: DataAsset, scope: AzureScope): Contribution<AzureTypes> {
  const { storage, workspace } = scope.shared;
  const folder = dataPath(local, scope);
  const files = local.files.map((file) => ({ file, id: local.type === 'file' ? `${node.id}.file` : `${node.id}.files.${file.path}`, blob: local.type === 'file' ? folder : `${folder}/${file.path}` }));
  return {
    assets: files.map(({ file, id }) => ({ id: `asset.${id}`, from: node.id, fileName: file.path.split('/').at(-1) ?? file.path, hash: file.hash, source: { path: file.source } })),
    resources: files.map(({ id, blob }): AzureResource => ({
      type: 'azure-native:storage:Blob', id, from: node.id, part: 'system',
      props: { resourceGroupName: storage.resourceGroup, accountName: storage.name, containerName: container(), blobName: blob, source: asset(`asset.${id}`, 'file') },
      options: { dependsOn: scope.needs(workspace, storage), ...(scope.plan.retain ? { retain: true } : {}) },
    })),
  };
}

/** Properties of a data asset are texts: the columns are told to the registry as JSON. */
function properties(node: DatasetNode): Readonly<Record<string, string>> {
  const { format, columns } = node.spec;
  return { format, ...(Object.keys(columns).length === 0 ? {} : { columns: JSON.stringify(columns) }) };
}

/** Lowers a dataset: local files are uploaded, and a version of a data asset says where the data is. */
export function lowerDataset(node: DatasetNode, scope: AzureScope): Contribution<AzureTypes> {
  const uri = dataUri(node, scope);
  if (uri === undefined) {
    scope.reporter.report('TRV6012', [...node.at, 'uri'], { dataset: node.name, target: 'azure' });
    return {};
  }
  if (isElsewhere(node, scope) && node.spec.access?.azure?.storageAccount === undefined && !scope.identity('job').brought) {
    scope.reporter.report('TRV4014', [...node.at, 'uri'], { dataset: node.name, uri });
  }
  const local = localData(node, scope);
  const made = local === undefined ? {} : uploads(node, local, scope);
  const { workspace } = scope.shared;
  const { description } = node.spec;
  const content = {
    dataType: dataType(node), dataUri: uri, properties: properties(node), tags: { ...scope.tags, dataset: node.name }, ...(description === undefined ? {} : { description }),
  } as const;
  return {
    ...made,
    resources: [
      ...(made.resources ?? []),
      {
        type: 'azure-native:machinelearningservices:DataVersion', id: node.id, from: node.id, part: 'system',
        props: {
          resourceGroupName: workspace.resourceGroup, workspaceName: workspace.name, name: scope.name('asset', [node.name], node.at), version: contentHash(content),
          properties: content.dataType === 'uri_file' ? { ...content, dataType: 'uri_file' } : { ...content, dataType: 'uri_folder' },
        },
        options: { retain: true, dependsOn: [...scope.needs(workspace), ...(made.resources ?? []).map(({ id }) => id)] },
      },
    ],
  };
}
