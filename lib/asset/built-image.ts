import { posix } from 'node:path';
import type { Target } from '../compiler/provider.js';
import { pascalName } from '../compiler/physical-name.js';
import type { PathSegment } from '../diagnostics/index.js';
import { sha256 } from '../lowered/canonical.js';
import { commandSteps } from '../plan/pipeline.js';
import type { Plan } from '../plan/plan.js';
import type { Image } from '../spec/types.js';
import type { AssetCatalog, ImageAsset } from './catalog.js';

/** Length of a tag, in hexadecimal digits. */
const TAG_LENGTH = 16;

/** `./docker//train/` and `docker/train` are one folder. */
export const normalFolder = (folder: string): string => posix.normalize(`${folder}/`).slice(0, -1);

/** The folder that a target's image is built from; nothing when the target has an image of its own, or none is built. */
export function builtFolder(image: Image | undefined, target: Target): string | undefined {
  if (typeof image !== 'object' || image[target] !== undefined || image.build === undefined) return undefined;
  return normalFolder(image.build);
}

/** Every image that a plan names, with where. */
export function namedImages({
  nodes,
}: Plan): readonly { readonly image: Image | undefined; readonly at: readonly PathSegment[] }[] {
  return [...nodes.pipeline.flatMap(commandSteps), ...nodes.model, ...nodes.endpoint].map(({ image, at }) => ({
    image,
    at: [...at, 'image'],
  }));
}

/** The images that are built for a target, by folder. */
export function builtImages(plan: Plan, { images }: AssetCatalog, target: Target): readonly ImageAsset[] {
  const folders = new Set(namedImages(plan).map(({ image }) => builtFolder(image, target)));
  return images.filter(({ folder }) => folders.has(folder));
}

/** The image of a folder, which was read before. */
export function imageIn(folder: string, { images }: AssetCatalog): ImageAsset {
  const found = images.find((image) => image.folder === folder);
  if (found === undefined) throw new Error(`the folder "${folder}" of an image was not read`);
  return found;
}

/** The tag: by content, so that it changes exactly when the folder or what is laid over its Dockerfile does, and images of before keep theirs. */
export const imageTag = ({ hash }: ImageAsset, lineOver?: string): string =>
  (lineOver === undefined ? hash : sha256(`${hash}\n${lineOver}`)).slice(0, TAG_LENGTH);

/**
 * The folder as a part of the name of an image: lower-case letters and digits, with single separators.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests
 */
export function imagePath({ folder }: ImageAsset): string {
  const parts = folder
    .toLowerCase()
    .split('/')
    .map((part) => part.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, ''));
  const path = parts.filter((part) => part !== '').join('/');
  return path === '' ? 'image' : path;
}

/** The beginning of the names of an image's outputs: `ImagesDocker`; folders whose names differ in punctuation only get a part of their hash. */
export function imageOutput(image: ImageAsset, all: readonly ImageAsset[]): string {
  const nameOf = (other: ImageAsset): string => pascalName('images', imagePath(other));
  const shared = all.filter((other) => nameOf(other) === nameOf(image)).length > 1;
  return `${nameOf(image)}${shared ? pascalName(sha256(image.folder).slice(0, 6)) : ''}`;
}
