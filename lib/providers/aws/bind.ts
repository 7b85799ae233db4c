import type { Construct } from 'constructs';
import { referencedIds } from '../../compiler/order-resources.js';
import type { CompiledSystem } from '../../engine/cdk/compile-spec.js';
import type { Made } from '../../engine/cdk/made.js';
import { makeResources } from '../../engine/cdk/make-resources.js';
import { checkStack, placeOf, standOn, type Foundation } from '../../engine/cdk/stands-on.js';
import type { AnyResource, Part } from '../../lowered/resource.js';
import { EXPORTED, exportName } from './foundation-parts.js';
import { IMAGES } from './ids.js';

/** Folder of a system's uploads in the bucket of CDK's bootstrap stack. */
export const uploadFolder = ({ system, environment }: Pick<CompiledSystem, 'system' | 'environment'>): string =>
  `trivium/${system}/${environment}`;

/** What a stack has of the foundation: the repository of images is made where a system builds one only, and must not come and go with the rest. */
export const isImages = ({ id }: Pick<AnyResource, 'id'>): boolean => id === IMAGES;

/** A compiled spec with some of its resources, and the outputs about them; an output about none, as the name of a brought bucket, stands where what is not the repository of images stands. */
export function withResources(
  compiled: CompiledSystem,
  keeps: (resource: Pick<AnyResource, 'id'>) => boolean,
): CompiledSystem {
  const { lowered } = compiled;
  const outputs = lowered.outputs.filter(({ value }) => {
    const about = [...referencedIds(value, new Map())];
    return about.length === 0 ? keeps({ id: '' }) : about.every((id) => keeps({ id }));
  });
  return { ...compiled, lowered: { ...lowered, resources: lowered.resources.filter(keeps), outputs } };
}

/** What a construct adds to. */
export interface BindOptions {
  readonly made: Made;
  /** The construct that has what comes from a part of the spec. */
  parent(from: string): Construct;
  readonly foundation?: Foundation | undefined;
}

/** Makes one part of a compiled spec, as far as it is not made yet, for a construct. */
export function bindPart(
  self: Construct,
  part: Part,
  compiled: CompiledSystem,
  { made, parent, foundation }: BindOptions,
): void {
  const { lowered, assets, environment } = compiled;
  checkStack(self, compiled);
  const stands = standOn(self, compiled, foundation);
  makeResources({
    self,
    lowered,
    assets,
    part,
    made,
    folder: uploadFolder(compiled),
    place: placeOf(compiled),
    parent: ({ from }) => parent(from),
    ...(stands === undefined ? {} : { foundation: stands }),
    exportName: (id, attr) => exportName(environment, id, attr),
    ...(part === 'foundation' ? { exported: EXPORTED } : {}),
  });
}
