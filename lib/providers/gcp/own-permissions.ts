import type { PathSegment } from '../../diagnostics/index.js';
import { IDENTITY_ROLES, type IdentityRole } from '../../plan/node.js';
import type { Plan } from '../../plan/plan.js';
import { captureTable } from './lower/endpoint/names.js';
import { workflowStarter, type Permission } from './permissions.js';
import type { GcpScope } from './scope.js';

/** A permission for what Google Cloud alone has, which is known with the plan; what it is on has a name in the scope. */
interface OwnPermission {
  readonly because: readonly PathSegment[];
  readonly render: (scope: GcpScope) => Permission;
}

/** The looks for runs that are too slow are started by the trigger's account, since the job's runs the user's code, which may not start workflows. */
const ofSlowRuns = ({ nodes }: Plan): readonly OwnPermission[] =>
  nodes.alarm
    .filter(({ subject }) => subject.of === 'duration')
    .map(({ at }) => ({ because: [...at, 'of'], render: () => workflowStarter }));

const queryRunner: Permission = {
  slug: 'bigquery-jobs',
  role: 'roles/bigquery.jobUser',
  on: {
    kind: 'project',
    why: 'queries belong to the project: https://cloud.google.com/bigquery/docs/access-control#bigquery.jobUser',
  },
};

/** Removing captured requests that are too old needs a query, and to write the one table. https://cloud.google.com/bigquery/docs/access-control */
const ofCaptures = ({ nodes }: Plan): readonly OwnPermission[] =>
  nodes.endpoint
    .filter(({ capture }) => capture !== undefined)
    .flatMap((endpoint) =>
      [
        () => queryRunner,
        (scope: GcpScope): Permission => ({
          slug: `captures-${endpoint.name}`,
          role: 'roles/bigquery.dataEditor',
          on: { kind: 'table', dataset: scope.shared.captureDataset.name, table: captureTable(endpoint, scope) },
        }),
      ].map((render) => ({ because: [...endpoint.at, 'capture', 'keep'], render })),
    );

/** What an identity needs for what Google Cloud alone has. */
export const ownPermissions = (role: IdentityRole, plan: Plan): readonly OwnPermission[] =>
  role === 'trigger' ? [...ofSlowRuns(plan), ...ofCaptures(plan)] : [];

/** The plan with the identities that only Google Cloud needs. */
export function withOwnIdentities(plan: Plan): Plan {
  const missing = IDENTITY_ROLES.filter(
    (role) => ownPermissions(role, plan).length > 0 && !plan.nodes.identity.some((node) => node.role === role),
  );
  const made = missing.map((role) => ({
    kind: 'identity' as const,
    id: `identities.${role}`,
    name: role,
    role,
    at: [],
    grants: [],
  }));
  return { ...plan, nodes: { ...plan.nodes, identity: [...plan.nodes.identity, ...made] } };
}
