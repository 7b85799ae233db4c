import type { Contribution } from '../../../compiler/contribution.js';
import { embed, ref, type Json } from '../../../lowered/ref.js';
import type { Document } from '../../../lowered/resource.js';
import { nodeNamed } from '../../../plan/plan.js';
import type { ReleaseNode } from '../../../plan/release.js';
import {
  approvalPattern,
  deploymentPattern,
  registrationPattern,
  type EventPattern,
} from '../document/event-pattern.js';
import { RELEASE } from '../ids.js';
import { stateMachineName } from '../physical.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';
import { topicsOf } from './alarm/topics.js';
import { endpointName } from './endpoint.js';
import { buildSettings } from './release/build-settings.js';
import { releaseMachine } from './release/machine.js';

type Resources = NonNullable<Contribution<AwsTypes>['resources']>;
type AnyDocument = Document<string, Json>;

/** A rule that starts the release, and its pattern as a document. */
interface Start {
  readonly id: string;
  readonly document: AnyDocument;
  readonly description: string;
}

function startsOf(node: ReleaseNode, scope: AwsScope, group: Json): readonly Start[] {
  const start = (id: string, what: string, pattern: EventPattern, description: string): Start => ({
    id,
    description,
    document: {
      id: `${node.id}.${what}`,
      format: 'event-pattern',
      from: node.id,
      file: `event-patterns/${node.name}-${what}`,
      body: pattern,
    },
  });
  const automatic = nodeNamed(scope.plan, 'model', node.model).approval === 'auto';
  return [
    start(
      RELEASE.onApproval(node.endpoint),
      'approval',
      approvalPattern(group),
      `A version of ${node.model} was approved, or its approval taken back`,
    ),
    ...(automatic
      ? [
          start(
            RELEASE.onRegistration(node.endpoint),
            'registration',
            registrationPattern(group),
            `A version of ${node.model} was registered that is approved already`,
          ),
        ]
      : []),
    start(
      RELEASE.onDeployment(node.endpoint),
      'deployment',
      deploymentPattern(ref('AWS', 'StackId')),
      'This stack was deployed',
    ),
  ];
}

function ruleResources(node: ReleaseNode, starts: readonly Start[], scope: AwsScope): Resources {
  return starts.map(({ id, document, description }) => ({
    type: 'AWS::Events::Rule',
    id,
    from: node.id,
    part: 'system',
    props: {
      description,
      eventPattern: embed(document.id, 'text'),
      state: 'ENABLED',
      targets: [{ id: 'release', arn: ref(RELEASE.machine(node.endpoint), 'Arn'), roleArn: scope.roleArn('trigger') }],
    },
  }));
}

/** Whom a failed release tells: those whom the alarms on its endpoint tell, and everybody when there is no such alarm. */
function told(node: ReleaseNode, scope: AwsScope): readonly string[] {
  const { alarm, notification } = scope.plan.nodes;
  const own = alarm
    .filter(({ subject }) => 'endpoint' in subject && subject.endpoint === node.endpoint)
    .flatMap(({ notify }) => notify);
  return own.length > 0 ? [...new Set(own)].sort() : notification.map(({ name }) => name);
}

function alarmResource(node: ReleaseNode, scope: AwsScope): Resources {
  return [
    {
      type: 'AWS::CloudWatch::Alarm',
      id: RELEASE.alarm(node.endpoint),
      from: node.id,
      part: 'system',
      props: {
        // Without a name of its own: alarms of the spec have theirs, and could have the same.
        alarmDescription: `[error] A release of endpoints.${node.endpoint} failed; the previous version serves where there was one. The execution of the state machine says why`,
        namespace: 'AWS/States',
        metricName: 'ExecutionsFailed',
        dimensions: [{ name: 'StateMachineArn', value: ref(RELEASE.machine(node.endpoint), 'Arn') }],
        statistic: 'Sum',
        period: 60,
        evaluationPeriods: 1,
        threshold: 0,
        comparisonOperator: 'GreaterThanThreshold',
        treatMissingData: 'notBreaching',
        alarmActions: topicsOf(told(node, scope)),
        tags: scope.tags({ severity: 'error' }),
      },
    },
  ];
}

/** Lowers a release: a state machine, the rules that start it, and an alarm on its failure. */
export function lowerRelease(node: ReleaseNode, scope: AwsScope): Contribution<AwsTypes> {
  const endpoint = nodeNamed(scope.plan, 'endpoint', node.endpoint);
  const name = endpointName(endpoint, scope);
  const { settings, choices } = buildSettings(node, endpoint, name, scope);
  const starts = startsOf(node, scope, settings.group);
  const machine: AnyDocument = {
    id: node.id,
    format: 'state-machine',
    from: node.id,
    file: `state-machines/${node.name}-release`,
    body: releaseMachine(node, settings),
  };
  return {
    choices,
    documents: [machine, ...starts.map(({ document }) => document)],
    resources: [
      {
        type: 'AWS::StepFunctions::StateMachine',
        id: RELEASE.machine(node.endpoint),
        from: node.id,
        part: 'system',
        props: {
          stateMachineName: stateMachineName(node.endpoint, scope),
          stateMachineType: 'STANDARD',
          roleArn: scope.roleArn('release'),
          definitionString: embed(node.id),
          loggingConfiguration: {
            level: 'ALL',
            includeExecutionData: true,
            destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: scope.shared.logGroupArn } }],
          },
          tracingConfiguration: { enabled: true },
          tags: scope.tags(),
        },
      },
      ...ruleResources(node, starts, scope),
      ...alarmResource(node, scope),
    ],
  };
}
