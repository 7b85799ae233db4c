import type { CfnResource } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Addition } from '../../../engine/add-nouns.js';
import { compileSpec, type CompiledSystem, type SpecProps } from '../../../engine/cdk/compile-spec.js';
import { Made } from '../../../engine/cdk/made.js';
import { Remarks } from '../../../engine/cdk/remarks.js';
import type { Foundation } from '../../../engine/cdk/stands-on.js';
import { declaredAs, groupOf, ownedBy, type Group } from '../../../engine/noun.js';
import type { SystemSpec } from '../../../spec/generated/face.js';
import { bindPart } from '../bind.js';
import { needsImages } from './images-of-app.js';

/** Makes the component below a system for a part of its spec. */
export type MakeComponent = (group: Group, assembly: Assembly) => Construct;

/** What an assembly begins with. */
export interface AssemblyOptions {
  /** The construct that has what belongs to nobody else. */
  readonly root: Construct;
  readonly source: SpecProps | undefined;
  readonly foundation: Foundation | undefined;
  /** @default - no components: everything stands below the root */
  readonly component?: MakeComponent;
}

/** A construct that nouns stand within: {@link MlSystem}. */
export interface Holder extends Construct {
  /** @internal */
  readonly assembly: Assembly;
}

/**
 * One system of an app, to which constructs add nouns. Each adds itself to the spec; the spec is compiled as a whole, what is new is made, and
 * what all share (roles, registry entries, topics) stands below the root: the same resources as if the spec had said it all at once.
 */
export class Assembly {
  readonly made = new Made();
  readonly #owners = new Map<string, Construct>();
  readonly #components = new Map<string, Construct>();
  readonly #nodes = new Map<Construct, Map<string, CfnResource>>();
  readonly #remarks = new Remarks();
  #additions: readonly Addition[] = [];
  #compiled: CompiledSystem | undefined;

  constructor(private readonly options: AssemblyOptions) {
    this.#nodes.set(options.root, this.made.resources);
  }

  /** What was compiled last: all that was added so far. */
  get compiled(): CompiledSystem {
    if (this.#compiled === undefined) throw new Error('nothing was compiled yet');
    return this.#compiled;
  }

  /** What it stands on, when that is in the same app. */
  get foundation(): Foundation | undefined {
    return this.options.foundation;
  }

  /** The resources of a construct, by logical id. */
  nodesOf(component: Construct): ReadonlyMap<string, CfnResource> {
    const nodes = this.#nodes.get(component) ?? new Map<string, CfnResource>();
    this.#nodes.set(component, nodes);
    return nodes;
  }

  /** The construct of `pipelines.train` or `alarms`: the one below the system, or the one that declared it. */
  madeAs(key: string): Construct | undefined {
    return this.#owners.get(key) ?? this.#components.get(key);
  }

  /** Adds a noun: makes what is new. */
  add(self: Construct, parts: Partial<SystemSpec>): void {
    const { source } = this.options;
    if (source === undefined) throw new Error('the system was compiled elsewhere: nothing can be added to it');
    const additions = [...this.#additions, { by: self.node.path, parts }];
    const compiled = compileSpec(source, additions);
    for (const key of ownedBy(parts)) if (!this.#owners.has(key)) this.#owners.set(key, self);
    this.#additions = additions;
    this.bind(self, compiled);
    this.annotate(self, compiled);
  }

  /** Makes what is new in a compiled spec. */
  bind(self: Construct, compiled: CompiledSystem): void {
    this.#compiled = compiled;
    bindPart(self, 'system', compiled, {
      made: this.made,
      parent: (from) => this.#parentOf(from),
      foundation: this.options.foundation,
    });
    for (const [id, resource] of this.made.resources) {
      const scope = resource.node.scope;
      if (scope !== undefined) this.#nodes.get(scope)?.set(id, resource);
    }
    needsImages(this.options.root, compiled);
  }

  /** Has CDK say what was found in the spec, once all nouns are there. What a foundation says of the environment is not said again. */
  annotate(self: Construct, { diagnostics = [] }: CompiledSystem): void {
    const { foundation } = this.options;
    this.#remarks.update(
      self,
      diagnostics.filter(({ path }) => path[0] !== 'environments' || foundation === undefined),
    );
  }

  #parentOf(from: string): Construct {
    const { root, component } = this.options;
    const group = groupOf(from);
    return (
      this.#owners.get(declaredAs(from)) ??
      (group === undefined || component === undefined ? root : this.#componentOf(group, component))
    );
  }

  #componentOf(group: Group, component: MakeComponent): Construct {
    const found = this.#components.get(group.key) ?? component(group, this);
    this.#components.set(group.key, found);
    return found;
  }
}
