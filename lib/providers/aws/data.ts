import { isLocalPath, type DatasetNode } from '../../plan/dataset.js';
import { asset, type Deferred } from '../../lowered/ref.js';
import type { LoweredAsset } from '../../lowered/resource.js';
import type { EndpointNode } from '../../plan/endpoint.js';
import type { AwsScope } from './scope.js';
import { uploadName } from './uploads.js';

/** The address of a dataset that this target reads: one for all targets, or its own. */
export function datasetUri(node: DatasetNode, _scope?: AwsScope): string | undefined {
  return typeof node.uri === 'string' ? node.uri : node.uri.aws;
}

/** The address of the packed model that an endpoint serves for good, or nothing: none is named for this target, or it serves a model. */
export function artifactUri({ serves }: EndpointNode): string | undefined {
  if (serves.kind !== 'artifact') return undefined;
  return typeof serves.uri === 'string' ? serves.uri : serves.uri.aws;
}

/** The upload of a local dataset: one file under its hash, or a folder below its hash. */
export function dataAsset(node: DatasetNode, { assets }: AwsScope): LoweredAsset | undefined {
  const data = assets.data.find(({ dataset }) => dataset === node.name);
  if (data === undefined) return undefined;
  const [first] = data.files;
  const source = data.type === 'file' && first !== undefined ? { path: first.source } : { directory: data.source };
  // Of a file, the hash is that of its content alone: the same data under another name is the same upload.
  return {
    id: `data:${node.name}`,
    from: node.id,
    fileName: data.name,
    hash: data.type === 'file' && first !== undefined ? first.hash : data.hash,
    source,
  };
}

/** Where a step finds a dataset: its address, and the name of the file in it when it is one file. */
export interface DataLocation {
  readonly uri: string | Deferred;
  readonly file: string | undefined;
}

/** The location of a dataset, or nothing: reported. */
export function locateData(node: DatasetNode, scope: AwsScope): DataLocation | undefined {
  const uri = datasetUri(node);
  if (uri === undefined) return undefined;
  const isFile = node.spec.type === 'file';
  if (!isLocalPath(uri)) {
    return isFile
      ? { uri, file: uri.split('/').at(-1) }
      : { uri: uri.endsWith('/') ? uri : `${uri}/`, file: undefined };
  }
  const upload = dataAsset(node, scope);
  return upload === undefined
    ? undefined
    : { uri: asset(upload.id, 'uri'), file: isFile ? uploadName(upload) : undefined };
}
