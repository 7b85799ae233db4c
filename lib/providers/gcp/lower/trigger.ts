import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { TriggerNode } from '../../../plan/trigger.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';

/** What gcp does with the fields of a trigger. */
export const triggerSupport = {} as NounSupport<'gcp', 'trigger'>;

/** Lowers a trigger. */
export function lowerTrigger(_node: TriggerNode, _scope: GcpScope): Contribution<GcpTypes> {
  return {};
}
