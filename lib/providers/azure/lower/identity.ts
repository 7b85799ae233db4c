import type { Contribution } from '../../../compiler/contribution.js';
import type { IdentityNode } from '../../../plan/identity.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';

/** Lowers a identity. */
export function lowerIdentity(_node: IdentityNode, _scope: AzureScope): Contribution<AzureTypes> {
  return {};
}
