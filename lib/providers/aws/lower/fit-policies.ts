import { referencedIds } from '../../../compiler/order-resources.js';
import { embed, ref } from '../../../lowered/ref.js';
import { resolve, type Engine } from '../../../lowered/resolve.js';
import type { AnyLowered, AnyResource, Document, Resource } from '../../../lowered/resource.js';
import type { IdentityNode } from '../../../plan/identity.js';
import { exampleValue } from '../example-value.js';
import { morePolicyId, roleId } from '../ids.js';
import { pack, type SizeOf } from '../permission/pack.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';
import { policyBody, policyDocument, policyStatements } from './identity.js';

/**
 * Characters of all inline policies of a role together, of one managed policy, and how many managed policies a role may have unless the
 * account's quota is raised; white space does not count.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const MOST = { inline: 10_240, managed: 6_144, policies: 10 } as const;

/** The longest ARNs of what CloudFormation names: a bucket's name has up to 63 characters, a role's up to 64. */
const LONGEST: Readonly<Record<string, number>> = {
  'AWS::S3::Bucket': 'arn:aws:s3:::'.length + 63,
  'AWS::IAM::Role': 'arn:aws:iam::111122223333:role/'.length + 64,
};

/** References as long as they can become: what fits so, IAM takes. */
function longestValues(lowered: AnyLowered, { plan, region }: AwsScope): Engine {
  const pseudo: Readonly<Record<string, string>> = {
    Partition: region.partition,
    Region: region.name,
    AssetBucket: `cdk-hnb659fds-assets-111122223333-${region.name}`,
    AssetFolder: `trivium/${plan.system}/${plan.environment}/`,
  };
  const types = new Map([...lowered.resources, ...lowered.existing].map(({ id, type }) => [id, type]));
  const valueOf = (id: string, attr: string): string => {
    const value = id === 'AWS' ? (pseudo[attr] ?? exampleValue(id, attr, lowered)) : exampleValue(id, attr, lowered);
    return attr === 'Arn' ? value.padEnd(LONGEST[types.get(id) ?? ''] ?? 0, 'x') : value;
  };
  return {
    ref: (reference) => valueOf(reference['trivium:ref'], reference.attr),
    join: (parts) => parts.map(String).join(''),
    encode: (body) => JSON.stringify(body),
    asset: (reference) => valueOf(reference['trivium:asset'], reference.attr),
  };
}

const sizeOfBody = (body: unknown, engine: Engine): number =>
  JSON.stringify(resolve(body, new Map(), engine)).replace(/\s/g, '').length;

function managedPolicy(node: IdentityNode, document: Document, number: number, { plan }: AwsScope): Resource<AwsTypes> {
  return {
    type: 'AWS::IAM::ManagedPolicy',
    id: morePolicyId(node.role, number),
    from: node.id,
    part: 'system',
    props: {
      description: `More of what ${plan.system} (${plan.environment}) acts as: ${node.role}`,
      roles: [ref(roleId(node.role), 'Ref')],
      policyDocument: embed(document.id, 'text'),
    },
  };
}

/** What acts as the role waits for its policies: it would be refused what they allow. */
function waiting(
  resource: AnyResource,
  role: string,
  policies: readonly AnyResource[],
  documents: ReadonlyMap<string, Document>,
): AnyResource {
  if (resource.type.startsWith('AWS::IAM::') || !referencedIds(resource.props, documents).has(role)) return resource;
  const ids = policies.filter(({ props }) => !referencedIds(props, documents).has(resource.id)).map(({ id }) => id);
  return { ...resource, options: { ...resource.options, dependsOn: [...(resource.options?.dependsOn ?? []), ...ids] } };
}

function fitRole(node: IdentityNode, lowered: AnyLowered, scope: AwsScope): AnyLowered {
  const engine = longestValues(lowered, scope);
  const own = lowered.documents.filter(({ format, from }) => format === 'iam-policy' && from === node.id);
  const total = own.reduce((sum, { body }) => sum + sizeOfBody(body, engine), 0);
  if (total <= MOST.inline) return lowered;
  const main = policyDocument(node, '', []).id;
  const others = own.filter(({ id }) => id !== main).reduce((sum, { body }) => sum + sizeOfBody(body, engine), 0);
  const sizeOf: SizeOf = (statements) => sizeOfBody(policyBody(statements), engine);
  const packed = pack(policyStatements(node, scope), sizeOf, { first: MOST.inline - others, other: MOST.managed });
  if (packed.length - 1 > MOST.policies) {
    scope.reporter.report('TRV3021', ['system'], {
      role: node.role,
      found: total,
      policies: packed.length - 1,
      inline: MOST.inline,
      managed: MOST.managed,
      limit: MOST.policies,
    });
  }
  const documents = packed.map((statements, index) =>
    policyDocument(node, index === 0 ? '' : `-${index + 1}`, statements),
  );
  const all = [...lowered.documents.filter(({ id }) => id !== main), ...documents];
  const byId = new Map(all.map((document) => [document.id, document]));
  const policies = documents.slice(1).map((document, index) => managedPolicy(node, document, index + 2, scope));
  return {
    ...lowered,
    documents: all,
    resources: [
      ...lowered.resources.map((resource) => waiting(resource, roleId(node.role), policies, byId)),
      ...policies,
    ],
  };
}

/** Moves what does not fit into the inline policies of a role into managed policies of its own; as long as all fits, nothing changes. */
export function fitPolicies(lowered: AnyLowered, scope: AwsScope): AnyLowered {
  return scope.plan.nodes.identity
    .filter(({ role }) => !scope.isBroughtRole(role))
    .reduce((all, node) => fitRole(node, all, scope), lowered);
}
