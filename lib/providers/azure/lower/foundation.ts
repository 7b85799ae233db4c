import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { FoundationNode } from '../../../plan/foundation.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';

/** What azure does with the fields of a environment. */
export const environmentSupport = {} as NounSupport<'azure', 'environment'>;

/** Lowers a foundation. */
export function lowerFoundation(_node: FoundationNode, _scope: AzureScope): Contribution<AzureTypes> {
  return {};
}
