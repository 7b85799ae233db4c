import { imageOutputs } from '../../asset/build-command.js';
import { builtImages, imagePath, imageTag } from '../../asset/built-image.js';
import type { ImageAsset } from '../../asset/catalog.js';
import type { LoweredOutput } from '../../lowered/resource.js';
import { repositoryHost } from './registry-image.js';
import type { GcpScope } from './scope.js';

/** Address of an image that is built: one repository holds those of all systems. */
export const builtUri = (image: ImageAsset, { shared, plan }: GcpScope): string =>
  `${repositoryHost(shared.repository.name)}/${plan.system}/${imagePath(image)}:${imageTag(image)}`;

/** The images that this system builds. */
export const imagesOf = ({ plan, assets }: GcpScope): readonly ImageAsset[] => builtImages(plan, assets, 'gcp');

/**
 * Address and command line of each image that is built.
 *
 * @see https://cloud.google.com/artifact-registry/docs/docker/authentication#token
 */
export function outputsOfImages(scope: GcpScope): readonly LoweredOutput[] {
  const [host = ''] = repositoryHost(scope.shared.repository.name).split('/');
  return imageOutputs(
    imagesOf(scope),
    (image) => builtUri(image, scope),
    `gcloud auth print-access-token | docker login --username oauth2accesstoken --password-stdin https://${host}`,
  );
}
