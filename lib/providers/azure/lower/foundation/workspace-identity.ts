import { physicalName } from '../../../../compiler/physical-name.js';
import { formatPath } from '../../../../diagnostics/index.js';
import { ref, type Deferred } from '../../../../lowered/ref.js';
import type { LoweredPermission } from '../../../../lowered/resource.js';
import { ARM_TYPES, armId, parseArmId } from '../../arm-id.js';
import { AZURE_NAMES } from '../../names.js';
import { roleAssignment } from '../../permissions.js';
import { ROLES, type RoleName } from '../../roles.js';
import type { AzureResource } from '../../types.js';
import { parseKey } from './key.js';
import type { Made } from './made.js';

/** The identity that the workspace itself uses, with what its documentation asks for on the parts that belong to it. */
export interface WorkspaceIdentity {
  readonly id: string;
  readonly name: string;
  readonly armId: string;
  readonly principalId: Deferred;
  /** One that is brought is given no roles: its owner gives them. */
  readonly brought: boolean;
}

/** The identity of the workspace. */
export function workspaceIdentity({ scope }: Made): WorkspaceIdentity {
  const { subscription, resourceGroup, plan, reporter, environment } = scope;
  const id = 'foundation.identity';
  const existing = environment.use.identities?.workspace;
  if (existing !== undefined) {
    return {
      id,
      name: parseArmId(existing).name,
      armId: existing,
      principalId: ref(id, 'principalId'),
      brought: true,
    };
  }
  const name = physicalName(
    AZURE_NAMES.identity,
    ['ml', plan.environment, 'workspace'],
    '',
    ['environments', plan.environment],
    reporter,
  );
  return {
    id,
    name,
    armId: armId(subscription, resourceGroup, ARM_TYPES.identity, name),
    principalId: ref(id, 'principalId'),
    brought: false,
  };
}

/**
 * The roles of the workspace's identity.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication#user-assigned-managed-identity
 */
const WORKSPACE_ROLES: readonly (readonly ['storage' | 'vault' | 'registry' | 'insights', RoleName])[] = [
  ['storage', 'Contributor'],
  ['storage', 'Storage Blob Data Contributor'],
  ['vault', 'Contributor'],
  ['vault', 'Key Vault Administrator'],
  ['registry', 'Contributor'],
  ['insights', 'Contributor'],
];

/** Its role assignments. */
export function workspaceRoles(identity: WorkspaceIdentity, made: Made): readonly AzureResource[] {
  const { scope, node } = made;
  return WORKSPACE_ROLES.flatMap(([name, role]) => {
    const part = scope.shared[name];
    if (part === undefined) return [];
    const id = `${identity.id}.${role.toLowerCase().replaceAll(' ', '-')}.${name}`;
    return [
      roleAssignment(id, identity, role, part.armId, scope, {
        part: 'foundation',
        from: node.id,
        dependsOn: scope.needs(part),
        retain: node.retain,
      }),
    ];
  });
}

/** The role to use the key that encrypts the storage account. */
export function keyRole(identity: WorkspaceIdentity, { scope, node }: Made): readonly AzureResource[] {
  const { key } = scope.environment.use;
  if (key === undefined) return [];
  const { vault, name } = parseKey(key);
  const where = `${armId(scope.subscription, scope.resourceGroup, ARM_TYPES.vault, vault)}/keys/${name}`;
  return [
    roleAssignment(`${identity.id}.key`, identity, 'Key Vault Crypto Service Encryption User', where, scope, {
      part: 'foundation',
      from: node.id,
      dependsOn: [],
      retain: node.retain,
    }),
  ];
}

const ROLE_NAMES: ReadonlyMap<string, string> = new Map(Object.entries(ROLES).map(([name, id]) => [id, name]));

const WIDE: readonly RoleName[] = ['Contributor', 'Key Vault Administrator'];
const REASON =
  'what the service documents as the minimum of the identity of a workspace; it is given on this one resource only';

/** What the workspace's identity is given, for people. */
export function workspacePermissions(
  resources: readonly AzureResource[],
  { scope, node }: Made,
): readonly LoweredPermission[] {
  const because = [formatPath(['environments', scope.plan.environment])];
  return resources.flatMap((resource): readonly LoweredPermission[] => {
    if (resource.type !== 'azure-native:authorization:RoleAssignment') return [];
    const { roleDefinitionId, scope: where } = resource.props;
    const role = ROLE_NAMES.get(String(roleDefinitionId).split('/').at(-1) ?? '') ?? String(roleDefinitionId);
    return [
      {
        identity: `${node.id}.identity`,
        allows: [role],
        on: where,
        because,
        ...((WIDE as readonly string[]).includes(role) ? { wildcardReason: REASON } : {}),
      },
    ];
  });
}
