import { formatPath } from '../../diagnostics/index.js';
import type { Deferred } from '../../lowered/ref.js';
import type { LoweredPermission } from '../../lowered/resource.js';
import type { IdentityRole } from '../../plan/node.js';
import { nodeNamed } from '../../plan/plan.js';
import type { Grant, GrantOf, GrantVerb } from '../../security/grant.js';
import { ARM_TYPES, armId } from './arm-id.js';
import { isElsewhere } from './data-uri.js';
import { roleDefinitionId, type RoleName } from './roles.js';
import { guidOf } from './guid.js';
import { captureContainer } from './lower/capture-store.js';
import { madeEndpointId, onlineEndpoint } from './lower/serving/endpoint-body.js';
import { machineAlarms } from './lower/watch/machines.js';
import { actionGroupId } from './lower/watch/rules.js';
import type { AzureScope, SharedResource, SystemIdentity } from './scope.js';
import type { AzureResource } from './types.js';

/** A role on one resource. */
interface Assignment {
  readonly role: RoleName;
  /** Id in Azure Resource Manager of what it is given on. */
  readonly on: string;
  /** Short name of that, for the id of the assignment. */
  readonly place: string;
}

type Assign<V extends GrantVerb> = (
  grant: GrantOf<V>,
  scope: AzureScope,
  identity: IdentityRole,
) => readonly Assignment[];

const nothing = (): readonly Assignment[] => [];
const on = (role: RoleName, shared: SharedResource | undefined, place: string): readonly Assignment[] =>
  shared === undefined ? [] : [{ role, on: shared.armId, place }];
const storage =
  (role: RoleName) =>
  (_grant: unknown, scope: AzureScope): readonly Assignment[] =>
    on(role, scope.shared.storage, 'storage');

/** Id of a secret in a vault: the address does not say where the vault is, so it is looked for in the group of the environment. */
export function secretId(url: string, scope: AzureScope): string {
  const { hostname, pathname } = new URL(url);
  const vault = hostname.split('.')[0] ?? '';
  return `${armId(scope.subscription, scope.resourceGroup, ARM_TYPES.vault, vault)}${pathname}`;
}

/** Autoscale settings and alerts are resources of the group, and are not there before a release makes them. */
const onGroup = (role: RoleName, scope: AzureScope): readonly Assignment[] => [
  { role, on: `/subscriptions/${scope.subscription}/resourceGroups/${scope.resourceGroup}`, place: 'group' },
];

/**
 * Who makes a metric alert must be able to read what it watches and whom it tells: both are there before a release.
 *
 * @see https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-overview#azure-role-based-access-control-for-alerts
 */
function watchMachines(endpoint: string, scope: AzureScope): readonly Assignment[] {
  const alarms = machineAlarms(scope.plan, endpoint);
  if (alarms.length === 0) return [];
  const node = nodeNamed(scope.plan, 'endpoint', endpoint);
  const told = new Set(alarms.flatMap(({ alarm }) => alarm.notify));
  return [
    { role: 'Reader', on: onlineEndpoint(node, scope).armId, place: node.id },
    ...[...told].map((name): Assignment => ({
      role: 'Reader',
      on: actionGroupId(name, scope),
      place: `notifications.${name}`,
    })),
  ];
}

/** Data in the workspace's storage is read there; data elsewhere where its owner is named; else nobody knows where, which is said with the dataset. */
function readDataset({ dataset }: GrantOf<'read-dataset'>, scope: AzureScope): readonly Assignment[] {
  const node = nodeNamed(scope.plan, 'dataset', dataset);
  const owner = node.spec.access?.azure?.storageAccount;
  if (owner !== undefined) return [{ role: 'Storage Blob Data Reader', on: owner, place: `datasets.${dataset}` }];
  return isElsewhere(node, scope) ? [] : on('Storage Blob Data Reader', scope.shared.storage, 'storage');
}

/**
 * Which role each verb of a grant becomes, on which resource: the narrowest built-in role that its documentation names for the purpose.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication
 */
const ASSIGNMENTS: { readonly [V in GrantVerb]: Assign<V> } = {
  'read-dataset': readDataset,
  'read-code': storage('Storage Blob Data Reader'),
  'read-runs': storage('Storage Blob Data Reader'),
  'write-runs': storage('Storage Blob Data Contributor'),
  'pull-image': (_grant, scope) => on('AcrPull', scope.shared.registry, 'registry'),
  'read-secret': ({ secret }, scope) => {
    const url = nodeNamed(scope.plan, 'secret', secret).spec.azure;
    return url === undefined
      ? []
      : [{ role: 'Key Vault Secrets User', on: secretId(url, scope), place: `secrets.${secret}` }];
  },
  'register-model': (_grant, scope) => on('AzureML Data Scientist', scope.shared.workspace, 'workspace'),
  // An endpoint reads the files of a version from the storage; the release reads the list of versions, as a part of deploying.
  'read-model': (_grant, scope, identity) =>
    identity === 'endpoint' ? on('Storage Blob Data Reader', scope.shared.storage, 'storage') : [],
  'approve-model': (_grant, scope) => on('AzureML Data Scientist', scope.shared.workspace, 'workspace'),
  // A release also takes away the autoscale setting and the alerts that an earlier spec had, so that their roles do not go with `scale.max` or the last alarm.
  'deploy-endpoint': ({ endpoint }, scope) => [
    ...on('AzureML Data Scientist', scope.shared.workspace, 'workspace'),
    ...onGroup('Web Plan Contributor', scope),
    ...onGroup('Application Insights Component Contributor', scope),
    ...watchMachines(endpoint, scope),
  ],
  // No role of monitoring may write autoscale settings; of the built-in roles that may, this one allows the least beside them.
  'scale-endpoint': (_grant, scope) => onGroup('Web Plan Contributor', scope),
  // The container that is made for it; in an account that was brought it is the workspace's own, whose name only the deployment knows.
  'write-capture': (_grant, scope) => {
    const container = captureContainer(scope);
    return container === undefined
      ? on('Storage Blob Data Contributor', scope.shared.storage, 'storage')
      : [{ role: 'Storage Blob Data Contributor', on: container.armId, place: 'capture' }];
  },
  'act-as': ({ identity: other }, scope, identity) => {
    // Jobs run as the identity of their cluster, which the deployment attaches; only the release passes an identity on.
    const target = scope.identity(other);
    return identity === 'release' && !target.brought ? on('Managed Identity Operator', target, target.id) : [];
  },
  // The service itself runs steps, starts schedules and writes logs; the workspace's identity uses the key; the subnet is the cluster's.
  'run-steps': nothing,
  'start-pipeline': nothing,
  'start-release': nothing,
  'write-logs': nothing,
  'use-key': nothing,
  'use-network': nothing,
};

function assignmentsOf(grant: Grant, scope: AzureScope, identity: IdentityRole): readonly Assignment[] {
  // The table is keyed by verb, so that the function takes the grants of that verb.
  return (ASSIGNMENTS[grant.verb] as Assign<GrantVerb>)(grant, scope, identity);
}

/** Roles that contain another: the smaller one is then not given on the same resource. */
const CONTAINS: Readonly<Partial<Record<RoleName, RoleName>>> = {
  'Storage Blob Data Reader': 'Storage Blob Data Contributor',
};

interface Reasoned extends Assignment {
  readonly because: Set<string>;
}

/** The roles that an identity needs, each once, with all its reasons. */
function collect(identity: IdentityRole, grants: readonly Grant[], scope: AzureScope): readonly Reasoned[] {
  const found = new Map<string, Reasoned>();
  const add = (assignment: Assignment, because: Iterable<string>): void => {
    const key = `${assignment.role} ${assignment.on}`;
    const reasoned = found.get(key) ?? { ...assignment, because: new Set<string>() };
    for (const line of because) reasoned.because.add(line);
    found.set(key, reasoned);
  };
  for (const grant of grants) {
    for (const assignment of assignmentsOf(grant, scope, identity)) add(assignment, [formatPath(grant.because)]);
  }
  for (const [key, { because, ...assignment }] of [...found]) {
    const larger = CONTAINS[assignment.role];
    if (larger === undefined || !found.has(`${larger} ${assignment.on}`)) continue;
    found.delete(key);
    add({ ...assignment, role: larger }, because);
  }
  return [...found.values()];
}

/** One role assignment; its name is a GUID that depends on who, what and where. */
export function roleAssignment(
  id: string,
  who: Pick<SystemIdentity, 'armId' | 'principalId'>,
  role: RoleName,
  where: string,
  scope: AzureScope,
  more: {
    readonly part: 'foundation' | 'system';
    readonly from: string;
    readonly dependsOn: readonly string[];
    readonly retain?: boolean;
    /** The same place, with a reference to what may be made anew there. */
    readonly scope?: Deferred | string;
  },
): AzureResource {
  const { part, from, dependsOn, retain } = more;
  return {
    type: 'azure-native:authorization:RoleAssignment',
    id,
    from,
    part,
    props: {
      // Azure takes ids in any case, and has one assignment of a role to an identity on a scope.
      roleAssignmentName: guidOf(who.armId.toLowerCase(), role, where.toLowerCase()),
      scope: more.scope ?? where,
      roleDefinitionId: roleDefinitionId(scope.subscription, role),
      principalId: who.principalId,
      principalType: 'ServicePrincipal',
    },
    options: { dependsOn, ...(retain === true ? { retain } : {}) },
  };
}

/** Why a role is given that allows more than what it is given for. */
const WIDE: Readonly<Partial<Record<RoleName, string>>> = {
  'AzureML Data Scientist':
    "the smallest built-in role that may write versions of models, or deployments; a role of one's own is smaller, and whoever deploys would need to define roles (docs/azure.md)",
  'Application Insights Component Contributor':
    'alerts on machines are made by the release with each deployment, and removed by the one after the last alarm; they are resources of the group, are not there before, and no smaller built-in role may delete them',
  'Web Plan Contributor':
    'autoscale settings are made by the release with each deployment; they are resources of the group, and no smaller built-in role may write them',
};

/** Places that are resources of the system, whose ids they are. */
const MADE_BY_SYSTEM = /^(?:identities|endpoints|notifications)\./;

const slug = (role: RoleName): string => role.toLowerCase().replaceAll(' ', '-');

/** What an identity is given: assignments, and the same for people. Brought identities are given nothing. */
export function assignRoles(
  identity: SystemIdentity,
  grants: readonly Grant[],
  scope: AzureScope,
): { readonly resources: readonly AzureResource[]; readonly permissions: readonly LoweredPermission[] } {
  if (identity.brought) return { resources: [], permissions: [] };
  const roles = collect(identity.role, grants, scope);
  const { workspace, storage: account, registry } = scope.shared;
  const container = captureContainer(scope);
  const madeHere = (where: string, place: string): readonly string[] =>
    MADE_BY_SYSTEM.test(place)
      ? [place]
      : [
          ...scope.needs(
            ...[workspace, account, registry].filter((part) => part !== undefined && where.startsWith(part.armId)),
          ),
          ...(where === container?.armId ? [container.id] : []),
        ];
  return {
    resources: roles.map(({ role, on: where, place }) =>
      roleAssignment(`${identity.id}.${slug(role)}.${place}`, identity, role, where, scope, {
        part: 'system',
        from: identity.id,
        dependsOn: madeHere(where, place),
        ...(place.startsWith('endpoints.') ? { scope: madeEndpointId(place, where) } : {}),
      }),
    ),
    permissions: roles.map(({ role, on: where, because }) => ({
      identity: identity.id,
      allows: [role],
      on: where,
      because: [...because],
      ...(WIDE[role] === undefined ? {} : { wildcardReason: WIDE[role] }),
    })),
  };
}
