import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import { contentHash } from '../../../lowered/canonical.js';
import { ref, type Json } from '../../../lowered/ref.js';
import type { NotificationNode } from '../../../plan/notification.js';
import { logicalId, topicId } from '../ids.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

/** What aws does with the fields of a notification. */
export const notificationSupport: NounSupport<'aws', 'notification'> = {
  'email[]': { approximated: 'Amazon SNS asks each address to confirm by a link; until then it gets nothing' },
  'webhook[]': {
    approximated:
      'Amazon SNS first posts a SubscriptionConfirmation, which the receiver must answer by opening its SubscribeURL; alarms then come in the envelope of SNS',
  },
};

/** Who may publish: alarms of this account, over TLS; nobody without it. */
function topicPolicy(topic: string, { account }: AwsScope): Json {
  const arn = ref(topic, 'Ref');
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AlarmsPublish',
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: arn,
        Condition: { StringEquals: { 'aws:SourceAccount': account } },
      },
      {
        Sid: 'OnlyOverTls',
        Effect: 'Deny',
        Principal: '*',
        Action: 'sns:Publish',
        Resource: arn,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
}

/** Lowers a notification: an encrypted topic, its policy and its subscriptions. */
export function lowerNotification(node: NotificationNode, scope: AwsScope): Contribution<AwsTypes> {
  const topic = topicId(node.name);
  const { key } = scope.environment.use;
  if (key !== undefined) scope.reporter.report('TRV3061', node.at, { notification: node.name, key });
  const common = { from: node.id, part: 'system' } as const;
  // An address is known by itself, not by its place in the list: another one before it replaces nothing.
  const receivers = [
    ...node.email.map((endpoint) => ({ protocol: 'email', endpoint })),
    ...node.webhook.map((endpoint) => ({ protocol: 'https', endpoint })),
  ];
  return {
    resources: [
      {
        ...common,
        type: 'AWS::SNS::Topic',
        id: topic,
        props: {
          displayName: `${scope.plan.system} ${scope.plan.environment} ${node.name}`.slice(0, 100),
          kmsMasterKeyId: scope.shared.keyArn,
          tags: scope.tags(),
        },
      },
      {
        ...common,
        type: 'AWS::SNS::TopicPolicy',
        id: logicalId(topic, 'policy'),
        props: { topics: [ref(topic, 'Ref')], policyDocument: topicPolicy(topic, scope) },
      },
      ...receivers.map(
        ({ protocol, endpoint }) =>
          ({
            ...common,
            type: 'AWS::SNS::Subscription',
            id: logicalId(topic, protocol, contentHash(endpoint, 6)),
            props: { topicArn: ref(topic, 'Ref'), protocol, endpoint },
          }) as const,
      ),
    ],
  };
}
