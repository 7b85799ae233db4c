import type { TagRule } from '../../compiler/check-tags.js';
import { physicalName } from '../../compiler/physical-name.js';
import type { LowerContext } from '../../compiler/provider.js';
import type { PathSegment } from '../../diagnostics/index.js';
import { join, ref, type Deferred } from '../../lowered/ref.js';
import type { IdentityRole } from '../../plan/node.js';
import type { Plan } from '../../plan/plan.js';
import { AWS_REGIONS, findAwsRegion, type AwsRegion } from './catalog/regions.js';
import { foundationOf, portableArn, type SharedParts } from './foundation-parts.js';
import { roleId } from './ids.js';
import { AWS_NAMES, type AwsName } from './names.js';

/** A tag as CloudFormation writes it. */
export interface AwsTag {
  readonly key: string;
  readonly value: string;
}

/** The network in which jobs and endpoints run, as CDK spells it; SageMaker's requests spell it `Subnets`, `SecurityGroupIds`. */
export interface AwsNetwork {
  readonly subnets: readonly string[];
  readonly securityGroupIds: readonly string[];
}

/** What every lowering of aws needs: the plan, where it goes, and the names of what systems share. */
export interface AwsScope extends LowerContext<'aws'> {
  readonly plan: Plan;
  readonly account: string;
  /** Region, with partition and suffix of host names. */
  readonly region: AwsRegion;
  /** Bucket, key and logs: of the foundation, or brought. */
  readonly shared: SharedParts;
  readonly network: AwsNetwork | undefined;
  /** Tags of the system's own resources, with those given; later ones win. */
  tags(...more: readonly Readonly<Record<string, string>>[]): AwsTag[];
  /** A name with system and environment in it; one that is too long is reported. */
  name(kind: AwsName, parts: readonly string[], at: readonly PathSegment[]): string;
  /** `arn('sagemaker', 'pipeline/x')`: an ARN in this account, region and partition; never a literal partition. */
  arn(
    service: string,
    resource: string | Deferred,
    where?: { readonly region?: string; readonly account?: string },
  ): string | Deferred;
  /** ARN of the role that the system acts as. */
  roleArn(role: IdentityRole): string | Deferred;
  /** Whether the role is the user's own: nothing of it is made. */
  isBroughtRole(role: IdentityRole): boolean;
  /** `systemUri('runs')`: `s3://…` of something that belongs to this system in the bucket. Keys begin with system and environment, since environments may share a bucket that is brought. */
  systemUri(...path: readonly string[]): string | Deferred;
}

/** The partition, which only the deployment knows for sure. */
export const PARTITION = ref('AWS', 'Partition');

function systemTags(plan: Plan): Readonly<Record<string, string>> {
  return {
    ...plan.tags,
    ...(plan.owner === undefined ? {} : { owner: plan.owner }),
    'trivium:system': plan.system,
    'trivium:environment': plan.environment,
  };
}

/** What tags of AWS may not have. https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const NOT_IN_TAGS = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu;
/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html: 50 tags, names with 128 characters, values with 256, nothing that begins with `aws:`. */
export const TAG_RULE: TagRule = {
  reserved: ['aws:'],
  emitted: (name) => name.replace(NOT_IN_TAGS, '_'),
  most: 50,
  added: 5,
};

/** Tags in a stable order; characters that AWS forbids become underscores. */
export function asTags(tags: Readonly<Record<string, string>>): AwsTag[] {
  return Object.keys(tags)
    .sort()
    .map((key) => ({ key: TAG_RULE.emitted(key), value: (tags[key] ?? '').replace(NOT_IN_TAGS, '_') }));
}

function regionOf({ environment, reporter }: LowerContext<'aws'>, plan: Plan): AwsRegion {
  const found = findAwsRegion(environment.region);
  if ('region' in found) return found.region;
  reporter.report('TRV6008', ['environments', plan.environment, 'aws', 'region'], {
    region: environment.region,
    target: 'aws',
    known: AWS_REGIONS.map(({ name }) => name),
  });
  return found.guess ?? { name: environment.region, partition: 'aws', dnsSuffix: 'amazonaws.com', console: undefined };
}

/** Builds the scope of one compilation. */
export function buildScope(plan: Plan, context: LowerContext<'aws'>): AwsScope {
  const { environment, reporter } = context;
  const { account, use } = environment;
  const region = regionOf(context, plan);
  const arn: AwsScope['arn'] = (service, resource, where = {}) =>
    join`arn:${PARTITION}:${service}:${where.region ?? region.name}:${where.account ?? account}:${resource}`;
  const shared = foundationOf(plan, environment, arn);
  return {
    ...context,
    plan,
    account,
    region,
    shared,
    arn,
    network:
      use.network === undefined
        ? undefined
        : { subnets: use.network.subnets, securityGroupIds: use.network.securityGroups },
    tags: (...more) => asTags(Object.assign({}, systemTags(plan), ...more) as Record<string, string>),
    name: (kind, parts, at) =>
      physicalName(
        AWS_NAMES[kind],
        [plan.system, plan.environment, ...parts],
        `${account}/${region.name}`,
        at,
        reporter,
      ),
    roleArn(role) {
      const brought = use.roles?.[role];
      return brought === undefined ? ref(roleId(role), 'Arn') : portableArn(brought, account);
    },
    isBroughtRole: (role) => use.roles?.[role] !== undefined,
    systemUri: (...path) => join`s3://${shared.bucketName}/${[plan.system, plan.environment, ...path].join('/')}`,
  };
}
