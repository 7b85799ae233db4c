import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { TriggerNode } from '../../../plan/trigger.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';

/** What azure does with the fields of a trigger. */
export const triggerSupport = {} as NounSupport<'azure', 'trigger'>;

/** Lowers a trigger. */
export function lowerTrigger(_node: TriggerNode, _scope: AzureScope): Contribution<AzureTypes> {
  return {};
}
