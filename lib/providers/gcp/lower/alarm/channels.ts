import { contentHash } from '../../../../lowered/canonical.js';
import { ref, type Deferred } from '../../../../lowered/ref.js';
import { nodeNamed } from '../../../../plan/plan.js';
import type { NotificationNode } from '../../../../plan/notification.js';
import type { GcpScope } from '../../scope.js';

/** One receiver: a channel of Cloud Monitoring. */
export interface Receiver {
  readonly id: string;
  readonly type: 'email' | 'webhook_tokenauth';
  readonly labels: Readonly<Record<string, string>>;
}

/** The receivers of a notification; each is known by its address, not by its place in the list. https://cloud.google.com/monitoring/support/notification-options */
export const receiversOf = ({ id, email, webhook }: NotificationNode): readonly Receiver[] => [
  ...email.map((address): Receiver => ({
    id: `${id}.email-${contentHash(address, 6)}`,
    type: 'email',
    labels: { email_address: address },
  })),
  ...webhook.map((url): Receiver => ({
    id: `${id}.webhook-${contentHash(url, 6)}`,
    type: 'webhook_tokenauth',
    labels: { url },
  })),
];

/** Most channels of one policy. https://cloud.google.com/monitoring/quotas */
const MAX_CHANNELS = 16;

/** Channels of notifications; too many are reported. */
export function channelsOf(
  notifications: readonly string[],
  at: readonly (string | number)[],
  { plan, reporter }: GcpScope,
): Deferred[] {
  const ids = [
    ...new Set(notifications.flatMap((name) => receiversOf(nodeNamed(plan, 'notification', name)).map(({ id }) => id))),
  ];
  if (ids.length > MAX_CHANNELS) {
    reporter.report('TRV6007', at, {
      target: 'gcp',
      what: 'receivers of one alarm',
      limit: MAX_CHANNELS,
      found: ids.length,
    });
  }
  return ids.map((id) => ref(id, 'name'));
}
