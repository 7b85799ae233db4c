import type { Contribution } from '../../../compiler/contribution.js';
import { referencedIds } from '../../../compiler/order-resources.js';
import { formatPath } from '../../../diagnostics/index.js';
import { embed, ref, type Json } from '../../../lowered/ref.js';
import { rememberIn } from '../../../lowered/remember.js';
import type { Document, LoweredPermission } from '../../../lowered/resource.js';
import type { IdentityNode } from '../../../plan/identity.js';
import type { IdentityRole } from '../../../plan/node.js';
import { portableArn } from '../foundation-parts.js';
import { roleId, selfPolicyId } from '../ids.js';
import { compact } from '../permission/compact.js';
import { statementsOf } from '../permissions.js';
import type { AwsScope } from '../scope.js';
import { asIam, trust, type Statement } from '../statement.js';
import type { AwsTypes } from '../types.js';

/** Services that take each role. */
const SERVICES: Readonly<Record<IdentityRole, readonly string[]>> = {
  job: ['sagemaker.amazonaws.com'],
  endpoint: ['sagemaker.amazonaws.com'],
  release: ['states.amazonaws.com'],
  trigger: ['events.amazonaws.com', 'scheduler.amazonaws.com'],
};

interface Reasoned {
  readonly statement: Statement;
  readonly because: readonly string[];
}

/** Equal statements are one, with the reasons of all. */
function mergeEqual(all: readonly Reasoned[]): readonly Reasoned[] {
  const merged = new Map<string, { readonly statement: Statement; readonly because: Set<string> }>();
  for (const { statement, because } of all) {
    const key = JSON.stringify(asIam(statement));
    const known = merged.get(key);
    if (known === undefined) merged.set(key, { statement, because: new Set(because) });
    else for (const reason of because) known.because.add(reason);
  }
  return [...merged.values()].map(({ statement, because }) => ({ statement, because: [...because].sort() }));
}

/** The statements of an identity, each with the lines of the spec that need it. */
const statementsFor = rememberIn((node: IdentityNode, scope: AwsScope): readonly Reasoned[] =>
  mergeEqual(
    node.grants.flatMap((grant) =>
      statementsOf(grant, scope, node.role).map((statement) => ({ statement, because: [formatPath(grant.because)] })),
    ),
  ),
);

const toPermission =
  (identity: string) =>
  ({ statement, because }: Reasoned): LoweredPermission => ({
    identity,
    allows: [...statement.actions].sort(),
    on: statement.resources,
    because,
    ...(statement.wildcardReason === undefined ? {} : { wildcardReason: statement.wildcardReason }),
  });

/** Whether a statement is about the role itself. */
const isAboutItself = ({ statement }: Reasoned, id: string): boolean =>
  referencedIds(statement.resources, new Map()).has(id);

/** A policy as IAM writes it. */
export const policyBody = (statements: readonly Statement[]) =>
  ({ Version: '2012-10-17', Statement: statements.map(asIam) as Json[] }) as const;

/** A policy of an identity, as a document. */
export function policyDocument(node: IdentityNode, suffix: string, statements: readonly Statement[]): Document {
  return {
    id: `policies.${node.role}${suffix}`,
    format: 'iam-policy',
    from: node.id,
    file: `policies/${node.role}${suffix}`,
    body: policyBody(statements),
  };
}

const compactOf = (all: readonly Reasoned[]): readonly Statement[] => compact(all.map(({ statement }) => statement));

/** What a role may do with anything but itself, in as few statements as possible. */
export const policyStatements = (node: IdentityNode, scope: AwsScope): readonly Statement[] =>
  compactOf(statementsFor(node, scope).filter((item) => !isAboutItself(item, roleId(node.role))));

/** A role that is brought is left alone; its policies and permissions are told all the same, for whoever owns it. */
function broughtRole(node: IdentityNode, physicalId: string, told: Contribution<AwsTypes>): Contribution<AwsTypes> {
  return {
    ...told,
    permissions: told.permissions?.map((permission) => ({ ...permission, brought: true })) ?? [],
    existing: [{ type: 'AWS::IAM::Role', id: roleId(node.role), from: node.id, part: 'system', physicalId }],
  };
}

/** Lowers an identity: a role with the permissions that the plan needs. */
export function lowerIdentity(node: IdentityNode, scope: AwsScope): Contribution<AwsTypes> {
  const id = roleId(node.role);
  const { use } = scope.environment;
  const statements = statementsFor(node, scope);
  const itself = statements.filter((item) => isAboutItself(item, id));
  const policy = policyDocument(node, '', policyStatements(node, scope));
  const own = policyDocument(node, '-self', compactOf(itself));
  const told = {
    documents: itself.length === 0 ? [policy] : [policy, own],
    permissions: statements.map(toPermission(id)),
  };
  const brought = use.roles?.[node.role];
  if (brought !== undefined) return broughtRole(node, brought, told);
  const boundary = use.permissionsBoundary;
  return {
    ...told,
    resources: [
      {
        type: 'AWS::IAM::Role',
        id,
        from: node.id,
        part: 'system',
        props: {
          description: `What ${scope.plan.system} (${scope.plan.environment}) acts as: ${node.role}`,
          assumeRolePolicyDocument: trust(SERVICES[node.role], scope.account),
          policies: [{ policyName: 'plan', policyDocument: embed(policy.id, 'text') }],
          ...(boundary === undefined ? {} : { permissionsBoundary: portableArn(boundary, scope.account) }),
          tags: scope.tags(),
        },
      },
      ...(itself.length === 0
        ? []
        : [
            {
              type: 'AWS::IAM::Policy' as const,
              id: selfPolicyId(node.role),
              from: node.id,
              part: 'system' as const,
              props: {
                policyName: scope.name('policy', [node.role, 'self'], ['system']),
                roles: [ref(id, 'Ref')],
                policyDocument: embed(own.id, 'text'),
              },
            },
          ]),
    ],
  };
}
