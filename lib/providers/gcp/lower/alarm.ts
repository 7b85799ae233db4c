import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { AlarmNode } from '../../../plan/alarm.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';

/** What gcp does with the fields of a alarm. */
export const alarmSupport = {} as NounSupport<'gcp', 'alarm'>;

/** Lowers a alarm. */
export function lowerAlarm(_node: AlarmNode, _scope: GcpScope): Contribution<GcpTypes> {
  return {};
}
