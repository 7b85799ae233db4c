import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { AlarmNode } from '../../../plan/alarm.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';

/** What azure does with the fields of a alarm. */
export const alarmSupport = {} as NounSupport<'azure', 'alarm'>;

/** Lowers a alarm. */
export function lowerAlarm(_node: AlarmNode, _scope: AzureScope): Contribution<AzureTypes> {
  return {};
}
