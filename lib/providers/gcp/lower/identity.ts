import type { Contribution } from '../../../compiler/contribution.js';
import { formatPath } from '../../../diagnostics/index.js';
import { join, type Deferred } from '../../../lowered/ref.js';
import type { LoweredPermission, Resource } from '../../../lowered/resource.js';
import type { IdentityNode } from '../../../plan/identity.js';
import { ownPermissions } from '../own-permissions.js';
import { renderGrant, type Permission, type PermissionTarget } from '../permissions.js';
import type { GcpScope, SystemIdentity } from '../scope.js';
import type { GcpTypes } from '../types.js';

type KindOf = PermissionTarget['kind'];
type TargetOf<K extends KindOf> = Extract<PermissionTarget, { readonly kind: K }>;
type WithoutId = {
  [K in keyof GcpTypes & string]: Pick<Extract<Resource<GcpTypes>, { readonly type: K }>, 'type' | 'props' | 'options'>;
}[keyof GcpTypes & string];
/** What every member resource has. */
interface Member {
  readonly role: string;
  readonly member: string | Deferred;
}

/** A permission with every line of the spec that needs it. */
interface Needed extends Permission {
  readonly because: ReadonlySet<string>;
}

/** The title is part of the id of a member, which must differ where role and account are the same. `resource.type == Bucket` leaves listing allowed, whose resource is the bucket. https://cloud.google.com/storage/docs/access-control/iam#conditions */
const conditionOf = ({ bucket, prefix, list }: TargetOf<'objects'>, slug: string) => ({
  title: `trivium-${slug}`,
  description: `Objects below ${prefix === '' ? 'the bucket' : prefix}`,
  expression: [
    ...(list ? ['resource.type == "storage.googleapis.com/Bucket"'] : []),
    `resource.name.startsWith("projects/_/buckets/${bucket}/objects/${prefix}")`,
  ].join(' || '),
});

/** How a role is given on each kind of target: members add to a policy, and leave alone what others put there. */
const MEMBERS: {
  readonly [K in KindOf]: (on: TargetOf<K>, member: Member, scope: GcpScope, slug: string) => WithoutId;
} = {
  project: (_on, member, { project }) => ({ type: 'gcp:projects/iAMMember:IAMMember', props: { project, ...member } }),
  objects: (on, member, scope, slug) => ({
    type: 'gcp:storage/bucketIAMMember:BucketIAMMember',
    props: { bucket: on.bucket, ...member, condition: conditionOf(on, slug) },
    options: { dependsOn: on.bucket === scope.shared.bucket.name ? scope.needs(scope.shared.bucket) : [] },
  }),
  table: ({ dataset, table }, member, { project, shared, needs }) => ({
    type: 'gcp:bigquery/datasetIamMember:DatasetIamMember',
    props: {
      project,
      datasetId: dataset,
      ...member,
      condition: {
        title: 'trivium-table',
        description: `The table ${table}`,
        expression: `resource.name == "projects/${project}/datasets/${dataset}/tables/${table}"`,
      },
    },
    options: { dependsOn: needs(shared.captureDataset) },
  }),
  secret: ({ project, secret }, member) => ({
    type: 'gcp:secretmanager/secretIamMember:SecretIamMember',
    props: { project, secretId: secret, ...member },
  }),
  account: ({ role }, member, scope) => ({
    type: 'gcp:serviceaccount/iAMMember:IAMMember',
    props: { serviceAccountId: accountId(scope.identity(role), scope), ...member },
  }),
};

const TEXTS: { readonly [K in KindOf]: (on: TargetOf<K>, scope: GcpScope) => string } = {
  project: (_on, { project }) => `projects/${project}`,
  objects: ({ bucket, prefix }) => `gs://${bucket}/${prefix}`,
  table: ({ dataset, table }, { project }) => `projects/${project}/datasets/${dataset}/tables/${table}`,
  secret: ({ project, secret }) => `projects/${project}/secrets/${secret}`,
  account: ({ role }, scope) => scope.identity(role).email,
};

const accountId = ({ email, emailRef }: SystemIdentity, { project }: GcpScope): string | Deferred => {
  const owner = email.split('@')[1]?.split('.')[0] ?? project;
  return join`projects/${owner}/serviceAccounts/${emailRef}`;
};

const textOf = (on: PermissionTarget, scope: GcpScope): string =>
  (TEXTS[on.kind] as (on: PermissionTarget, scope: GcpScope) => string)(on, scope);
const memberOf = (on: PermissionTarget, member: Member, scope: GcpScope, slug: string): WithoutId =>
  (MEMBERS[on.kind] as (on: PermissionTarget, member: Member, scope: GcpScope, slug: string) => WithoutId)(
    on,
    member,
    scope,
    slug,
  );

/** Roles that hold everything of another one. */
const COVERED_BY: Readonly<Record<string, string>> = {
  'roles/storage.objectViewer': 'roles/storage.objectUser',
  'roles/aiplatform.viewer': 'roles/aiplatform.user',
};

/** The permissions of an identity, each once, without those that another one holds. */
export function neededPermissions(node: IdentityNode, scope: GcpScope): readonly Needed[] {
  const found = new Map<string, Permission & { readonly because: Set<string> }>();
  const granted = node.grants.flatMap((grant) =>
    renderGrant(grant, scope, node.role).map((permission) => ({ permission, because: grant.because })),
  );
  const own = ownPermissions(node.role, scope.plan).map(({ because, render }) => ({
    permission: render(scope),
    because,
  }));
  for (const { permission, because: line } of [...granted, ...own]) {
    const key = `${permission.role} ${textOf(permission.on, scope)}`;
    const because = found.get(key)?.because ?? new Set<string>();
    found.set(key, { ...permission, because: because.add(formatPath(line)) });
  }
  return [...found.values()].filter(({ role, on }) => !found.has(`${COVERED_BY[role] ?? ''} ${textOf(on, scope)}`));
}

function asPermission(identity: SystemIdentity, { role, on, because }: Needed, scope: GcpScope): LoweredPermission {
  return {
    identity: identity.email,
    allows: [role],
    on: textOf(on, scope),
    because: [...because],
    ...(on.kind === 'project' ? { wildcardReason: on.why } : {}),
  };
}

function asMember(identity: SystemIdentity, { slug, role, on }: Needed, scope: GcpScope): Resource<GcpTypes> {
  const id = `${identity.id}.${slug}`;
  return {
    ...memberOf(on, { role, member: join`serviceAccount:${identity.emailRef}` }, scope, slug),
    id,
    from: identity.id,
    part: 'system',
  } as Resource<GcpTypes>;
}

/** Service agents that make tokens of an account, by what runs as it: https://cloud.google.com/iam/docs/service-agents */
const AGENTS: Readonly<Record<IdentityNode['role'], readonly string[]>> = {
  job: ['gcp-sa-aiplatform', 'gcp-sa-workflows'],
  endpoint: ['gcp-sa-aiplatform'],
  release: ['gcp-sa-workflows'],
  trigger: ['gcp-sa-eventarc', 'gcp-sa-cloudscheduler'],
};

/** Says what an account that is brought needs: the roles, and where it is another project's, that it may be used at all. */
function remark(node: IdentityNode, { email }: SystemIdentity, needed: readonly Needed[], scope: GcpScope): void {
  const { plan, project, reporter } = scope;
  const at = ['environments', plan.environment, 'gcp', 'use', 'serviceAccounts', node.role];
  const roles = needed.map(({ role, on }) => `${role} on ${textOf(on, scope)}`);
  reporter.report('TRV5005', at, { account: email, roles });
  const [, owner] = /@([a-z0-9-]+)\.iam\.gserviceaccount\.com$/.exec(email) ?? [];
  if (owner === undefined || owner === project) return;
  const agents = AGENTS[node.role].map((agent) => `service-<number>@${agent}.iam.gserviceaccount.com`);
  reporter.report('TRV5016', at, { account: email, owner, project, agents });
}

/** Lowers an identity: a service account with its roles; one that is brought is left alone. */
export function lowerIdentity(node: IdentityNode, scope: GcpScope): Contribution<GcpTypes> {
  const identity = scope.identity(node.role);
  const needed = neededPermissions(node, scope);
  if (needed.length === 0) return {};
  if (identity.brought) {
    remark(node, identity, needed, scope);
    return {
      permissions: needed.map((each) => ({ ...asPermission(identity, each, scope), brought: true })),
      existing: [
        {
          type: 'gcp:serviceaccount/account:Account',
          id: identity.id,
          from: node.id,
          part: 'system',
          physicalId: `projects/-/serviceAccounts/${identity.email}`,
        },
      ],
    };
  }
  const account: Resource<GcpTypes> = {
    type: 'gcp:serviceaccount/account:Account',
    id: identity.id,
    from: node.id,
    part: 'system',
    props: {
      project: scope.project,
      accountId: identity.accountId,
      displayName: `${scope.plan.system} ${scope.plan.environment}: ${node.role}`,
      description: 'Made by trivium, with the roles that the system needs.',
    },
  };
  return {
    resources: [account, ...needed.map((each) => asMember(identity, each, scope))],
    permissions: needed.map((each) => asPermission(identity, each, scope)),
  };
}
