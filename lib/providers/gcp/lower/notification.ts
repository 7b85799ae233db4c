import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { NotificationNode } from '../../../plan/notification.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';
import { receiversOf } from './alarm/channels.js';

/** What gcp does with the fields of a notification. */
export const notificationSupport: NounSupport<'gcp', 'notification'> = { 'email[]': 'mapped', 'webhook[]': 'mapped' };

/** Lowers a notification: a channel for each receiver. A webhook gets Cloud Monitoring's own JSON. */
export function lowerNotification(node: NotificationNode, scope: GcpScope): Contribution<GcpTypes> {
  return {
    resources: receiversOf(node).map(({ id, type, labels }) => ({
      type: 'gcp:monitoring/notificationChannel:NotificationChannel',
      id,
      from: node.id,
      part: 'system',
      props: {
        project: scope.project,
        displayName: scope.name('notificationChannel', [node.name, type === 'email' ? 'email' : 'webhook'], node.at),
        type,
        labels,
        userLabels: scope.labels,
      },
    })),
  };
}
