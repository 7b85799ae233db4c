import { physicalName } from '../../compiler/physical-name.js';
import type { LowerContext } from '../../compiler/provider.js';
import type { PathSegment, Reporter } from '../../diagnostics/index.js';
import { ref, type Deferred } from '../../lowered/ref.js';
import type { IdentityRole } from '../../plan/node.js';
import type { Plan } from '../../plan/plan.js';
import { findGcpRegion, GCP_REGIONS, WITHOUT_WORKFLOWS } from './catalog/regions.js';
import { checkEnvironment } from './check-environment.js';
import { asLabels, checkCount, type Labels } from './labels.js';
import { GCP_NAMES, type GcpName } from './names.js';

/** A part of the foundation: made or brought, its name is known before it exists. */
export interface SharedResource {
  /** Id of the lowered resource: `foundation.bucket`. */
  readonly id: string;
  /** Its name in the project; of a repository the path `projects/…/locations/…/repositories/…`. */
  readonly name: string;
  readonly brought: boolean;
}

/** A service account that the system acts as. */
export interface SystemIdentity {
  /** Id of the lowered resource: `identities.job`. */
  readonly id: string;
  readonly role: IdentityRole;
  /** Name before the `@`; of one that is brought, too. */
  readonly accountId: string;
  /** Its e-mail address as text: for documents, whose bytes must not depend on a deployment. */
  readonly email: string;
  /** Its e-mail address for properties: a reference to the account when it is made, so that the engine makes it first. */
  readonly emailRef: string | Deferred;
  readonly brought: boolean;
}

/** The parts of the foundation. Google encrypts everything with keys of its own; a key is carried everywhere when one is brought. */
export interface SharedResources {
  /** Data, code, runs of pipelines: each under the prefix of its system. */
  readonly bucket: SharedResource;
  /** Images that are built. */
  readonly repository: SharedResource;
  /** Cache of Docker Hub, in the project unless it is brought: endpoints take images from Artifact Registry only, and framework pins stand on the image of Python there. */
  readonly hub: SharedResource;
  /** BigQuery dataset of captured requests. */
  readonly captureDataset: SharedResource;
}

/** What every lowering of gcp needs: the plan, where it goes, and the names of what systems share. */
export interface GcpScope extends LowerContext<'gcp'> {
  readonly plan: Plan;
  readonly project: string;
  readonly region: string;
  readonly shared: SharedResources;
  /** Cloud KMS key, when one is brought: `projects/…/cryptoKeys/…`. */
  readonly key: string | undefined;
  /** Network, when one is brought: `projects/<number>/global/networks/<name>`. */
  readonly network: string | undefined;
  /** Labels of the system's own resources. */
  readonly labels: Labels;
  /** Labels of the foundation: nothing of a system. */
  readonly sharedLabels: Labels;
  identity(role: IdentityRole): SystemIdentity;
  /** A name with system and environment in it. */
  name(kind: GcpName, parts: readonly string[], at: readonly PathSegment[]): string;
  /** Labels of a resource that has tags of its own. */
  labelsWith(tags: Readonly<Record<string, string>>, at: readonly PathSegment[]): Labels;
  /** Folder in the bucket that belongs to this system alone, and to this environment, ending with a slash: `code/wine-quality/dev/`. */
  folder(kind: BucketFolder): string;
  /** Ids to depend on: those of the parts that are made; what is brought is there already. */
  needs(...parts: readonly (SharedResource | SystemIdentity | undefined)[]): readonly string[];
}

/** What lies in the bucket: bundles of code, uploaded data, definitions of pipelines, and artifacts of runs. */
export type BucketFolder = 'code' | 'data' | 'pipelines' | 'runs';

function buildShared(plan: Plan, { environment, reporter }: LowerContext<'gcp'>): SharedResources {
  const { project, region, use } = environment;
  const at = ['environments', plan.environment];
  const named = (kind: GcpName, parts: readonly string[]): string =>
    physicalName(GCP_NAMES[kind], parts, `${project}/${region}/${plan.environment}`, at, reporter);
  const part = (id: string, brought: string | undefined, make: () => string): SharedResource => ({
    id: `foundation.${id}`,
    name: brought ?? make(),
    brought: brought !== undefined,
  });
  return {
    // The id of a project is unique in the world, which makes the bucket's name unlikely to be taken.
    bucket: part('bucket', use.bucket, () => named('bucket', [project, plan.environment])),
    repository: part(
      'repository',
      use.repository,
      () =>
        `projects/${project}/locations/${region}/repositories/${named('repository', ['trivium', plan.environment])}`,
    ),
    hub: part(
      'hub',
      use.dockerHub,
      () =>
        `projects/${project}/locations/${region}/repositories/${named('repository', ['trivium', plan.environment, 'hub'])}`,
    ),
    captureDataset: part('capture', use.logs, () => named('bigqueryDataset', ['trivium', plan.environment])),
  };
}

/** How a role is called in the name of its account: no longer than it must be, since a name ends at 30 characters. */
const ACCOUNT_OF: Readonly<Record<IdentityRole, string>> = {
  job: 'job',
  endpoint: 'serve',
  release: 'deploy',
  trigger: 'start',
};

function buildIdentity(role: IdentityRole, plan: Plan, { environment, reporter }: LowerContext<'gcp'>): SystemIdentity {
  const id = `identities.${role}`;
  const brought = environment.use.serviceAccounts?.[role];
  if (brought !== undefined) {
    return { id, role, accountId: brought.split('@')[0] ?? brought, email: brought, emailRef: brought, brought: true };
  }
  const accountId = physicalName(
    GCP_NAMES.serviceAccount,
    [plan.system, plan.environment, ACCOUNT_OF[role]],
    environment.project,
    ['system'],
    reporter,
  );
  return {
    id,
    role,
    accountId,
    email: `${accountId}@${environment.project}.iam.gserviceaccount.com`,
    emailRef: ref(id, 'email'),
    brought: false,
  };
}

/** Refuses a region that is unknown, or lacks what everything needs. */
function checkRegion(region: string, environment: string, reporter: Reporter): void {
  const found = findGcpRegion(region);
  const refuse = (known: readonly string[], service?: string): void =>
    reporter.report('TRV6008', ['environments', environment, 'gcp', 'region'], {
      region,
      target: 'gcp',
      known,
      ...(service === undefined ? {} : { service }),
    });
  const usable = GCP_REGIONS.filter(({ name }) => !WITHOUT_WORKFLOWS.has(name));
  if (!('region' in found)) {
    refuse(found.nearest.length > 0 ? found.nearest : usable.map(({ name }) => name));
    return;
  }
  const { multiRegion } = found.region;
  if (WITHOUT_WORKFLOWS.has(region)) {
    refuse(
      usable.filter((each) => each.multiRegion === multiRegion).map(({ name }) => name),
      'Workflows, which starts runs and releases',
    );
  }
}

/** The user's own tags win: nothing looks resources up by label. */
function systemLabels(plan: Plan, reporter: Reporter): Labels {
  const owner = plan.owner === undefined ? {} : asLabels({ owner: plan.owner }, [], reporter);
  return {
    system: plan.system,
    environment: plan.environment,
    'managed-by': 'trivium',
    ...owner,
    ...asLabels(plan.tags, ['tags'], reporter),
  };
}

/** Builds the scope of one compilation. */
export function buildScope(plan: Plan, context: LowerContext<'gcp'>): GcpScope {
  const { environment, reporter } = context;
  const { project, region, use } = environment;
  checkEnvironment(environment, plan.environment, reporter);
  checkRegion(region, plan.environment, reporter);
  const labels = systemLabels(plan, reporter);
  return {
    ...context,
    plan,
    project,
    region,
    shared: buildShared(plan, context),
    key: use.key,
    network: use.network,
    labels,
    sharedLabels: { environment: plan.environment, 'managed-by': 'trivium' },
    identity: (role) => buildIdentity(role, plan, context),
    name: (kind, parts, at) =>
      physicalName(GCP_NAMES[kind], [plan.system, plan.environment, ...parts], project, at, reporter),
    labelsWith: (tags, at) =>
      checkCount({ ...labels, ...asLabels(tags, [...at, 'tags'], reporter) }, [...at, 'tags'], reporter),
    // With the environment: two of them may bring the same bucket.
    folder: (kind) => `${kind}/${plan.system}/${plan.environment}/`,
    needs: (...parts) => parts.flatMap((part) => (part === undefined || part.brought ? [] : [part.id])),
  };
}
