import { imageOutputs } from '../../asset/build-command.js';
import { builtImages, imagePath, imageTag } from '../../asset/built-image.js';
import type { ImageAsset } from '../../asset/catalog.js';
import type { LoweredOutput } from '../../lowered/resource.js';
import type { AzureScope } from './scope.js';

/** Address of an image that is built; nothing when nobody knows the registry. A name with the system, since systems share the registry. */
export function builtUri(image: ImageAsset, { shared, hosts, plan }: AzureScope): string | undefined {
  return shared.registry === undefined
    ? undefined
    : `${shared.registry.name}.${hosts.registry}/${plan.system}/${imagePath(image)}:${imageTag(image)}`;
}

/** Address and command line of each image that is built. */
export function outputsOfImages(scope: AzureScope): readonly LoweredOutput[] {
  const { registry } = scope.shared;
  if (registry === undefined) return [];
  const [, , subscription = scope.subscription] = registry.armId.split('/');
  const login = `az acr login --name ${registry.name} --subscription ${subscription}`;
  return imageOutputs(builtImages(scope.plan, scope.assets, 'azure'), (image) => builtUri(image, scope) ?? '', login);
}
