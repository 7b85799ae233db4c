import type { TagRule } from '../../compiler/check-tags.js';
import { physicalName } from '../../compiler/physical-name.js';
import type { LowerContext } from '../../compiler/provider.js';
import type { PathSegment } from '../../diagnostics/index.js';
import { ref, type Deferred } from '../../lowered/ref.js';
import { IDENTITY_ROLES, type IdentityRole } from '../../plan/node.js';
import type { Plan } from '../../plan/plan.js';
import { ARM_TYPES, armId, parseArmId } from './arm-id.js';
import { AZURE_REGIONS, findAzureRegion } from './catalog/regions.js';
import { CLOUD_HOSTS, type CloudHosts } from './cloud-hosts.js';
import { AZURE_NAMES, type AzureName } from './names.js';

/** A part of the foundation: made or brought, its name and id are known before it exists. */
export interface SharedResource {
  /** Id of the lowered resource: `foundation.workspace`. `ref(id, attr)` gives an attribute, whether it is made or brought. */
  readonly id: string;
  readonly name: string;
  readonly resourceGroup: string;
  /** Its id in Azure Resource Manager. */
  readonly armId: string;
  readonly brought: boolean;
}

/** The parts of the foundation. A workspace that is brought comes with its vault, registry and insights, whose names are then not known. */
export interface SharedResources {
  readonly workspace: SharedResource;
  readonly storage: SharedResource;
  readonly vault: SharedResource | undefined;
  readonly registry: SharedResource | undefined;
  readonly insights: SharedResource | undefined;
  readonly logs: SharedResource;
}

/** An identity that the system acts as. */
export interface SystemIdentity extends SharedResource {
  readonly role: IdentityRole;
  readonly clientId: Deferred;
  readonly principalId: Deferred;
}

/** What every lowering of azure needs: the plan, where it goes, and the names of what systems share. */
export interface AzureScope extends LowerContext<'azure'> {
  readonly plan: Plan;
  readonly subscription: string;
  /** Group of what is made. What belongs to the workspace goes to `shared.workspace.resourceGroup`. */
  readonly resourceGroup: string;
  readonly location: string;
  readonly hosts: CloudHosts;
  readonly shared: SharedResources;
  /** Tags of the system's own resources. */
  readonly tags: Readonly<Record<string, string>>;
  /** Tags of the foundation: nothing of a system. */
  readonly sharedTags: Readonly<Record<string, string>>;
  identity(role: IdentityRole): SystemIdentity;
  /** A name with system and environment in it. */
  name(kind: AzureName, parts: readonly string[], at: readonly PathSegment[]): string;
  /** Id in Azure Resource Manager of something in the workspace: `inWorkspace('models', name)`. */
  inWorkspace(...path: readonly string[]): string;
  /** Ids to depend on: those of the parts that are made; what is brought is there already. */
  needs(...parts: readonly (SharedResource | undefined)[]): readonly string[];
}

/** Characters that tags of Azure may not have in their names. https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources */
const NOT_IN_TAG_NAMES = /[<>%&\\?/]/g;

/**
 * The same page: 50 tags, names without regard to case; the names that Azure keeps are refused by Resource Manager. Values have 256 characters at most,
 * as in the spec.
 */
const TAG_RULE: TagRule = {
  reserved: ['azure', 'microsoft', 'windows'],
  emitted: (name) => name.replace(NOT_IN_TAG_NAMES, '_').toLowerCase(),
  most: 50,
  added: 10,
};

const asTags = (tags: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(tags).map(([name, value]) => [name.replace(NOT_IN_TAG_NAMES, '_'), value]));

/** Tags that say whose a resource is. */
const ownTags = (plan: Plan): Readonly<Record<string, string>> => ({
  system: plan.system,
  environment: plan.environment,
  ...(plan.owner === undefined ? {} : { owner: plan.owner }),
  'managed-by': 'trivium',
});

/** The rule for the tags of a plan: none of them may be one of ours. */
export const tagRule = (plan: Plan): TagRule => ({ ...TAG_RULE, taken: Object.keys(ownTags(plan)) });

const systemTags = (plan: Plan): Readonly<Record<string, string>> => asTags({ ...plan.tags, ...ownTags(plan) });

function brought(id: string, physical: string): SharedResource {
  const { resourceGroup, name } = parseArmId(physical);
  return { id, name, resourceGroup, armId: physical, brought: true };
}

/**
 * Where names that end with a hash live. Azure takes groups, subscriptions and locations in any case, so that another spelling is the same place.
 *
 * @param location - the name of the region, and not the name that the portal shows
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
const placeOfNames = (
  { subscription, resourceGroup }: LowerContext<'azure'>['environment'],
  location: string,
  environment: string,
): string => `${[subscription, resourceGroup, location].join('/').toLowerCase()}/${environment}`;

function buildShared(plan: Plan, { environment, reporter }: LowerContext<'azure'>, where: string): SharedResources {
  const { subscription, resourceGroup, use } = environment;
  const at = ['environments', plan.environment];
  const made = (part: keyof typeof ARM_TYPES, kind: AzureName): SharedResource => {
    const name = physicalName(AZURE_NAMES[kind], ['ml', plan.environment], where, at, reporter);
    return {
      id: `foundation.${part}`,
      name,
      resourceGroup,
      armId: armId(subscription, resourceGroup, ARM_TYPES[part], name),
      brought: false,
    };
  };
  const part = (name: keyof typeof ARM_TYPES, kind: AzureName, existing: string | undefined): SharedResource =>
    existing === undefined ? made(name, kind) : brought(`foundation.${name}`, existing);
  const ownWorkspace = use.workspace === undefined;
  return {
    workspace: part('workspace', 'workspace', use.workspace),
    storage: part('storage', 'storageAccount', use.storage),
    vault: ownWorkspace ? part('vault', 'keyVault', use.keyVault) : undefined,
    registry: use.registry !== undefined || ownWorkspace ? part('registry', 'registry', use.registry) : undefined,
    insights: ownWorkspace ? part('insights', 'applicationInsights', use.applicationInsights) : undefined,
    logs: part('logs', 'logAnalytics', use.logs),
  };
}

/** Builds the scope of one compilation. */
export function buildScope(plan: Plan, context: LowerContext<'azure'>): AzureScope {
  const { environment, reporter } = context;
  const { subscription, resourceGroup, location, use } = environment;
  const region = findAzureRegion(location);
  if ('nearest' in region) {
    reporter.report('TRV6008', ['environments', plan.environment, 'azure', 'location'], {
      region: location,
      target: 'azure',
      known: AZURE_REGIONS.map(({ name }) => name),
    });
  }
  const place = 'region' in region ? region.region : { name: location, cloud: 'public' as const };
  const where = placeOfNames(environment, place.name, plan.environment);
  const shared = buildShared(plan, context, where);
  const name: AzureScope['name'] = (kind, parts, at) =>
    physicalName(AZURE_NAMES[kind], [plan.system, plan.environment, ...parts], `${where}/${plan.system}`, at, reporter);
  const identity = (role: IdentityRole): SystemIdentity => {
    const id = `identities.${role}`;
    // Azure ML starts schedules itself: nobody is brought for it.
    const existing = role === 'trigger' ? undefined : use.identities?.[role];
    const own = (): SharedResource => {
      const physical = name('identity', [role], ['system']);
      return {
        id,
        name: physical,
        resourceGroup,
        armId: armId(subscription, resourceGroup, ARM_TYPES.identity, physical),
        brought: false,
      };
    };
    return {
      ...(existing === undefined ? own() : brought(id, existing)),
      role,
      clientId: ref(id, 'clientId'),
      principalId: ref(id, 'principalId'),
    };
  };
  const identities = Object.fromEntries(IDENTITY_ROLES.map((role) => [role, identity(role)])) as Readonly<
    Record<IdentityRole, SystemIdentity>
  >;
  return {
    ...context,
    plan,
    subscription,
    resourceGroup,
    location: place.name,
    hosts: CLOUD_HOSTS[place.cloud],
    shared,
    name,
    tags: systemTags(plan),
    sharedTags: { environment: plan.environment, 'managed-by': 'trivium' },
    identity: (role) => identities[role],
    inWorkspace: (...path) => [shared.workspace.armId, ...path].join('/'),
    needs: (...parts) => parts.flatMap((part) => (part === undefined || part.brought ? [] : [part.id])),
  };
}
