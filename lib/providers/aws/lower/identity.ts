import type { Contribution } from '../../../compiler/contribution.js';
import type { IdentityNode } from '../../../plan/identity.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

/** Lowers a identity. */
export function lowerIdentity(_node: IdentityNode, _scope: AwsScope): Contribution<AwsTypes> {
  return {};
}
