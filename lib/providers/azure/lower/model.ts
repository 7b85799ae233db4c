import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { ModelNode } from '../../../plan/model.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';

/** What azure does with the fields of a model. */
export const modelSupport = {} as NounSupport<'azure', 'model'>;

/** Lowers a model. */
export function lowerModel(_node: ModelNode, _scope: AzureScope): Contribution<AzureTypes> {
  return {};
}
