import type { FoundationNode } from '../../../plan/foundation.js';
import type { AzureScope } from '../scope.js';
import type { AzureResource } from '../types.js';

const ID = 'foundation.workspace-logs';
/** What alarms of pipelines read. https://learn.microsoft.com/azure/machine-learning/monitor-azure-machine-learning-reference#resource-logs */
const CATEGORIES = ['AmlRunStatusChangedEvent', 'AmlComputeJobEvent'] as const;

/** Ids to wait for before the logs of the workspace are read. */
export const workspaceLogsIds = (scope: AzureScope): readonly string[] => (scope.shared.workspace.brought ? [] : [ID]);

/** Sends the runs and jobs of the workspace to the logs. One that was brought keeps its own settings: a category can be sent to the same place only once. */
export function workspaceLogs(node: FoundationNode, scope: AzureScope): readonly AzureResource[] {
  const { workspace, logs } = scope.shared;
  if (workspace.brought) return [];
  return [
    {
      type: 'azure-native:monitor:DiagnosticSetting',
      id: ID,
      from: node.id,
      part: 'foundation',
      props: {
        name: `trivium-${scope.plan.environment}`,
        resourceUri: workspace.armId,
        workspaceId: logs.armId,
        logAnalyticsDestinationType: 'Dedicated',
        logs: CATEGORIES.map((category) => ({ category, enabled: true })),
      },
      options: { dependsOn: scope.needs(workspace, logs) },
    },
  ];
}
