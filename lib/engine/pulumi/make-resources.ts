import type { CustomResource, CustomResourceOptions, Output, Resource } from '@pulumi/pulumi';
import type { AssetCatalog } from '../../asset/catalog.js';
import { resolve } from '../../lowered/resolve.js';
import type { AnyLowered, AnyResource, Existing, Part } from '../../lowered/resource.js';
import { assetContent } from './asset-file.js';
import { pulumiEngine } from './pulumi-engine.js';
import { callDefaults, loadPulumi, resourceClass } from './sdk.js';

/** What a bind decides: which part is made, and how it is named and nested. */
export interface MakeOptions {
  readonly lowered: AnyLowered;
  readonly assets: AssetCatalog;
  /** Parts to make; what another program makes is read by its physical id. */
  readonly parts: readonly Part[];
  /** Name in Pulumi of a resource, by its stable id: it must be unique among all components of a program. */
  name(id: string): string;
  /** The component that a resource belongs to. */
  parent(item: { readonly from: string; readonly part: Part }): Resource | undefined;
  /** Physical id of a resource that another part makes, when `lowered.existing` has none under its id. */
  physicalId?(resource: AnyResource): string | undefined;
  /** Folder for packed bundles. */
  readonly assetFolder?: string;
}

/** What was made. */
export interface Made {
  /** By stable id. */
  readonly resources: ReadonlyMap<string, CustomResource>;
  /** Outputs of the parts that were made. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

function optionsOf(resource: AnyResource, made: ReadonlyMap<string, CustomResource>, parent: Resource | undefined): CustomResourceOptions {
  const { retain, dependsOn, ignoreChanges, replaceOnChanges, deleteBeforeReplace } = resource.options ?? {};
  return {
    parent,
    ...(retain === true ? { retainOnDelete: true } : {}),
    // What another program makes, and what exists, is there already.
    ...(dependsOn === undefined ? {} : { dependsOn: dependsOn.flatMap((id) => made.get(id) ?? []) }),
    ...(ignoreChanges === undefined ? {} : { ignoreChanges: [...ignoreChanges] }),
    ...(replaceOnChanges === undefined ? {} : { replaceOnChanges: [...replaceOnChanges] }),
    ...(deleteBeforeReplace === undefined ? {} : { deleteBeforeReplace }),
  };
}

/** Makes everything of the chosen parts, in the order in which the compiler put it, and reads what they refer to elsewhere. */
export function makeResources(options: MakeOptions): Made {
  const { lowered, assets, parts } = options;
  const pulumi = loadPulumi();
  const documents = new Map(lowered.documents.map((document) => [document.id, document]));
  const made = new Map<string, CustomResource>();
  const read = new Map<string, Resource | Output<unknown>>();

  const readExisting = ({ type, id, from, part, physicalId }: Existing): Resource =>
    new (resourceClass(type))(options.name(id), undefined, { parent: options.parent({ from, part }), id: resolveValue(physicalId) as string });

  const elsewhere = (id: string): Existing | undefined => {
    const existing = lowered.existing.find((candidate) => candidate.id === id);
    if (existing !== undefined) return existing;
    const resource = lowered.resources.find((candidate) => candidate.id === id);
    const physicalId = resource === undefined ? undefined : options.physicalId?.(resource);
    return resource === undefined || physicalId === undefined ? undefined : { ...resource, physicalId };
  };

  const readOnce = (id: string): Resource | Output<unknown> => {
    const lookup = lowered.lookups.find((candidate) => candidate.id === id);
    if (lookup !== undefined) return pulumi.runtime.invokeOutput(lookup.call, resolveValue(lookup.args) as Record<string, unknown>, callDefaults(lookup.call));
    const existing = elsewhere(id);
    if (existing === undefined) throw new Error(`nothing is known of "${id}", which something refers to`);
    return readExisting(existing);
  };

  const find = (id: string): Resource | Output<unknown> => {
    const found = made.get(id) ?? read.get(id) ?? readOnce(id);
    if (!made.has(id)) read.set(id, found);
    return found;
  };

  const engine = pulumiEngine({
    find,
    asset: (id) => {
      const found = lowered.assets.find((candidate) => candidate.id === id);
      if (found === undefined) throw new Error(`there is no asset "${id}"`);
      return { hash: found.hash, content: assetContent(found, assets, options.assetFolder) };
    },
  });
  const resolveValue = (value: unknown): unknown => resolve(value, documents, engine);

  for (const resource of lowered.resources.filter(({ part }) => parts.includes(part))) {
    const inputs = resolveValue(resource.props);
    made.set(resource.id, new (resourceClass(resource.type))(options.name(resource.id), inputs, optionsOf(resource, made, options.parent(resource))));
  }
  const outputs = Object.fromEntries(lowered.outputs.filter(({ part }) => parts.includes(part)).map(({ name, value }) => [name, resolveValue(value)]));
  return { resources: made, outputs };
}
