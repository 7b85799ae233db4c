import type { Contribution } from '../../../compiler/contribution.js';
import { join, type Deferred } from '../../../lowered/ref.js';
import type { LoweredOutput } from '../../../lowered/resource.js';
import { endpointName, modelGroupName, revisionsOf } from '../physical.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

/** What the release makes of one kind: how it is listed, and how one is deleted. */
const MADE = [
  {
    list: 'list-endpoint-configs',
    field: 'EndpointConfigs',
    name: 'EndpointConfigName',
    remove: 'delete-endpoint-config --endpoint-config-name',
  },
  { list: 'list-models', field: 'Models', name: 'ModelName', remove: 'delete-model --model-name' },
] as const;

/** Endpoints that releases made, with every model and configuration. Their scaling goes with them. */
function removeEndpoints(scope: AwsScope): readonly string[] {
  const { plan, region } = scope;
  const names = plan.nodes.release.map(({ endpoint }) => endpointName(endpoint, scope));
  if (names.length === 0) return [];
  const sagemaker = `aws sagemaker --region ${region.name}`;
  const lists = MADE.map(
    ({ list, field, name, remove }) =>
      `for n in $(${sagemaker} ${list} --query "${field}[?starts_with(${name}, '${revisionsOf('$e')}')].${name}" --output text); do ${sagemaker} ${remove} "$n"; done`,
  );
  return [
    `for e in ${names.join(' ')}; do ${sagemaker} delete-endpoint --endpoint-name "$e" && ${sagemaker} wait endpoint-deleted --endpoint-name "$e"; ${lists.join('; ')}; done`,
  ];
}

/** Registered versions: a group is only deleted when it is empty. */
function removeVersions(scope: AwsScope): readonly string[] {
  const { plan, region } = scope;
  const groups = plan.nodes.model.map(({ name }) => modelGroupName(name, scope));
  if (plan.retain || groups.length === 0) return [];
  const sagemaker = `aws sagemaker --region ${region.name}`;
  return [
    `for g in ${groups.join(' ')}; do for n in $(${sagemaker} list-model-packages --model-package-group-name "$g" --query "ModelPackageSummaryList[].ModelPackageArn" --output text); do ${sagemaker} delete-model-package --model-package-name "$n"; done; done`,
  ];
}

/**
 * What belongs to this system in S3: a bucket is only deleted when it is empty, and of one that is brought its own folder alone is the system's.
 * What systems share is none of its business.
 */
function removeObjects({
  plan,
  region,
  shared: { brought, bucketName, captures },
}: AwsScope): readonly (string | Deferred)[] {
  if (plan.retain) return [];
  const remove = join`aws s3 rm --region ${region.name} --recursive`;
  const captured = captures.owned && plan.nodes.endpoint.some(({ capture }) => capture !== undefined);
  return [
    ...(captured ? [join`${remove} s3://${captures.bucketName}`] : []),
    ...(brought.bucket ? [join`${remove} s3://${bucketName}/${plan.system}/${plan.environment}/`] : []),
  ];
}

const lines = (all: readonly (string | Deferred)[]): string | Deferred =>
  all.reduce((text, line) => join`${text}\n${line}`);

/** Most versions of objects that are deleted at once: with keys of 1,024 bytes they fit into one argument of a command. https://man7.org/linux/man-pages/man2/execve.2.html */
const AT_ONCE = 100;

/**
 * How to empty the buckets that systems share, once all of them are destroyed. Access logs come hours later, also those of the emptying:
 * without the policy that lets S3 deliver them, none comes.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
 */
function foundationDrain({ plan, region, shared: { bucketName, accessLogsName } }: AwsScope): readonly LoweredOutput[] {
  if (plan.retain || accessLogsName === undefined) return [];
  const s3 = `aws s3api --region ${region.name}`;
  const versions = `--query "{Objects: [Versions, DeleteMarkers][][].{Key: Key, VersionId: VersionId}}"`;
  const empty =
    `aws s3 rm --region ${region.name} --recursive "s3://$b"; ` +
    `while v=$(${s3} list-object-versions --bucket "$b" --max-items ${AT_ONCE} ${versions} --output json) && case "$v" in *VersionId*) true;; *) false;; esac; ` +
    `do ${s3} delete-objects --bucket "$b" --delete "$v" > /dev/null || break; done`;
  const value = lines([
    join`${s3} delete-bucket-policy --bucket ${accessLogsName}`,
    join`for b in ${bucketName} ${accessLogsName}; do ${empty}; done`,
  ]);
  const description =
    'Empties the buckets of this stack, every version included; run it when all systems of the environment are destroyed, before this stack is';
  return [{ name: 'FoundationDrain', part: 'foundation', description, value }];
}

/** How to remove what run time made, before a destroy. CloudFormation limits an output to 4,096 bytes: one loop over all names, not one for each. */
export function lowerDrain(scope: AwsScope): Contribution<AwsTypes> {
  const all = [...removeEndpoints(scope), ...removeVersions(scope), ...removeObjects(scope)];
  const value = all.length === 0 ? 'true' : lines(all);
  return {
    outputs: [
      { name: 'Drain', part: 'system', description: 'Removes what run time made; run it before a destroy', value },
      ...foundationDrain(scope),
    ],
  };
}
