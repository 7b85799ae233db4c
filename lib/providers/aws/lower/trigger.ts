import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { TriggerNode } from '../../../plan/trigger.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

/** What aws does with the fields of a trigger. */
export const triggerSupport = {} as NounSupport<'aws', 'trigger'>;

/** Lowers a trigger. */
export function lowerTrigger(_node: TriggerNode, _scope: AwsScope): Contribution<AwsTypes> {
  return {};
}
