import type { CfnResource, Stack } from 'aws-cdk-lib';
import { referencedIds } from '../../compiler/order-resources.js';
import type { Json } from '../../lowered/ref.js';
import type { AnyLowered } from '../../lowered/resource.js';
import type { Made } from './made.js';
import { loadCdk } from './sdk.js';

/** Functions of CloudFormation, as cdk-nag writes them into the id of a finding: `arn:<AWS::Partition>:s3:::<Bucket>/*`. */
const FLAT: Readonly<Record<string, (argument: unknown) => string>> = {
  Ref: (id) => `<${flat(id)}>`,
  'Fn::GetAtt': (path) => `<${(path as readonly unknown[]).map(flat).join('.')}>`,
  'Fn::Join': (argument) => {
    const [delimiter, parts] = argument as readonly [string, readonly unknown[]];
    return parts.map(flat).join(delimiter);
  },
  'Fn::Sub': (text) => flat(text),
  'Fn::ImportValue': (name) => flat(name),
};

/** A value of a template as one text. The variables of a `Fn::Sub` are written like references. */
function flat(value: unknown): string {
  if (typeof value === 'string') return value.replaceAll('${', '<').replaceAll('}', '>');
  const [[name = '', argument] = []] = Object.entries(value ?? {});
  return FLAT[name]?.(argument) ?? JSON.stringify(value);
}

/** What has the permissions of an identity: the role, and policies beside it that name it. */
function holders(
  identity: string,
  { resources }: AnyLowered,
  made: Made,
): readonly (readonly [id: string, resource: CfnResource])[] {
  const beside = resources
    .filter(({ type, props }) => type === 'AWS::IAM::ManagedPolicy' && referencedIds(props, new Map()).has(identity))
    .map(({ id }) => id);
  return [identity, ...beside].flatMap((id) => {
    const resource = made.resources.get(id);
    return resource === undefined ? [] : [[id, resource] as const];
  });
}

/**
 * Acknowledges each wildcard in a permission with the reason that was written for it; a wildcard without a reason stays a finding.
 *
 * @param value - gives what stands in the template for a value with references
 */
export function acknowledge(lowered: AnyLowered, made: Made, stack: Stack, value: (value: unknown) => unknown): void {
  const { Validations } = loadCdk();
  for (const { identity, on, wildcardReason } of lowered.permissions) {
    if (wildcardReason === undefined) continue;
    const resources = (Array.isArray(on) ? (on as readonly Json[]) : [on]).map((resource) =>
      flat(stack.resolve(value(resource))),
    );
    for (const [id, holder] of holders(identity, lowered, made)) {
      for (const resource of resources.filter((text) => text.includes('*'))) {
        const finding = `AwsSolutions-IAM5[Resource::${resource}]`;
        if (made.differs(`${id} ${finding}`, wildcardReason)) {
          Validations.of(holder).acknowledge({ id: finding, reason: wildcardReason });
        }
      }
    }
  }
}
