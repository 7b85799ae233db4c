import type { Resource } from '../../../../lowered/resource.js';
import type { ReleaseNode } from '../../../../plan/release.js';
import type { GcpScope } from '../../scope.js';
import type { GcpTypes } from '../../types.js';
import type { channelsOf } from '../alarm/channels.js';
import { logPolicy, SHORTEST_RATE_SECONDS } from '../alarm/policy.js';

/** Whom a failed release tells: those whom the alarms on its endpoint tell, and everybody when there is no such alarm. */
function told(node: ReleaseNode, scope: GcpScope): readonly string[] {
  const { alarm, notification } = scope.plan.nodes;
  const own = alarm
    .filter(({ subject }) => 'endpoint' in subject && subject.endpoint === node.endpoint)
    .flatMap(({ notify }) => notify);
  return own.length > 0 ? [...new Set(own)].sort() : notification.map(({ name }) => name);
}

/** The filter of failed executions of a workflow. https://cloud.google.com/workflows/docs/log-workflow */
export const failedExecutions = (workflow: string, project: string): string =>
  [
    `logName="projects/${project}/logs/workflows.googleapis.com%2Fexecutions_system"`,
    'resource.type="workflows.googleapis.com/Workflow"',
    `resource.labels.workflow_id="${workflow}"`,
    'severity>=ERROR',
  ].join(' AND ');

/** The alarm on a release that fails. */
export function releaseAlarm(
  node: ReleaseNode,
  workflow: string,
  channels: typeof channelsOf,
  scope: GcpScope,
): Resource<GcpTypes> {
  const text = `A release of endpoints.${node.endpoint} failed; the previous version serves where there was one. The execution of the workflow ${workflow} says why.`;
  return logPolicy(
    {
      id: `${node.id}.failed`,
      from: node.id,
      displayName: scope.name('alertPolicy', ['release', node.endpoint, 'failed'], node.at),
      text,
      severity: 'error',
      channels: channels(told(node, scope), node.at, scope),
    },
    failedExecutions(workflow, scope.project),
    SHORTEST_RATE_SECONDS,
    scope,
  );
}
