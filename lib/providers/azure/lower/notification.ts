import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { NotificationNode } from '../../../plan/notification.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';

/** What azure does with the fields of a notification. */
export const notificationSupport = {} as NounSupport<'azure', 'notification'>;

/** Lowers a notification. */
export function lowerNotification(_node: NotificationNode, _scope: AzureScope): Contribution<AzureTypes> {
  return {};
}
