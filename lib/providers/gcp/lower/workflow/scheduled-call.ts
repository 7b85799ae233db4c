import type { Resource } from '../../../../lowered/resource.js';
import type { GcpScope } from '../../scope.js';
import type { GcpTypes } from '../../types.js';

/** A request that is sent again and again. */
export interface ScheduledCall {
  readonly id: string;
  readonly from: string;
  /** Its name in the project, with system and environment in it. */
  readonly name: string;
  readonly description: string;
  /** Cron, in UTC. */
  readonly schedule: string;
  readonly uri: string;
  readonly body: object;
  readonly dependsOn: readonly string[];
}

/** Where an execution of a workflow is started. https://cloud.google.com/workflows/docs/reference/executions/rest/v1/projects.locations.workflows.executions/create */
export const executionsOf = (workflow: string, { project, region }: GcpScope): string =>
  `https://workflowexecutions.googleapis.com/v1/projects/${project}/locations/${region}/workflows/${workflow}/executions`;

/** A job of Cloud Scheduler that posts JSON to an API of Google, as the account of triggers. */
export const scheduledCall = (
  { id, from, name, description, schedule, uri, body, dependsOn }: ScheduledCall,
  { project, region, identity }: GcpScope,
): Resource<GcpTypes> => ({
  type: 'gcp:cloudscheduler/job:Job',
  id,
  from,
  part: 'system',
  props: {
    project,
    region,
    name,
    description,
    schedule,
    timeZone: 'Etc/UTC',
    httpTarget: {
      uri,
      httpMethod: 'POST',
      headers: { 'Content-Type': 'application/json' },
      // The provider takes base64 only.
      body: Buffer.from(JSON.stringify(body)).toString('base64'),
      oauthToken: {
        serviceAccountEmail: identity('trigger').emailRef,
        scope: 'https://www.googleapis.com/auth/cloud-platform',
      },
    },
  },
  options: { dependsOn },
});
