import type { Existing } from '../../../lowered/resource.js';
import type { FoundationNode } from '../../../plan/foundation.js';
import type { GcpScope, SharedResource } from '../scope.js';
import type { GcpTypes } from '../types.js';

/** Of which type a part is, and the id under which the engine knows one that exists. */
const PARTS: {
  readonly [K in keyof GcpScope['shared']]: {
    readonly type: keyof GcpTypes & string;
    readonly physicalId: (name: string, project: string) => string;
  };
} = {
  bucket: { type: 'gcp:storage/bucket:Bucket', physicalId: (name) => name },
  repository: { type: 'gcp:artifactregistry/repository:Repository', physicalId: (path) => path },
  hub: { type: 'gcp:artifactregistry/repository:Repository', physicalId: (path) => path },
  captureDataset: {
    type: 'gcp:bigquery/dataset:Dataset',
    physicalId: (name, project) => `projects/${project}/datasets/${name}`,
  },
};

/** What is brought of the foundation: shown in the plan, made by nobody here. */
export function broughtParts(node: FoundationNode, { shared, key, network, project }: GcpScope): readonly Existing[] {
  const existing = (type: string, id: string, physicalId: string | undefined): readonly Existing[] =>
    physicalId === undefined ? [] : [{ type, id, from: node.id, part: 'foundation', physicalId }];
  const parts = Object.entries(shared) as [keyof GcpScope['shared'], SharedResource][];
  return [
    ...parts.flatMap(([name, { id, brought, name: physical }]) =>
      existing(PARTS[name].type, id, brought ? PARTS[name].physicalId(physical, project) : undefined),
    ),
    ...existing('gcp:kms/cryptoKey:CryptoKey', 'foundation.key', key),
    ...existing('gcp:compute/network:Network', 'foundation.network', network),
  ];
}
