import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { ModelNode } from '../../../plan/model.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';

/** What gcp does with the fields of a model. */
export const modelSupport = {} as NounSupport<'gcp', 'model'>;

/** Lowers a model. */
export function lowerModel(_node: ModelNode, _scope: GcpScope): Contribution<GcpTypes> {
  return {};
}
