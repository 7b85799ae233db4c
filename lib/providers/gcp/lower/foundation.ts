import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { FoundationNode } from '../../../plan/foundation.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';

/** What gcp does with the fields of a environment. */
export const environmentSupport = {} as NounSupport<'gcp', 'environment'>;

/** Lowers a foundation. */
export function lowerFoundation(_node: FoundationNode, _scope: GcpScope): Contribution<GcpTypes> {
  return {};
}
