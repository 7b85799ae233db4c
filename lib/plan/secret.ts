import type { Secret } from '../spec/types.js';
import type { NodeBase } from './node.js';

/** A secret by reference. */
export interface SecretNode extends NodeBase<'secret'> {
  readonly spec: Secret;
}
