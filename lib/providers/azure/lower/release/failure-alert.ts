import type { ReleaseNode } from '../../../../plan/release.js';
import type { AzureScope } from '../../scope.js';
import type { AzureResource } from '../../types.js';
import { notificationId } from '../notification.js';
import { actionGroupId } from '../watch/rules.js';
import { SEVERITIES } from '../watch/severity.js';

/** Who is told that a release failed: who is told about the endpoint, else everybody. */
function toldOf({ endpoint }: ReleaseNode, { plan }: AzureScope): readonly string[] {
  const watching = plan.nodes.alarm
    .filter(({ subject }) => 'endpoint' in subject && subject.endpoint === endpoint)
    .flatMap(({ notify }) => notify);
  return [...new Set(watching.length > 0 ? watching : plan.nodes.notification.map(({ name }) => name))].sort();
}

/** An alert that goes on when a run of the release failed. */
export function failureAlert(
  node: ReleaseNode,
  workflow: { readonly id: string; readonly armId: string },
  scope: AzureScope,
): AzureResource {
  const told = toldOf(node, scope);
  return {
    type: 'azure-native:monitor:MetricAlert',
    id: `${node.id}.failed`,
    from: node.id,
    part: 'system',
    props: {
      resourceGroupName: scope.resourceGroup,
      ruleName: scope.name('metricAlert', [node.name, 'release'], node.at),
      location: 'global',
      tags: scope.tags,
      description: `The release of the endpoint ${node.endpoint} failed: what served before keeps serving`,
      enabled: true,
      severity: SEVERITIES.error,
      scopes: [workflow.armId],
      windowSize: 'PT5M',
      evaluationFrequency: 'PT1M',
      autoMitigate: true,
      criteria: {
        odataType: 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria',
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion',
            name: 'failed',
            metricNamespace: 'Microsoft.Logic/workflows',
            metricName: 'RunsFailed',
            timeAggregation: 'Total',
            operator: 'GreaterThan',
            threshold: 0,
          },
        ],
      },
      actions: told.map((name) => ({ actionGroupId: actionGroupId(name, scope) })),
    },
    options: { dependsOn: [workflow.id, ...told.map(notificationId)] },
  };
}
