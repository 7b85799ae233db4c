import { physicalName } from '../../compiler/physical-name.js';
import { builtImages, imageTag } from '../../asset/built-image.js';
import { imageOutputs } from '../../asset/build-command.js';
import type { ImageAsset } from '../../asset/catalog.js';
import { join, ref, type Deferred } from '../../lowered/ref.js';
import type { LoweredOutput } from '../../lowered/resource.js';
import { AWS_NAMES } from './names.js';
import type { AwsScope } from './scope.js';

/** Name of the repository: of the environment, so that its systems share it. */
export const repositoryName = ({ plan, region, account, reporter }: AwsScope): string =>
  physicalName(
    AWS_NAMES.repository,
    ['trivium', plan.environment, 'images'],
    `${account}/${region.name}`,
    ['environments', plan.environment],
    reporter,
  );

/** ARN of the repository: known before it exists, and without an import, which would keep it from going. */
export const repositoryArn = (scope: AwsScope): string | Deferred =>
  scope.arn('ecr', `repository/${repositoryName(scope)}`);

/** Host of the registry. No account is literal in a template. */
const registryHost = ({ region }: AwsScope): string | Deferred =>
  join`${ref('AWS', 'AccountId')}.dkr.ecr.${region.name}.${ref('AWS', 'URLSuffix')}`;

/** Address of an image that is built. */
export const builtUri = (image: ImageAsset, scope: AwsScope): string | Deferred =>
  join`${registryHost(scope)}/${repositoryName(scope)}:${imageTag(image)}`;

/** The same for people, before any deployment. */
export const shownUri = (image: ImageAsset, scope: AwsScope): string =>
  `${scope.account}.dkr.ecr.${scope.region.name}.${scope.region.dnsSuffix}/${repositoryName(scope)}:${imageTag(image)}`;

/** The images that this system builds. */
export const imagesOf = ({ plan, assets }: AwsScope): readonly ImageAsset[] => builtImages(plan, assets, 'aws');

/** Address and command line of each image that is built. */
export function outputsOfImages(scope: AwsScope): readonly LoweredOutput[] {
  const login = join`aws ecr get-login-password --region ${scope.region.name} | docker login --username AWS --password-stdin ${registryHost(scope)}`;
  return imageOutputs(imagesOf(scope), (image) => builtUri(image, scope), login);
}
