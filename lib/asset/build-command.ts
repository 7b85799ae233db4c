import type { Deferred } from '../lowered/ref.js';
import { join } from '../lowered/ref.js';
import type { LoweredOutput } from '../lowered/resource.js';
import { imageOutput } from './built-image.js';
import type { ImageAsset } from './catalog.js';

/** A word of a command line for a shell, as it is. */
const literal = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** A word of a command line for a shell. */
const quoted = (word: string): string =>
  /^[\w./@:=+-]+$/.test(word) && !word.startsWith('-') ? word : literal(word.startsWith('-') ? `./${word}` : word);

/** What the build is: of the folder, with its own Dockerfile or another. */
const build = (uri: string | Deferred, folder: string, file: string): string | Deferred =>
  join`docker buildx build --platform linux/amd64 --provenance=false --output type=docker --tag ${uri}${file} ${quoted(folder)}`;

/** The same with a line behind the last of the Dockerfile: a copy of it, with what says beside it which files are sent. */
function buildWith(line: string, uri: string | Deferred, folder: string): string | Deferred {
  const [from, ignored] = ['Dockerfile', 'Dockerfile.dockerignore'].map((name) => quoted(`${folder}/${name}`));
  const copy = `d=$(mktemp -d) && cp ${from} "$d" && { [ ! -f ${ignored} ] || cp ${ignored} "$d"; }`;
  // In a shell of its own: whatever becomes of the build, the copy goes.
  return join`( trap 'rm -rf "$d"' EXIT && ${copy} && printf '\\n%s\\n' ${literal(line)} >> "$d/Dockerfile" && ${build(uri, folder, ' --file "$d/Dockerfile"')} )`;
}

/**
 * The command line that builds and pushes an image, unless its tag is there: to be run in the folder of the spec.
 *
 * It makes one manifest of Docker's own kind for amd64: SageMaker takes neither an index nor an OCI manifest for endpoints
 * (https://github.com/aws/amazon-sagemaker-feedback/issues/180), and the other clouds take it too.
 *
 * @param login - logs docker in to the registry
 * @param line - laid over the Dockerfile
 */
function buildCommand(
  { folder }: ImageAsset,
  uri: string | Deferred,
  login: string | Deferred,
  line: string | undefined,
): string | Deferred {
  const built = line === undefined ? build(uri, folder, '') : buildWith(line, uri, folder);
  return join`${login} && { docker manifest inspect ${uri} >/dev/null 2>&1 || { ${built} && docker push ${uri}; }; }`;
}

/**
 * The outputs of the images that a target builds: the address of each, and the command line that brings it there.
 *
 * @param lineOver - what a target lays over a Dockerfile, which its tag must tell (`imageTag`)
 */
export function imageOutputs(
  images: readonly ImageAsset[],
  uriOf: (image: ImageAsset) => string | Deferred,
  login: string | Deferred,
  lineOver: (image: ImageAsset) => string | undefined = () => undefined,
): readonly LoweredOutput[] {
  return images.flatMap((image) => {
    const name = imageOutput(image, images);
    return [
      {
        name: `${name}Uri`,
        part: 'system',
        description: `The image that is built from ${image.folder}; its tag is made of its content`,
        value: uriOf(image),
      },
      {
        name: `${name}Build`,
        part: 'system',
        description: `Builds and pushes the image of ${image.folder}, in the folder of the spec, before the first run or release that needs it`,
        value: buildCommand(image, uriOf(image), login, lineOver(image)),
      },
    ] as const;
  });
}
