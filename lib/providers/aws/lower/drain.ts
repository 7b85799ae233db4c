import type { Contribution } from '../../../compiler/contribution.js';
import { join, type Deferred } from '../../../lowered/ref.js';
import { endpointName, modelGroupName, revisionsOf } from '../physical.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

/** What the release makes of one kind: how it is listed, and how one is deleted. */
const MADE = [
  { list: 'list-endpoint-configs', field: 'EndpointConfigs', name: 'EndpointConfigName', remove: 'delete-endpoint-config --endpoint-config-name' },
  { list: 'list-models', field: 'Models', name: 'ModelName', remove: 'delete-model --model-name' },
] as const;

/** Endpoints that releases made, with every model and configuration. Their scaling goes with them. */
function removeEndpoints(scope: AwsScope): readonly string[] {
  const { plan, region } = scope;
  const names = plan.nodes.release.map(({ endpoint }) => endpointName(endpoint, scope));
  if (names.length === 0) return [];
  const sagemaker = `aws sagemaker --region ${region.name}`;
  const lists = MADE.map(({ list, field, name, remove }) => `for n in $(${sagemaker} ${list} --query "${field}[?starts_with(${name}, '${revisionsOf('$e')}')].${name}" --output text); do ${sagemaker} ${remove} "$n"; done`);
  return [`for e in ${names.join(' ')}; do ${sagemaker} delete-endpoint --endpoint-name "$e" && ${sagemaker} wait endpoint-deleted --endpoint-name "$e"; ${lists.join('; ')}; done`];
}

/** Registered versions: a group is only deleted when it is empty. */
function removeVersions(scope: AwsScope): readonly string[] {
  const { plan, region } = scope;
  const groups = plan.nodes.model.map(({ name }) => modelGroupName(name, scope));
  if (plan.retain || groups.length === 0) return [];
  const sagemaker = `aws sagemaker --region ${region.name}`;
  return [`for g in ${groups.join(' ')}; do for n in $(${sagemaker} list-model-packages --model-package-group-name "$g" --query "ModelPackageSummaryList[].ModelPackageArn" --output text); do ${sagemaker} delete-model-package --model-package-name "$n"; done; done`];
}

/** Captured requests: a bucket is only deleted when it is empty. */
function removeCaptures({ plan, region, shared: { captures } }: AwsScope): readonly (string | Deferred)[] {
  if (plan.retain || !captures.owned || !plan.nodes.endpoint.some(({ capture }) => capture !== undefined)) return [];
  return [join`aws s3 rm --region ${region.name} --recursive s3://${captures.bucketName}`];
}

/** How to remove what run time made, before a destroy. CloudFormation limits an output to 4,096 bytes: one loop over all names, not one for each. */
export function lowerDrain(scope: AwsScope): Contribution<AwsTypes> {
  const lines = [...removeEndpoints(scope), ...removeVersions(scope), ...removeCaptures(scope)];
  const value = lines.length === 0 ? 'true' : lines.reduce((all, line) => join`${all}\n${line}`);
  return { outputs: [{ name: 'Drain', part: 'system', description: 'Removes what run time made; run it before a destroy', value }] };
}
