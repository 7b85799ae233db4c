import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { FoundationNode } from '../../../plan/foundation.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

/** What aws does with the fields of a environment. */
export const environmentSupport = {} as NounSupport<'aws', 'environment'>;

/** Lowers a foundation. */
export function lowerFoundation(_node: FoundationNode, _scope: AwsScope): Contribution<AwsTypes> {
  return {};
}
