import type { AnyLowered } from '../../lowered/resource.js';
import { sha256 } from '../../lowered/canonical.js';
import { physicalId } from './physical-id.js';

const SUBSCRIPTION = '00000000-0000-0000-0000-000000000000';

/** Ids that Entra gives out look alike: 32 hexadecimal digits in five groups. */
function directoryId(of: string): string {
  const hex = sha256(of);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** A value that Azure could give for an attribute of a resource: what documents that are written to files show. */
export function exampleValue(id: string, attr: string, lowered: AnyLowered): string {
  if (/(clientId|principalId|tenantId)$/.test(attr)) return directoryId(`${id} ${attr}`);
  if (attr === 'properties.outputs.name.value') return directoryId(id);
  if (attr === 'properties.containerName') return `azureml-blobstore-${directoryId(id)}`;
  const resource = lowered.resources.find((candidate) => candidate.id === id);
  const existing = lowered.existing.find((candidate) => candidate.id === id)?.physicalId;
  const known =
    typeof existing === 'string' ? existing : resource === undefined ? undefined : physicalId(resource, SUBSCRIPTION);
  if (attr === 'id' && known !== undefined) return known;
  if (attr === 'name' && known !== undefined) return known.split('/').at(-1) ?? id;
  return `${id.replace(/[^A-Za-z0-9]+/g, '-')}-${attr.replaceAll('.', '-')}`.toLowerCase();
}
