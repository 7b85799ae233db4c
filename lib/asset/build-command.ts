import type { Deferred } from '../lowered/ref.js';
import { join } from '../lowered/ref.js';
import type { LoweredOutput } from '../lowered/resource.js';
import { imageOutput } from './built-image.js';
import type { ImageAsset } from './catalog.js';

/** A word of a command line for a shell. */
const quoted = (word: string): string =>
  /^[\w./@:=+-]+$/.test(word) && !word.startsWith('-')
    ? word
    : `'${word.startsWith('-') ? './' : ''}${word.replaceAll("'", "'\\''")}'`;

/**
 * The command line that builds and pushes an image, unless its tag is there: to be run in the folder of the spec.
 *
 * It makes one manifest of Docker's own kind for amd64: SageMaker takes neither an index nor an OCI manifest for endpoints
 * (https://github.com/aws/amazon-sagemaker-feedback/issues/180), and the other clouds take it too.
 *
 * @param login - logs docker in to the registry
 */
function buildCommand({ folder }: ImageAsset, uri: string | Deferred, login: string | Deferred): string | Deferred {
  const build = join`docker buildx build --platform linux/amd64 --provenance=false --output type=docker --tag ${uri} ${quoted(folder)}`;
  return join`${login} && { docker manifest inspect ${uri} >/dev/null 2>&1 || { ${build} && docker push ${uri}; }; }`;
}

/** The outputs of the images that a target builds: the address of each, and the command line that brings it there. */
export function imageOutputs(
  images: readonly ImageAsset[],
  uriOf: (image: ImageAsset) => string | Deferred,
  login: string | Deferred,
): readonly LoweredOutput[] {
  return images.flatMap((image) => {
    const name = imageOutput(image, images);
    return [
      {
        name: `${name}Uri`,
        part: 'system',
        description: `The image that is built from ${image.folder}; its tag is the hash of the folder`,
        value: uriOf(image),
      },
      {
        name: `${name}Build`,
        part: 'system',
        description: `Builds and pushes the image of ${image.folder}, in the folder of the spec, before the first run or release that needs it`,
        value: buildCommand(image, uriOf(image), login),
      },
    ] as const;
  });
}
