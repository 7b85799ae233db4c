import type { IdentityRole } from '../../../../plan/node.js';
import { assignRoles } from '../../permissions.js';
import type { AzureScope } from '../../scope.js';

/** Ids of an identity and of its role assignments: what must be there before something acts as it. Nothing for one that was brought. */
export function actsAs(role: IdentityRole, scope: AzureScope): readonly string[] {
  const identity = scope.identity(role);
  const node = scope.plan.nodes.identity.find((candidate) => candidate.role === role);
  if (identity.brought || node === undefined) return [];
  return [identity.id, ...assignRoles(identity, node.grants, scope).resources.map(({ id }) => id)];
}
