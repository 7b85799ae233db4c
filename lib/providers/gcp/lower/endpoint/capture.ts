import { formatPath } from '../../../../diagnostics/index.js';
import { join } from '../../../../lowered/ref.js';
import type { LoweredPermission, Resource } from '../../../../lowered/resource.js';
import type { EndpointNode } from '../../../../plan/endpoint.js';
import type { GcpScope } from '../../scope.js';
import type { GcpTypes } from '../../types.js';

type Capture = NonNullable<EndpointNode['capture']>;

/** Name of the table of captured requests. Vertex AI makes it, and refuses one that is there already. */
const tableName = (node: EndpointNode, scope: GcpScope): string => scope.name('bigqueryTable', [node.name], node.at);

/** Which requests are kept, and where. https://cloud.google.com/vertex-ai/docs/predictions/online-prediction-logging */
export function captureConfig(node: EndpointNode, { percent }: Capture, scope: GcpScope) {
  const outputUri = `bq://${scope.project}.${scope.shared.captureDataset.name}.${tableName(node, scope)}`;
  return { enabled: true, samplingRate: percent / 100, bigqueryDestination: { outputUri } };
}

/** Once a day, at night. */
const EVERY_DAY = '30 3 * * *';

/**
 * Removes rows that are too old, once a day: Vertex AI makes the table without an end to its rows. Before the first request there is no
 * table, and the query fails without harm. https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/query
 */
function expiry(node: EndpointNode, { keepDays }: Capture, scope: GcpScope): Resource<GcpTypes> {
  const { project, region, shared } = scope;
  const query = `DELETE FROM \`${project}.${shared.captureDataset.name}.${tableName(node, scope)}\` WHERE logging_time < TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL ${keepDays} DAY)`;
  const body = Buffer.from(JSON.stringify({ query, useLegacySql: false, location: region })).toString('base64');
  return {
    type: 'gcp:cloudscheduler/job:Job',
    id: `${node.id}.expiry`,
    from: node.id,
    part: 'system',
    props: {
      project,
      region,
      name: scope.name('schedulerJob', ['expire', node.name], node.at),
      description: `Removes captured requests of ${node.name} after ${keepDays} days.`,
      schedule: EVERY_DAY,
      timeZone: 'Etc/UTC',
      httpTarget: {
        uri: `https://bigquery.googleapis.com/bigquery/v2/projects/${project}/queries`,
        httpMethod: 'POST',
        body,
        headers: { 'Content-Type': 'application/json' },
        oauthToken: {
          serviceAccountEmail: scope.identity('trigger').emailRef,
          scope: 'https://www.googleapis.com/auth/cloud-platform',
        },
      },
    },
    options: { dependsOn: scope.needs(shared.captureDataset) },
  };
}

interface Role {
  readonly slug: string;
  readonly role: string;
  readonly table: boolean;
}
/** What removing rows needs: to run a query, and to write the one table. https://cloud.google.com/bigquery/docs/access-control */
const ROLES: readonly Role[] = [
  { slug: 'bigquery-jobs', role: 'roles/bigquery.jobUser', table: false },
  { slug: 'captures', role: 'roles/bigquery.dataEditor', table: true },
];

/** Whether an endpoint is the first of those that capture: it brings what all need. */
const isFirst = (node: EndpointNode, { plan }: GcpScope): boolean =>
  plan.nodes.endpoint.find(({ capture }) => capture !== undefined)?.name === node.name;

/** The roles, given to who starts the query; one that is brought is left alone. The role on the project is one for all endpoints. */
function roleResources(node: EndpointNode, scope: GcpScope): readonly Resource<GcpTypes>[] {
  const { project, shared } = scope;
  const trigger = scope.identity('trigger');
  if (trigger.brought) return [];
  const member = join`serviceAccount:${trigger.emailRef}`;
  const dataset = shared.captureDataset.name;
  const expression = `resource.name == "projects/${project}/datasets/${dataset}/tables/${tableName(node, scope)}"`;
  return ROLES.filter(({ table }) => table || isFirst(node, scope)).map(({ slug, role, table }): Resource<GcpTypes> => {
    const common = { from: node.id, part: 'system' } as const;
    return table
      ? {
          ...common,
          type: 'gcp:bigquery/datasetIamMember:DatasetIamMember',
          id: `${node.id}.${slug}`,
          props: {
            project,
            datasetId: dataset,
            role,
            member,
            condition: { title: 'trivium-table', description: `The table of ${node.name}`, expression },
          },
          options: { dependsOn: scope.needs(shared.captureDataset) },
        }
      : {
          ...common,
          type: 'gcp:projects/iAMMember:IAMMember',
          id: `${trigger.id}.${slug}`,
          props: { project, role, member },
        };
  });
}

function permissions(node: EndpointNode, scope: GcpScope): readonly LoweredPermission[] {
  const { project, shared } = scope;
  const trigger = scope.identity('trigger');
  const because = [formatPath([...node.at, 'capture', 'keep'])];
  if (trigger.brought) return [];
  return ROLES.map(({ role, table }) =>
    table
      ? {
          identity: trigger.email,
          allows: [role],
          on: `projects/${project}/datasets/${shared.captureDataset.name}/tables/${tableName(node, scope)}`,
          because,
        }
      : {
          identity: trigger.email,
          allows: [role],
          on: `projects/${project}`,
          because,
          wildcardReason:
            'queries belong to the project: https://cloud.google.com/bigquery/docs/access-control#bigquery.jobUser',
        },
  );
}

/** What keeps captured requests no longer than they should be kept. */
export function captureExpiry(
  node: EndpointNode,
  scope: GcpScope,
): { readonly resources: readonly Resource<GcpTypes>[]; readonly permissions: readonly LoweredPermission[] } {
  if (node.capture === undefined) return { resources: [], permissions: [] };
  const trigger = scope.identity('trigger');
  if (trigger.brought) {
    const table = `${scope.shared.captureDataset.name}.${tableName(node, scope)}`;
    scope.reporter.report('TRV5005', [...node.at, 'capture', 'keep'], {
      account: trigger.email,
      roles: ROLES.map(({ role, table: onTable }) => (onTable ? `${role} on ${table}` : role)),
    });
  }
  return {
    resources: [...roleResources(node, scope), expiry(node, node.capture, scope)],
    permissions: permissions(node, scope),
  };
}
