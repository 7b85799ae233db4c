import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { AlarmNode } from '../../../plan/alarm.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

/** What aws does with the fields of a alarm. */
export const alarmSupport = {} as NounSupport<'aws', 'alarm'>;

/** Lowers a alarm. */
export function lowerAlarm(_node: AlarmNode, _scope: AwsScope): Contribution<AwsTypes> {
  return {};
}
