import { sha256 } from '../../../../lowered/canonical.js';
import type { Resource } from '../../../../lowered/resource.js';
import type { ReleaseNode } from '../../../../plan/release.js';
import type { GcpScope } from '../../scope.js';
import type { GcpTypes } from '../../types.js';
import { executionsOf, scheduledCall } from '../workflow/scheduled-call.js';
import { BACKSTOP } from './facts.js';

/** A call of an API that starts the release, seen in the audit log. */
interface Start {
  readonly id: string;
  readonly service: string;
  readonly method: string;
}

/**
 * `approved-in-console`: a click in the console is another method than a call. `deployed`: an update of a workflow, which every deployment
 * makes that changes the desired state; Workflows always logs it. Events name no single model or workflow, since the form of their names in
 * the audit log is not documented: a start that was for another does nothing.
 *
 * @see https://cloud.google.com/vertex-ai/docs/general/audit-logging
 * @see https://cloud.google.com/workflows/docs/audit-logging
 */
const STARTS: readonly Start[] = [
  {
    id: 'approved',
    service: 'aiplatform.googleapis.com',
    method: 'google.cloud.aiplatform.v1.ModelService.MergeVersionAliases',
  },
  {
    id: 'approved-in-console',
    service: 'aiplatform.googleapis.com',
    method: 'google.cloud.aiplatform.ui.ModelService.MergeVersionAliases',
  },
  { id: 'deployed', service: 'workflows.googleapis.com', method: 'google.cloud.workflows.v1.Workflows.UpdateWorkflow' },
];

/** Roles that what starts the release must have before a trigger is made; they are of an account that is made. */
const rolesOf = ({ identity }: GcpScope): readonly string[] => {
  const trigger = identity('trigger');
  return trigger.brought ? [] : [`${trigger.id}.workflows-invoker`, `${trigger.id}.event-receiver`];
};

/** The triggers: an artifact is approved by nobody. https://cloud.google.com/eventarc/docs/workflows/route-trigger-cloud-audit-logs */
function triggers(
  node: ReleaseNode,
  workflow: string,
  approvals: boolean,
  scope: GcpScope,
): readonly Resource<GcpTypes>[] {
  const { project, region } = scope;
  return STARTS.filter(({ id }) => approvals || id === 'deployed').map(({ id, service, method }) => ({
    type: 'gcp:eventarc/trigger:Trigger',
    id: `${node.id}.${id}`,
    from: node.id,
    part: 'system',
    props: {
      project,
      location: region,
      name: scope.name('eventarcTrigger', [node.endpoint, id], node.at),
      labels: scope.labels,
      matchingCriterias: [
        { attribute: 'type', value: 'google.cloud.audit.log.v1.written' },
        { attribute: 'serviceName', value: service },
        { attribute: 'methodName', value: method },
      ],
      destination: { workflow: `projects/${project}/locations/${region}/workflows/${workflow}` },
      serviceAccount: scope.identity('trigger').emailRef,
    },
    options: { dependsOn: [node.id, ...rolesOf(scope)] },
  }));
}

/** An hourly look, for events that were lost: a new trigger needs minutes to become active. The minute differs from endpoint to endpoint. */
function backstop(node: ReleaseNode, workflow: string, scope: GcpScope): Resource<GcpTypes> {
  const minute = Number.parseInt(sha256(workflow).slice(0, 8), 16) % 60;
  return scheduledCall(
    {
      id: `${node.id}.backstop`,
      from: node.id,
      name: scope.name('schedulerJob', ['release', node.endpoint], node.at),
      description: `Looks whether ${node.endpoint} serves what it should.`,
      schedule: `${minute} * * * *`,
      uri: executionsOf(workflow, scope),
      body: { argument: JSON.stringify({ [BACKSTOP]: true }) },
      dependsOn: [node.id],
    },
    scope,
  );
}

/** Everything that starts a release. */
export const startsOf = (
  node: ReleaseNode,
  workflow: string,
  approvals: boolean,
  scope: GcpScope,
): readonly Resource<GcpTypes>[] => [...triggers(node, workflow, approvals, scope), backstop(node, workflow, scope)];
