import { physicalName } from '../../compiler/physical-name.js';
import { builtImages, imageTag } from '../../asset/built-image.js';
import { imageOutputs } from '../../asset/build-command.js';
import type { ImageAsset } from '../../asset/catalog.js';
import { join, ref, type Deferred } from '../../lowered/ref.js';
import type { LoweredOutput } from '../../lowered/resource.js';
import { parseArn, type Arn } from './arn.js';
import { portableArn } from './foundation-parts.js';
import { AWS_NAMES } from './names.js';
import type { AwsScope } from './scope.js';
import { lineOver } from './serving-image.js';

/** The repository that is brought: of whatever account, in the region of the environment. */
export const broughtRepository = ({ environment }: AwsScope): Arn | undefined =>
  parseArn(environment.use.repository ?? '');

/** Name of the repository: that of the one that is brought, else of the environment, so that its systems share it. */
export function repositoryName(scope: AwsScope): string {
  const { plan, region, account, reporter } = scope;
  return (
    broughtRepository(scope)?.resource.replace(/^repository\//, '') ??
    physicalName(
      AWS_NAMES.repository,
      ['trivium', plan.environment, 'images'],
      `${account}/${region.name}`,
      ['environments', plan.environment],
      reporter,
    )
  );
}

/** ARN of the repository: known before it exists, and without an import, which would keep it from going. */
export function repositoryArn(scope: AwsScope): string | Deferred {
  const { repository } = scope.environment.use;
  return repository === undefined
    ? scope.arn('ecr', `repository/${repositoryName(scope)}`)
    : portableArn(repository, scope.account);
}

/** The account whose registry images are pushed to. */
const registryAccount = (scope: AwsScope): string => broughtRepository(scope)?.account ?? scope.account;

/** Host of the registry. The account of the environment is not literal in a template. */
function registryHost(scope: AwsScope): string | Deferred {
  const owner = registryAccount(scope);
  return join`${owner === scope.account ? ref('AWS', 'AccountId') : owner}.dkr.ecr.${scope.region.name}.${ref('AWS', 'URLSuffix')}`;
}

/** The tag of an image: one that serves has a line of ours over its Dockerfile. */
const tagOf = (image: ImageAsset, { plan }: AwsScope): string => imageTag(image, lineOver(image.folder, plan));

/** Address of an image that is built. */
export const builtUri = (image: ImageAsset, scope: AwsScope): string | Deferred =>
  join`${registryHost(scope)}/${repositoryName(scope)}:${tagOf(image, scope)}`;

/** The same for people, before any deployment. */
export const shownUri = (image: ImageAsset, scope: AwsScope): string =>
  `${registryAccount(scope)}.dkr.ecr.${scope.region.name}.${scope.region.dnsSuffix}/${repositoryName(scope)}:${tagOf(image, scope)}`;

/** The images that this system builds. */
export const imagesOf = ({ plan, assets }: AwsScope): readonly ImageAsset[] => builtImages(plan, assets, 'aws');

/** Address and command line of each image that is built. */
export function outputsOfImages(scope: AwsScope): readonly LoweredOutput[] {
  const login = join`aws ecr get-login-password --region ${scope.region.name} | docker login --username AWS --password-stdin ${registryHost(scope)}`;
  return imageOutputs(
    imagesOf(scope),
    (image) => builtUri(image, scope),
    login,
    ({ folder }) => lineOver(folder, scope.plan),
  );
}
