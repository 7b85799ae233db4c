import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { SecretNode } from '../../../plan/secret.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';

/** What gcp does with the fields of a secret. */
export const secretSupport = {} as NounSupport<'gcp', 'secret'>;

/** Lowers a secret. */
export function lowerSecret(_node: SecretNode, _scope: GcpScope): Contribution<GcpTypes> {
  return {};
}
