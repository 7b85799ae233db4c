import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { NotificationNode } from '../../../plan/notification.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

/** What aws does with the fields of a notification. */
export const notificationSupport = {} as NounSupport<'aws', 'notification'>;

/** Lowers a notification. */
export function lowerNotification(_node: NotificationNode, _scope: AwsScope): Contribution<AwsTypes> {
  return {};
}
