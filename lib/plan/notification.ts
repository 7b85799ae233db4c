import type { NodeBase } from './node.js';

/** Who is told. */
export interface NotificationNode extends NodeBase<'notification'> {
  readonly email: readonly string[];
  readonly webhook: readonly string[];
}
