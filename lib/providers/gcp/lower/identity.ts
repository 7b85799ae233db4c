import type { Contribution } from '../../../compiler/contribution.js';
import type { IdentityNode } from '../../../plan/identity.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';

/** Lowers a identity. */
export function lowerIdentity(_node: IdentityNode, _scope: GcpScope): Contribution<GcpTypes> {
  return {};
}
