import { isLocalPath, type DatasetNode } from '../../plan/dataset.js';
import type { GcpScope } from './scope.js';

/** Where a dataset is in Cloud Storage. */
export interface DatasetUri {
  /** `gs://bucket/path`, without a slash at its end. */
  readonly uri: string;
  readonly bucket: string;
  readonly path: string;
  /** Whether it is uploaded. */
  readonly local: boolean;
}

/** The address of a dataset on Google Cloud; nothing when it has none there (which its lowering reports). */
export function datasetUri(node: DatasetNode, { assets, shared, folder }: GcpScope): DatasetUri | undefined {
  const written = typeof node.uri === 'string' ? node.uri : node.uri.gcp;
  if (written === undefined) return undefined;
  if (isLocalPath(written)) {
    const data = assets.data.find(({ dataset }) => dataset === node.name);
    if (data === undefined) return undefined;
    // Under its hash, so that a run always reads what it was started with; with its own name, which steps see.
    const path = `${folder('data')}${node.name}/${data.hash.slice(0, 16)}/${data.name}`;
    return { uri: `gs://${shared.bucket.name}/${path}`, bucket: shared.bucket.name, path, local: true };
  }
  const [, bucket, path = ''] = /^gs:\/\/([^/]+)(?:\/(.*?))?\/*$/.exec(written) ?? [];
  return bucket === undefined
    ? undefined
    : { uri: `gs://${bucket}${path === '' ? '' : `/${path}`}`, bucket, path, local: false };
}
