import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { NotificationNode } from '../../../plan/notification.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';

/** What azure does with the fields of a notification. */
export const notificationSupport: NounSupport<'azure', 'notification'> = { 'email[]': 'mapped', 'webhook[]': 'mapped' };

/** Id of the lowered action group. */
export const notificationId = (name: string): string => `notifications.${name}`;

/** The short name stands in messages; it need not be unique. https://learn.microsoft.com/azure/azure-monitor/alerts/action-groups */
const SHORT_NAME_LENGTH = 12;

/** Lowers a notification: an action group. Webhooks get the common alert schema. */
export function lowerNotification(node: NotificationNode, scope: AzureScope): Contribution<AzureTypes> {
  return {
    resources: [
      {
        type: 'azure-native:monitor:ActionGroup',
        id: notificationId(node.name),
        from: node.id,
        part: 'system',
        props: {
          resourceGroupName: scope.resourceGroup,
          actionGroupName: scope.name('actionGroup', [node.name], node.at),
          location: 'Global',
          enabled: true,
          tags: scope.tags,
          groupShortName: node.name.slice(0, SHORT_NAME_LENGTH),
          emailReceivers: node.email.map((emailAddress, index) => ({
            name: `email-${index + 1}`,
            emailAddress,
            useCommonAlertSchema: true,
          })),
          webhookReceivers: node.webhook.map((serviceUri, index) => ({
            name: `webhook-${index + 1}`,
            serviceUri,
            useCommonAlertSchema: true,
          })),
        },
      },
    ],
  };
}
