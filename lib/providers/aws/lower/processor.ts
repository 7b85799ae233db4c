import { builtFolder } from '../../../asset/built-image.js';
import { parseFrameworkPin } from '../../../catalog/framework.js';
import type { PathSegment } from '../../../diagnostics/index.js';
import type { Image } from '../../../spec/types.js';
import { processorOf } from '../catalog/machines.js';
import type { AwsScope } from '../scope.js';

/** The image as it was asked for, and whether trivium decides which processor it is for. */
function origin(image: Image | undefined): { readonly asked: string; readonly ours: boolean } | undefined {
  const folder = builtFolder(image, 'aws');
  if (folder !== undefined) return { asked: `build: ${folder}`, ours: true };
  const asked = typeof image === 'object' ? image.aws : image;
  return asked === undefined ? undefined : { asked, ours: parseFrameworkPin(asked) !== undefined };
}

/**
 * Reports an image that cannot run on a machine, or does not use what it is rented for: the images that pins stand for and those
 * that are built are for amd64. What is in an image that is named by its address nobody sees here.
 *
 * @param at - path of the `compute` block
 */
export function checkProcessor(
  machine: string,
  image: Image | undefined,
  at: readonly PathSegment[],
  { reporter }: AwsScope,
): void {
  const processor = processorOf(machine);
  const from = origin(image);
  if (processor === undefined || from === undefined) return;
  const where = [...at, 'machine', 'aws'];
  if (processor === 'arm64' && from.ours) reporter.report('TRV3071', where, { machine, image: from.asked });
  else reporter.report('TRV3072', where, { machine, image: from.asked, processor });
}
