import { bundleFor } from '../../asset/catalog.js';
import type { Bundle } from '../../asset/catalog.js';
import { asset } from '../../lowered/ref.js';
import type { LoweredAsset, Resource } from '../../lowered/resource.js';
import type { GcpScope } from './scope.js';
import type { GcpTypes } from './types.js';

/** Name in the bucket of a bundle: the hash of its content. */
export const bundleName = ({ hash }: Bundle, { folder }: GcpScope): string => `${folder('code')}${hash}.zip`;

/** The path of a bundle in a container: Vertex AI mounts every bucket below /gcs. https://cloud.google.com/vertex-ai/docs/training/cloud-storage-file-system */
export const bundlePath = (bundle: Bundle, scope: GcpScope): string =>
  `/gcs/${scope.shared.bucket.name}/${bundleName(bundle, scope)}`;

/** Uploads of the bundles that programs run from, each once, whoever uses it. */
export function bundleUploads(
  users: readonly { readonly code: string | undefined }[],
  scope: GcpScope,
): { readonly assets: readonly LoweredAsset[]; readonly resources: readonly Resource<GcpTypes>[] } {
  const bundles = [
    ...new Map(users.map(({ code }) => bundleFor(scope.assets, code)).map((bundle) => [bundle.id, bundle])).values(),
  ];
  return {
    assets: bundles.map(({ id, hash }) => ({ id, from: id, fileName: 'bundle.zip', hash, source: { bundle: id } })),
    resources: bundles.map((bundle) => ({
      type: 'gcp:storage/bucketObject:BucketObject',
      id: bundle.id,
      from: bundle.id,
      part: 'system',
      props: {
        bucket: scope.shared.bucket.name,
        name: bundleName(bundle, scope),
        source: asset(bundle.id, 'file'),
        contentType: 'application/zip',
      },
      // A run that was started before this deployment still reads it.
      options: { retain: true, dependsOn: scope.needs(scope.shared.bucket) },
    })),
  };
}
