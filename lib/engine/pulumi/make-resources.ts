import type { CustomResource, CustomResourceOptions, Output, Resource } from '@pulumi/pulumi';
import type { AssetCatalog } from '../../asset/catalog.js';
import { resolve, type Engine } from '../../lowered/resolve.js';
import type { AnyLowered, AnyResource, Document, Existing, Lookup, Part } from '../../lowered/resource.js';
import { assetContent, type AssetContent } from './asset-file.js';
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
  /** What was made before of the same system, by stable id: it is left as it is, and what is new is added. */
  readonly made?: Map<string, CustomResource>;
  /** What was read or asked before for the same system. */
  readonly read?: Map<string, Found>;
  /** What another component of the same program made, by stable id. */
  readonly already?: ReadonlyMap<string, CustomResource>;
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

/** What is read from the cloud: a resource, or the answer to a question. */
export type Found = Resource | Output<unknown>;

/** Makes resources one after the other, and finds what they refer to. */
class Maker {
  readonly made: Map<string, CustomResource>;
  readonly #read: Map<string, Found>;
  readonly #documents: ReadonlyMap<string, Document>;
  readonly #engine: Engine;

  constructor(private readonly options: MakeOptions) {
    this.made = options.made ?? new Map();
    this.#read = options.read ?? new Map();
    this.#documents = new Map(options.lowered.documents.map((document) => [document.id, document]));
    this.#engine = pulumiEngine({ find: (id) => this.#find(id), asset: (id) => this.#asset(id) });
  }

  value(value: unknown): unknown {
    return resolve(value, this.#documents, this.#engine);
  }

  make(resource: AnyResource): void {
    const { name, parent } = this.options;
    this.made.set(
      resource.id,
      new (resourceClass(resource.type))(
        name(resource.id),
        this.value(resource.props),
        this.#optionsOf(resource, parent(resource)),
      ),
    );
  }

  #optionsOf({ options }: AnyResource, parent: Resource | undefined): CustomResourceOptions {
    const { retain, dependsOn, ignoreChanges, replaceOnChanges, deleteBeforeReplace } = options ?? {};
    return {
      parent,
      ...(retain === true ? { retainOnDelete: true } : {}),
      // What another program makes, and what exists, is there already.
      ...(dependsOn === undefined ? {} : { dependsOn: dependsOn.flatMap((id) => this.#madeHere(id) ?? []) }),
      ...(ignoreChanges === undefined ? {} : { ignoreChanges: [...ignoreChanges] }),
      ...(replaceOnChanges === undefined ? {} : { replaceOnChanges: [...replaceOnChanges] }),
      ...(deleteBeforeReplace === undefined ? {} : { deleteBeforeReplace }),
    };
  }

  #madeHere(id: string): CustomResource | undefined {
    return this.made.get(id) ?? this.options.already?.get(id);
  }

  #find(id: string): Found {
    const found = this.#madeHere(id) ?? this.#read.get(id);
    if (found !== undefined) return found;
    const read = this.#readOnce(id);
    this.#read.set(id, read);
    return read;
  }

  #readOnce(id: string): Found {
    const lookup = this.options.lowered.lookups.find((candidate) => candidate.id === id);
    if (lookup !== undefined) return this.#ask(lookup);
    const existing = this.#elsewhere(id);
    if (existing === undefined) throw new Error(`nothing is known of "${id}", which something refers to`);
    const { name, parent } = this.options;
    return new (resourceClass(existing.type))(name(id), undefined, {
      parent: parent(existing),
      id: this.value(existing.physicalId) as string,
    });
  }

  #ask({ call, args, part }: Lookup): Output<unknown> {
    // Asked through the provider of the component, which knows the account.
    const parent = this.options.parent({ from: '', part });
    return loadPulumi().runtime.invokeOutput(call, this.value(args) as Record<string, unknown>, {
      ...callDefaults(call),
      ...(parent === undefined ? {} : { parent }),
    });
  }

  #elsewhere(id: string): Existing | undefined {
    const { lowered, physicalId } = this.options;
    const existing = lowered.existing.find((candidate) => candidate.id === id);
    if (existing !== undefined) return existing;
    const resource = lowered.resources.find((candidate) => candidate.id === id);
    const physical = resource === undefined ? undefined : physicalId?.(resource);
    return resource === undefined || physical === undefined ? undefined : { ...resource, physicalId: physical };
  }

  #asset(id: string): { readonly hash: string; readonly content: AssetContent } {
    const { lowered, assets, assetFolder } = this.options;
    const found = lowered.assets.find((candidate) => candidate.id === id);
    if (found === undefined) throw new Error(`there is no asset "${id}"`);
    return { hash: found.hash, content: assetContent(found, assets, assetFolder) };
  }
}

/** Makes everything of the chosen parts, in the order in which the compiler put it, and reads what they refer to elsewhere. */
export function makeResources(options: MakeOptions): Made {
  const { lowered, parts } = options;
  const maker = new Maker(options);
  for (const resource of lowered.resources) {
    if (parts.includes(resource.part) && !maker.made.has(resource.id)) maker.make(resource);
  }
  const outputs = lowered.outputs
    .filter(({ part }) => parts.includes(part))
    .map(({ name, value }) => [name, maker.value(value)] as const);
  return { resources: maker.made, outputs: Object.fromEntries(outputs) };
}
