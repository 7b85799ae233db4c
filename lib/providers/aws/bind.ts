import type { CfnResource } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { CompiledSystem } from '../../engine/cdk/compile-spec.js';
import { makeResources } from '../../engine/cdk/make-resources.js';
import { loadCdk } from '../../engine/cdk/sdk.js';
import type { AnyResource, Part } from '../../lowered/resource.js';
import { ComponentTree } from './constructs/component-tree.js';
import { EXPORTED, exportName } from './foundation-parts.js';
import { IMAGES } from './ids.js';

/** Folder of a system's uploads in the bucket of CDK's bootstrap stack. */
export const uploadFolder = ({ system, environment }: Pick<CompiledSystem, 'system' | 'environment'>): string => `trivium/${system}/${environment}`;

/** What a stack has of the foundation: the repository of images is made where a system builds one only, and must not come and go with the rest. */
export const isImages = ({ id }: Pick<AnyResource, 'id'>): boolean => id === IMAGES;

/** A compiled spec with some of its resources. */
export function withResources(compiled: CompiledSystem, keeps: (resource: AnyResource) => boolean): CompiledSystem {
  return { ...compiled, lowered: { ...compiled.lowered, resources: compiled.lowered.resources.filter(keeps) } };
}

/** Makes one part of a compiled spec below a construct. */
export function bindPart(self: Construct, part: Part, compiled: CompiledSystem, already?: ReadonlyMap<string, CfnResource>): ReadonlyMap<string, CfnResource> {
  const tree = new ComponentTree(self);
  const { lowered, assets, environment, aws: { account, region } } = compiled;
  return makeResources({
    self, stack: loadCdk().Stack.of(self), lowered, assets, part, folder: uploadFolder(compiled),
    parent: ({ from }) => (part === 'foundation' ? self : tree.parentOf(from)),
    ...(already === undefined ? {} : { already }),
    place: `${account}, ${region}`,
    exportName: (id, attr) => exportName(environment, id, attr),
    ...(part === 'foundation' ? { exported: EXPORTED } : {}),
  }).resources;
}
