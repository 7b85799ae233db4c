import type { Grant } from '../security/grant.js';
import type { IdentityRole, NodeBase } from './node.js';

/** An identity that a system acts as, with what the plan needs it to be allowed. */
export interface IdentityNode extends NodeBase<'identity'> {
  readonly role: IdentityRole;
  readonly grants: readonly Grant[];
}
