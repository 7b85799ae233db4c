import type { Resource } from '../../../../lowered/resource.js';
import type { EndpointNode } from '../../../../plan/endpoint.js';
import type { GcpScope } from '../../scope.js';
import type { GcpTypes } from '../../types.js';
import { scheduledCall } from '../workflow/scheduled-call.js';
import { captureTable } from './names.js';

type Capture = NonNullable<EndpointNode['capture']>;

/** Which requests are kept, and where. https://cloud.google.com/vertex-ai/docs/predictions/online-prediction-logging */
export function captureConfig(node: EndpointNode, { percent }: Capture, scope: GcpScope) {
  const outputUri = `bq://${scope.project}.${scope.shared.captureDataset.name}.${captureTable(node, scope)}`;
  return { enabled: true, samplingRate: percent / 100, bigqueryDestination: { outputUri } };
}

/** Once a day, at night. */
const EVERY_DAY = '30 3 * * *';

/**
 * Removes rows that are too old, once a day: Vertex AI makes the table without an end to its rows. Before the first request there is no
 * table, and the query fails without harm. The roles for it are in `permissions.ts`. https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/query
 */
export function captureExpiry(node: EndpointNode, { keepDays }: Capture, scope: GcpScope): Resource<GcpTypes> {
  const { project, region, shared } = scope;
  const query = `DELETE FROM \`${project}.${shared.captureDataset.name}.${captureTable(node, scope)}\` WHERE logging_time < TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL ${keepDays} DAY)`;
  return scheduledCall(
    {
      id: `${node.id}.expiry`,
      from: node.id,
      name: scope.name('schedulerJob', ['expire', node.name], node.at),
      description: `Removes captured requests of ${node.name} after ${keepDays} days.`,
      schedule: EVERY_DAY,
      uri: `https://bigquery.googleapis.com/bigquery/v2/projects/${project}/queries`,
      body: { query, useLegacySql: false, location: region },
      dependsOn: scope.needs(shared.captureDataset),
    },
    scope,
  );
}
