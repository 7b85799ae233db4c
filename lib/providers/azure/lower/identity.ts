import type { Contribution } from '../../../compiler/contribution.js';
import type { IdentityNode } from '../../../plan/identity.js';
import { assignRoles } from '../permissions.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';

/**
 * Lowers an identity: a user-assigned identity and its role assignments, or the one that was brought, which is given nothing.
 *
 * Nothing acts as `trigger` on Azure: the service itself starts schedules.
 */
export function lowerIdentity(node: IdentityNode, scope: AzureScope): Contribution<AzureTypes> {
  if (node.role === 'trigger') return {};
  const identity = scope.identity(node.role);
  const type = 'azure-native:managedidentity:UserAssignedIdentity';
  const { resources, permissions } = assignRoles(identity, node.grants, scope);
  if (identity.brought) {
    return {
      existing: [{ type, id: identity.id, from: node.id, part: 'system', physicalId: identity.armId }],
      // Told all the same, for whoever owns it.
      permissions: permissions.map((permission) => ({ ...permission, brought: true })),
    };
  }
  return {
    resources: [
      {
        type,
        id: identity.id,
        from: node.id,
        part: 'system',
        props: {
          resourceGroupName: identity.resourceGroup,
          resourceName: identity.name,
          location: scope.location,
          tags: scope.tags,
        },
      },
      ...resources,
    ],
    permissions,
  };
}
