import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { NotificationNode } from '../../../plan/notification.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';

/** What gcp does with the fields of a notification. */
export const notificationSupport = {} as NounSupport<'gcp', 'notification'>;

/** Lowers a notification. */
export function lowerNotification(_node: NotificationNode, _scope: GcpScope): Contribution<GcpTypes> {
  return {};
}
