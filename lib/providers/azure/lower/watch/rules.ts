import type { MetricAlertArgs } from '@pulumi/azure-native/monitor/metricAlert.js';
import type { Data } from '../../../../lowered/resource.js';
import { embed, type Deferred } from '../../../../lowered/ref.js';
import { subjectText, type AlarmNode } from '../../../../plan/alarm.js';
import { formatIsoDuration } from '../../../../quantity/index.js';
import type { AzureName } from '../../names.js';
import type { AzureScope } from '../../scope.js';
import type { AzureResource } from '../../types.js';
import { notificationId } from '../notification.js';
import { SEVERITIES } from './severity.js';
import { metricFrequency, metricWindow, queryFrequency, queryRange } from './windows.js';

/** A metric of Azure Monitor, and how it is looked at. */
export interface MetricView {
  readonly metricNamespace: string;
  readonly metricName: string;
  readonly timeAggregation: 'Average' | 'Total' | 'Maximum' | 'Minimum';
  readonly dimensions?: readonly {
    readonly name: string;
    readonly operator: 'Include';
    readonly values: readonly string[];
  }[];
}

const OPERATORS = { above: 'GreaterThan', below: 'LessThan' } as const;

/** The group of who is told: the id is made of names, and is known before it exists. */
export function actionGroupId(name: string, scope: AzureScope): string {
  return `/subscriptions/${scope.subscription}/resourceGroups/${scope.resourceGroup}/providers/Microsoft.Insights/actionGroups/${scope.name('actionGroup', [name], ['notifications', name])}`;
}

const described = ({ description, subject, name }: AlarmNode): string =>
  description ?? `${name}: ${subjectText(subject)}`;

/** The window of a metric alert; what differs from the spec is reported. */
function windowOf(alarm: AlarmNode, { reporter }: AzureScope): number {
  const window = metricWindow(alarm.forSeconds);
  if (window !== alarm.forSeconds) {
    reporter.report('TRV4106', [...alarm.at, 'for'], {
      found: formatIsoDuration(alarm.forSeconds),
      used: formatIsoDuration(window),
    });
  }
  return window;
}

/** The settings of a metric alert: the same for a resource, and for a request that the release sends. */
export function metricSettings(alarm: AlarmNode, view: MetricView, target: string, scope: AzureScope) {
  const window = windowOf(alarm, scope);
  const { metricNamespace, metricName, timeAggregation, dimensions } = view;
  return {
    description: described(alarm),
    enabled: true,
    severity: SEVERITIES[alarm.severity],
    scopes: [target],
    windowSize: formatIsoDuration(window),
    evaluationFrequency: metricFrequency(window),
    autoMitigate: true,
    condition: {
      criterionType: 'StaticThresholdCriterion' as const,
      name: alarm.name,
      metricNamespace,
      metricName,
      timeAggregation,
      operator: OPERATORS[alarm.comparison],
      threshold: alarm.threshold,
      ...(dimensions === undefined ? {} : { dimensions }),
    },
    actionGroups: alarm.notify.map((name) => actionGroupId(name, scope)),
  };
}

const CRITERIA = 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria';

/** A metric alert as the SDK takes it. */
export function metricAlertArgs(
  alarm: AlarmNode,
  view: MetricView,
  target: string,
  scope: AzureScope,
): Data<MetricAlertArgs> {
  const { condition, actionGroups, ...rest } = metricSettings(alarm, view, target, scope);
  return {
    ...rest,
    resourceGroupName: scope.resourceGroup,
    ruleName: scope.name('metricAlert', [alarm.name], alarm.at),
    location: 'global',
    tags: scope.tags,
    criteria: { odataType: CRITERIA, allOf: [condition] },
    actions: actionGroups.map((actionGroupId) => ({ actionGroupId })),
  };
}

/** A metric alert as a request to Azure Resource Manager, whose names differ in one place. */
export function metricAlertBody(alarm: AlarmNode, view: MetricView, target: string, scope: AzureScope) {
  const { condition, actionGroups, ...rest } = metricSettings(alarm, view, target, scope);
  return {
    location: 'global',
    properties: {
      ...rest,
      criteria: { 'odata.type': CRITERIA, allOf: [condition] },
      actions: actionGroups.map((actionGroupId) => ({ actionGroupId })),
    },
  };
}

const dependencies = (alarm: AlarmNode): readonly string[] => alarm.notify.map(notificationId);

/** The resource of a metric alert. */
export function metricAlert(
  alarm: AlarmNode,
  view: MetricView,
  target: string,
  dependsOn: readonly string[],
  scope: AzureScope,
): AzureResource {
  return {
    type: 'azure-native:monitor:MetricAlert',
    id: alarm.id,
    from: alarm.id,
    part: 'system',
    props: metricAlertArgs(alarm, view, target, scope),
    options: { dependsOn: [...dependencies(alarm), ...dependsOn] },
  };
}

/** The resource of a log query alert: it is on while its query has rows. `seesSeconds` is how far back the query looks. */
export function queryRule(
  alarm: AlarmNode,
  query: string | Deferred,
  seesSeconds: number,
  dependsOn: readonly string[],
  scope: AzureScope,
): AzureResource {
  const frequency = queryFrequency(alarm.forSeconds);
  const { logs } = scope.shared;
  const ruleKind: AzureName = 'queryRule';
  return {
    type: 'azure-native:monitor:ScheduledQueryRule',
    id: alarm.id,
    from: alarm.id,
    part: 'system',
    props: {
      resourceGroupName: scope.resourceGroup,
      ruleName: scope.name(ruleKind, [alarm.name], alarm.at),
      location: scope.location,
      kind: 'LogAlert',
      tags: scope.tags,
      description: described(alarm),
      displayName: alarm.name,
      enabled: true,
      severity: SEVERITIES[alarm.severity],
      scopes: [logs.armId],
      evaluationFrequency: formatIsoDuration(frequency),
      windowSize: formatIsoDuration(frequency),
      overrideQueryTimeRange: formatIsoDuration(queryRange(seesSeconds)),
      // The tables appear with the first record: a rule must not wait for one.
      skipQueryValidation: true,
      autoMitigate: true,
      criteria: {
        allOf: [
          {
            query,
            timeAggregation: 'Count',
            operator: 'GreaterThan',
            threshold: 0,
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
          },
        ],
      },
      actions: { actionGroups: alarm.notify.map((name) => actionGroupId(name, scope)) },
    },
    options: { dependsOn: [...scope.needs(logs), ...dependencies(alarm), ...dependsOn] },
  };
}

/** A query as a document, embedded as it is. */
export const queryDocument = (alarm: AlarmNode, query: string) => ({
  document: { id: `${alarm.id}.query`, format: 'kql', from: alarm.id, file: `queries/${alarm.name}`, body: query },
  embedded: embed(`${alarm.id}.query`, 'text'),
});
