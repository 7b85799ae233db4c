import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import { asset } from '../../../lowered/ref.js';
import type { LoweredAsset, Resource } from '../../../lowered/resource.js';
import type { DatasetNode } from '../../../plan/dataset.js';
import { datasetUri, type DatasetUri } from '../dataset-uri.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';

/** What gcp does with the fields of a dataset. */
export const datasetSupport: NounSupport<'gcp', 'dataset'> = {
  description: 'mapped',
  uri: 'mapped',
  type: 'mapped',
  format: 'mapped',
  'columns.*.type': 'mapped',
  'columns.*.min': 'mapped',
  'columns.*.max': 'mapped',
  'columns.*.required': 'mapped',
  // Who deploys rarely may change a bucket of another project: its owner is told what to give.
  'access.gcp.project': 'mapped',
};

/** Content types, where a format has one. https://www.iana.org/assignments/media-types */
const CONTENT_TYPES: Readonly<Record<DatasetNode['spec']['format'], string>> = {
  csv: 'text/csv',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
  text: 'text/plain',
  images: 'application/octet-stream',
  other: 'application/octet-stream',
};

/** Files that one dataset may have when it is uploaded: each is a resource of the stack. */
const MAX_FILES = 500;

interface Upload {
  readonly asset: LoweredAsset;
  readonly resource: Resource<GcpTypes>;
}

function uploads(node: DatasetNode, uri: DatasetUri, scope: GcpScope): readonly Upload[] {
  const data = scope.assets.data.find(({ dataset }) => dataset === node.name);
  const files = data?.files ?? [];
  if (files.length > MAX_FILES) {
    scope.reporter.report('TRV5009', [...node.at, 'uri'], {
      dataset: node.name,
      limit: MAX_FILES,
      found: files.length,
    });
  }
  return files.slice(0, MAX_FILES).map((file): Upload => {
    const id = data?.type === 'file' ? node.id : `${node.id}/${file.path}`;
    const fileName = file.path.split('/').at(-1) ?? file.path;
    return {
      asset: { id, from: node.id, fileName, hash: file.hash, source: { path: file.source } },
      resource: {
        type: 'gcp:storage/bucketObject:BucketObject',
        id,
        from: node.id,
        part: 'system',
        props: {
          bucket: scope.shared.bucket.name,
          name: data?.type === 'file' ? uri.path : `${uri.path}/${file.path}`,
          source: asset(id, 'file'),
          contentType: CONTENT_TYPES[node.spec.format],
          ...(node.spec.description === undefined ? {} : { metadata: { description: node.spec.description } }),
        },
        // A run that was started with the data of yesterday still reads it.
        options: { retain: true, dependsOn: scope.needs(scope.shared.bucket) },
      },
    };
  });
}

/** Names of buckets. https://cloud.google.com/storage/docs/buckets#naming */
const BUCKET = /^(?=.{3,222}$)[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?)*$/;

/** Lowers a dataset: what is local is uploaded under the hash of its content; what is in Cloud Storage stays where it is. */
export function lowerDataset(node: DatasetNode, scope: GcpScope): Contribution<GcpTypes> {
  const uri = datasetUri(node, scope);
  if (uri === undefined) scope.reporter.report('TRV6012', [...node.at, 'uri'], { dataset: node.name, target: 'gcp' });
  if (uri !== undefined && !BUCKET.test(uri.bucket)) {
    scope.reporter.report('TRV6045', [...node.at, 'uri'], {
      dataset: node.name,
      what: 'bucket',
      name: uri.bucket,
      rule: '3 to 63 lower-case letters, digits, dashes and underscores (more with dots), beginning and ending with a letter or digit',
    });
  }
  if (uri === undefined || !uri.local) return {};
  const all = uploads(node, uri, scope);
  return { assets: all.map(({ asset: each }) => each), resources: all.map(({ resource }) => resource) };
}
