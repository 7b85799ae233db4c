import type { DataAsset } from '../../../asset/catalog.js';
import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import { contentHash } from '../../../lowered/canonical.js';
import { asset, join, type Deferred } from '../../../lowered/ref.js';
import type { DatasetNode } from '../../../plan/dataset.js';
import { parseArmId } from '../arm-id.js';
import { impossibleName, readAddress } from '../data-address.js';
import { checkAddress, cloudUri, isElsewhere, localData } from '../data-uri.js';
import type { AzureScope } from '../scope.js';
import type { AzureResource, AzureTypes } from '../types.js';
import { DATASTORE } from '../lookups.js';
import { uploadFolder, type UploadFolder } from './asset/upload-folder.js';
import { versionResource } from './asset/version.js';
import { container } from './code.js';

/** What azure does with the fields of a dataset. */
export const datasetSupport: NounSupport<'azure', 'dataset'> = {
  description: 'mapped',
  uri: 'mapped',
  type: 'mapped',
  format: 'mapped',
  'access.azure.storageAccount': 'mapped',
  'columns.*.type': 'mapped',
  'columns.*.min': 'mapped',
  'columns.*.max': 'mapped',
  'columns.*.required': 'mapped',
};

const HASH_LENGTH = 16;

/** Where the files of a local dataset are uploaded to. */
const folderOf = (node: DatasetNode, local: DataAsset, scope: AzureScope): UploadFolder =>
  uploadFolder(node.id, node.id, local.hash.slice(0, HASH_LENGTH), scope);

/** Where the data is, as its version says; nothing when Azure ML cannot read it, which is reported when the dataset is lowered. */
function dataUri(node: DatasetNode, scope: AzureScope): Deferred | string | undefined {
  const local = localData(node, scope);
  if (local === undefined) return cloudUri(node, scope);
  const { workspace } = scope.shared;
  const place = `azureml://subscriptions/${scope.subscription}/resourcegroups/${workspace.resourceGroup}/workspaces/${workspace.name}/datastores/${DATASTORE}`;
  return join`${place}/paths/${folderOf(node, local, scope).path}/${local.name}`;
}

/** A version of a data asset: its name, and the hash of what it says. */
function dataVersion(node: DatasetNode, scope: AzureScope): { readonly name: string; readonly version: string } {
  const local = localData(node, scope);
  // The files themselves, whose folder is another after each upload.
  const data = local === undefined ? cloudUri(node, scope) : [local.hash, local.name];
  return {
    name: scope.name('asset', [node.name], node.at),
    version: contentHash([data ?? null, described(node, scope)]),
  };
}

/** What a run is given to read: a version of the data asset for files that were uploaded, else the address itself; nothing when Azure ML cannot read it. */
export function runInputUri(node: DatasetNode, scope: AzureScope): string | undefined {
  if (localData(node, scope) === undefined) return cloudUri(node, scope);
  const { name, version } = dataVersion(node, scope);
  return scope.inWorkspace('data', name, 'versions', version);
}

/** Kind of the data, as a port has it. */
export const dataType = (node: DatasetNode): 'uri_file' | 'uri_folder' =>
  node.spec.type === 'file' ? 'uri_file' : 'uri_folder';

function uploads(node: DatasetNode, local: DataAsset, scope: AzureScope): Contribution<AzureTypes> {
  const { storage, workspace } = scope.shared;
  const { path, resource } = folderOf(node, local, scope);
  const files = local.files.map((file) => ({
    file,
    id: local.type === 'file' ? `${node.id}.file` : `${node.id}.files.${file.path}`,
    blob: local.type === 'file' ? join`${path}/${local.name}` : join`${path}/${local.name}/${file.path}`,
  }));
  return {
    assets: files.map(({ file, id }) => ({
      id: `asset.${id}`,
      from: node.id,
      fileName: file.path.split('/').at(-1) ?? file.path,
      hash: file.hash,
      source: { path: file.source },
    })),
    resources: [
      resource,
      ...files.map(({ id, blob }): AzureResource => ({
        type: 'azure-native:storage:Blob',
        id,
        from: node.id,
        part: 'system',
        props: {
          resourceGroupName: storage.resourceGroup,
          accountName: storage.name,
          containerName: container(),
          blobName: blob,
          source: asset(`asset.${id}`, 'file'),
        },
        // Versions of the data asset stay, and read it.
        options: { retain: true, dependsOn: scope.needs(workspace, storage) },
      })),
    ],
  };
}

/** Properties of a data asset are texts: the columns are told to the registry as JSON. */
function properties(node: DatasetNode): Readonly<Record<string, string>> {
  const { format, columns } = node.spec;
  return { format, ...(Object.keys(columns).length === 0 ? {} : { columns: JSON.stringify(columns) }) };
}

/** What a version says beside where the data is. */
function described(node: DatasetNode, scope: AzureScope) {
  const { description } = node.spec;
  return {
    properties: properties(node),
    tags: { ...scope.tags, dataset: node.name },
    dataType: dataType(node),
    ...(description === undefined ? {} : { description }),
  };
}

/** Data in an account that nobody named, or that another is named for: who reads it there is not known. */
function checkPlace(node: DatasetNode, scope: AzureScope): void {
  const uri = cloudUri(node, scope);
  const owner = node.spec.access?.azure?.storageAccount;
  const at = [...node.at, 'uri'];
  if (uri === undefined) return;
  checkAddress(uri, at, scope);
  const impossible = impossibleName(uri);
  if (impossible !== undefined) {
    scope.reporter.report('TRV6045', at, { dataset: node.name, ...impossible });
    return;
  }
  const address = readAddress(uri);
  const named = owner === undefined ? undefined : parseArmId(owner).name;
  if (address?.kind === 'blob' && named !== undefined && named !== address.account) {
    scope.reporter.report('TRV4017', [...node.at, 'access', 'azure', 'storageAccount'], {
      named,
      account: address.account,
    });
  }
  if (isElsewhere(node, scope) && owner === undefined && !scope.identity('job').brought) {
    scope.reporter.report('TRV4014', at, { dataset: node.name, uri });
  }
}

/** Lowers a dataset: local files are uploaded, and a version of a data asset says where the data is. */
export function lowerDataset(node: DatasetNode, scope: AzureScope): Contribution<AzureTypes> {
  const uri = dataUri(node, scope);
  if (uri === undefined) {
    scope.reporter.report('TRV6012', [...node.at, 'uri'], { dataset: node.name, target: 'azure' });
    return {};
  }
  checkPlace(node, scope);
  const local = localData(node, scope);
  const made = local === undefined ? {} : uploads(node, local, scope);
  const said = { ...described(node, scope), dataUri: uri };
  const version = versionResource(
    {
      kind: 'data',
      id: node.id,
      from: node.id,
      ...dataVersion(node, scope),
      dependsOn: (made.resources ?? []).map(({ id }) => id),
      properties:
        said.dataType === 'uri_file' ? { ...said, dataType: 'uri_file' } : { ...said, dataType: 'uri_folder' },
    },
    scope,
  );
  return { ...made, resources: [...(made.resources ?? []), version] };
}
