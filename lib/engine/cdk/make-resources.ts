import type { CfnResource, Stack } from 'aws-cdk-lib';
import type { AssetCatalog } from '../../asset/catalog.js';
import { printable, resolve, type Engine } from '../../lowered/resolve.js';
import type { AnyResource, Document, ResourceOptions } from '../../lowered/resource.js';
import { acknowledge } from './acknowledge.js';
import { checkOverridden, makeOverridden } from './check-overridden.js';
import { cdkEngine } from './cdk-engine.js';
import { claimOnce, type ClaimOptions } from './claim-once.js';
import type { FoundationParts } from './made.js';
import { loadCdk, resourceClass } from './sdk.js';
import { Uploads } from './uploads.js';

/** What a bind decides. */
export interface MakeOptions extends ClaimOptions {
  readonly assets: AssetCatalog;
  /** Folder of the uploads in CDK's bucket, without slashes at its ends. */
  readonly folder: string;
  /** What stands in the same app; in another stack it is imported by the names of its exports. */
  readonly foundation?: FoundationParts;
}

/** Makes resources one after the other, and finds what they refer to. */
class Maker {
  readonly #documents: ReadonlyMap<string, Document>;
  readonly #engines = new Map<Stack, Engine>();
  readonly #ids: ReadonlySet<string>;
  readonly #uploads: Uploads | undefined;
  readonly #resources: readonly AnyResource[];

  constructor(private readonly options: MakeOptions) {
    const { lowered, assets, part, folder, self } = options;
    this.#documents = new Map(lowered.documents.map((document) => [document.id, document]));
    this.#resources = lowered.resources.filter((resource) => resource.part === part);
    this.#ids = new Set(this.#resources.map(({ id }) => id));
    this.#uploads =
      part === 'system' && lowered.assets.length > 0
        ? new Uploads(loadCdk().Stack.of(self), folder, lowered.assets, assets)
        : undefined;
  }

  value(stack: Stack, content: unknown): unknown {
    return resolve(content, this.#documents, this.#engine(stack));
  }

  make(): void {
    const { made } = this.options;
    for (const resource of this.#resources) {
      const changed = this.#changed(resource);
      const before = made.resources.get(resource.id);
      if (before === undefined) this.#add(resource);
      // The properties of an L1 construct are settable until the app is synthesised.
      else if (Object.keys(changed).length > 0) Object.assign(before, this.value(before.stack, changed));
    }
  }

  addOutputs(): void {
    const { self, lowered, part, made } = this.options;
    const { Stack: StackClass } = loadCdk();
    for (const { name, description, value: content } of lowered.outputs.filter((output) => output.part === part)) {
      if (!made.differs(`output ${name}`, this.#text(content))) continue;
      const before = made.outputs.get(name);
      const stack = before?.stack ?? StackClass.of(self);
      const value = String(this.value(stack, content));
      if (before === undefined) made.outputs.set(name, this.#output(`Output${name}`, name, { description, value }));
      else before.value = value;
    }
  }

  addExports(): void {
    const { exported = {}, exportName, made } = this.options;
    for (const [id, attrs] of Object.entries(exported)) {
      const resource = made.resources.get(id);
      if (resource === undefined) continue;
      for (const attr of attrs) {
        this.#output(`Export${id}${attr}`, `Export${id}${attr}`, {
          value: attr === 'Ref' ? resource.ref : resource.getAtt(attr).toString(),
          exportName: exportName(id, attr),
        });
      }
    }
  }

  /** Properties that are not as they were when the resource was made. */
  #changed({ id, props }: AnyResource): Readonly<Record<string, unknown>> {
    const { made } = this.options;
    return Object.fromEntries(
      Object.entries(props as Readonly<Record<string, unknown>>).filter(
        ([name, content]) => content !== undefined && made.differs(`${id} ${name}`, this.#text(content)),
      ),
    );
  }

  #output(
    id: string,
    logicalId: string,
    props: ConstructorParameters<ReturnType<typeof loadCdk>['CfnOutput']>[2],
  ): InstanceType<ReturnType<typeof loadCdk>['CfnOutput']> {
    const { CfnOutput, Stack: StackClass } = loadCdk();
    const output = new CfnOutput(StackClass.of(this.options.self), id, props);
    output.overrideLogicalId(logicalId);
    return output;
  }

  #text(content: unknown): string {
    return JSON.stringify(printable(content, this.#documents));
  }

  #engine(stack: Stack): Engine {
    const known = this.#engines.get(stack);
    if (known !== undefined) return known;
    const { exportName } = this.options;
    const engine = cdkEngine({
      stack,
      uploads: this.#uploads,
      exportName,
      find: (id) => this.#find(id, stack),
      isOwn: (id) => this.#ids.has(id),
    });
    this.#engines.set(stack, engine);
    return engine;
  }

  #find(id: string, stack: Stack): CfnResource | undefined {
    const { made, foundation } = this.options;
    return made.resources.get(id) ?? (foundation?.stack === stack ? foundation.resources.get(id) : undefined);
  }

  #add(resource: AnyResource): void {
    const { parent, made } = this.options;
    const scope = parent(resource);
    const stack = loadCdk().Stack.of(scope);
    claimOnce(this.options, resource, stack);
    const props = this.value(stack, resource.props);
    const construct = (given: unknown): CfnResource => new (resourceClass(resource.type))(scope, resource.id, given);
    const added = resource.overridden === undefined ? construct(props) : makeOverridden(resource, props, construct);
    added.overrideLogicalId(resource.id);
    made.resources.set(resource.id, added);
    this.#applyOptions(added, resource.options);
  }

  #applyOptions(added: CfnResource, options: ResourceOptions = {}): void {
    if (options.retain !== undefined) {
      const { CfnDeletionPolicy } = loadCdk();
      // What a first deployment that failed leaves has nothing in it, and its name would stop the next one.
      added.cfnOptions.deletionPolicy = CfnDeletionPolicy[options.retain ? 'RETAIN_EXCEPT_ON_CREATE' : 'DELETE'];
      added.cfnOptions.updateReplacePolicy = CfnDeletionPolicy[options.retain ? 'RETAIN' : 'DELETE'];
    }
    for (const id of options.dependsOn ?? []) {
      const other = this.#find(id, added.stack);
      // What another stack makes is there before this one.
      if (other !== undefined && other.stack === added.stack) added.addResourceDependency(other);
    }
  }
}

/** Makes the resources of one part, in the order in which the compiler put them; what was made before is left where it stands. */
export function makeResources(options: MakeOptions): void {
  const { self, lowered, made } = options;
  const maker = new Maker(options);
  maker.make();
  const stack = loadCdk().Stack.of(self);
  checkOverridden(stack, lowered.resources, made.resources);
  acknowledge(lowered, made, stack, (value) => maker.value(stack, value));
  maker.addOutputs();
  maker.addExports();
}
