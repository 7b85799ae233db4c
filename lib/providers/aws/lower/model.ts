import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { ModelNode } from '../../../plan/model.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

/** What aws does with the fields of a model. */
export const modelSupport = {} as NounSupport<'aws', 'model'>;

/** Lowers a model. */
export function lowerModel(_node: ModelNode, _scope: AwsScope): Contribution<AwsTypes> {
  return {};
}
