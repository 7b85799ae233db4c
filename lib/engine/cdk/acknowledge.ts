import type { CfnResource } from 'aws-cdk-lib';
import { isDeferred, type Deferred, type Json } from '../../lowered/ref.js';
import type { AnyLowered } from '../../lowered/resource.js';
import { PSEUDO, type References } from './cdk-engine.js';
import { loadCdk } from './sdk.js';

/** A text with references as cdk-nag writes them in the id of a finding: `arn:<AWS::Partition>:s3:::<Bucket>/*`. */
function flat(value: string | Deferred, references: References): string {
  if (typeof value === 'string') return value;
  if ('trivium:join' in value) return value['trivium:join'].map((part) => flat(part, references)).join('');
  if (!('trivium:ref' in value)) return '';
  const { 'trivium:ref': id, attr } = value;
  const { place } = references.uploads ?? {};
  if (id === PSEUDO) return attr === 'AssetBucket' ? place?.bucket ?? '' : attr === 'AssetFolder' ? place?.folder ?? '' : `<AWS::${attr}>`;
  if (!references.made.has(id)) return references.exportName(id, attr);
  return attr === 'Ref' ? `<${id}>` : `<${id}.${attr}>`;
}

const isText = (value: Json | undefined): value is string | Deferred => typeof value === 'string' || isDeferred(value);

/** Acknowledges each wildcard in a permission with the reason that was written for it; a wildcard without a reason stays a finding. */
export function acknowledge({ permissions }: AnyLowered, made: ReadonlyMap<string, CfnResource>, references: References): void {
  const { Validations } = loadCdk();
  for (const { identity, on, wildcardReason } of permissions) {
    const role = made.get(identity);
    if (role === undefined || wildcardReason === undefined) continue;
    const resources = (Array.isArray(on) ? (on as readonly Json[]) : [on]).filter(isText).map((resource) => flat(resource, references));
    for (const resource of resources.filter((text) => text.includes('*'))) Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason: wildcardReason });
  }
}
