import type { ComponentResource, CustomResource } from '@pulumi/pulumi';
import { formatText } from '../../diagnostics/format/index.js';
import { diagnose, type Diagnostic } from '../../diagnostics/index.js';
import { printable } from '../../lowered/resolve.js';
import type { Part } from '../../lowered/resource.js';
import type { SystemSpec } from '../../spec/generated/face.js';
import type { Addition } from '../add-nouns.js';
import { claim } from '../claims.js';
import type { SpecSource } from '../compile-source.js';
import { declaredAs, groupOf, ownedBy, type Group } from '../noun.js';
import { compileSpec, said, type CompiledSpec } from './compile-spec.js';
import type { ComponentHooks, Foundation } from './hooks.js';
import { makeResources, type Found } from './make-resources.js';
import { RemarksAtEnd } from './remarks.js';
import { loadPulumi } from './sdk.js';

/** Makes the component below a system for a part of its spec. */
export type MakeComponent = (group: Group, name: string, assembly: Assembly) => ComponentResource;

/** What an assembly begins with. */
export interface AssemblyOptions {
  readonly hooks: ComponentHooks;
  /** Begins the names of all its resources in Pulumi. */
  readonly name: string;
  /** The component that has what belongs to nobody else. */
  readonly root: ComponentResource;
  readonly source: SpecSource | undefined;
  readonly foundation: Foundation | undefined;
  /** @default - no components: everything stands below the root */
  readonly component?: MakeComponent;
}

/** A component that nouns stand within: `MlSystem`. */
export interface Holder extends ComponentResource {
  /** @internal */
  readonly assembly: Assembly;
}

/** What a component made. */
export interface Bound {
  /** Every resource, by its stable id. */
  readonly nodes: ReadonlyMap<string, CustomResource>;
  /** Outputs by name: the same contract on every target. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** Stops the program with diagnostics, without a stack. */
export function refuse(...diagnostics: readonly Diagnostic[]): never {
  throw new (loadPulumi().RunError)(`\n${formatText(diagnostics, [], { color: false })}`);
}

/**
 * One system of a program, to which components add nouns. Each adds itself to the spec; the spec is compiled as a whole, what is new is made,
 * and what all share (identities, registry entries, channels) is below the root: the same resources as if the spec had said it all at once.
 */
export class Assembly {
  readonly #resources = new Map<string, CustomResource>();
  readonly #outputs: Record<string, unknown> = {};
  readonly #read = new Map<string, Found>();
  readonly #texts = new Map<string, string>();
  readonly #owners = new Map<string, ComponentResource>();
  readonly #components = new Map<string, ComponentResource>();
  readonly #nodes = new Map<ComponentResource, Map<string, CustomResource>>();
  readonly #remarks = new RemarksAtEnd();
  #additions: readonly Addition[] = [];

  constructor(private readonly options: AssemblyOptions) {
    this.#nodes.set(options.root, this.#resources);
  }

  get name(): string {
    return this.options.name;
  }

  /** Outputs of all that was made so far. */
  get outputs(): Readonly<Record<string, unknown>> {
    return this.#outputs;
  }

  /** The resources of a component, by stable id. */
  nodesOf(component: ComponentResource): ReadonlyMap<string, CustomResource> {
    const nodes = this.#nodes.get(component) ?? new Map<string, CustomResource>();
    this.#nodes.set(component, nodes);
    return nodes;
  }

  /** The spec with what a component adds. */
  compile(by: string, parts: Partial<SystemSpec>): CompiledSpec {
    const { source, hooks } = this.options;
    if (source === undefined) throw new Error('the system was compiled elsewhere: nothing can be added to it');
    // What is wrong comes with all that was found so far: nothing of it is said again.
    this.#remarks.clear();
    return compileSpec(hooks.target, source, [...this.#additions, { by, parts }]);
  }

  /**
   * Adds what was compiled with the parts of a component.
   *
   * @param own - the parts that it is itself; what it brings beside them is where it is when the spec says it, since URNs name the types above a resource
   */
  add(
    self: ComponentResource,
    by: string,
    { own, parts }: { readonly own: Partial<SystemSpec>; readonly parts: Partial<SystemSpec> },
    compiled: CompiledSpec,
  ): Bound {
    for (const key of ownedBy(own)) if (!this.#owners.has(key)) this.#owners.set(key, self);
    this.#additions = [...this.#additions, { by, parts }];
    this.nodesOf(self);
    return this.bind(self, 'system', by, compiled);
  }

  /** Makes what is new in a compiled spec. */
  bind(self: ComponentResource, part: Part, by: string, compiled: CompiledSpec): Bound {
    const { hooks, name, foundation } = this.options;
    checkFoundation(hooks, compiled, foundation);
    const before = new Set(this.#resources.keys());
    this.#check(part, by, compiled);
    const { lowered, assets } = compiled;
    const { outputs } = makeResources({
      lowered,
      assets,
      parts: [part],
      made: this.#resources,
      read: this.#read,
      ...(foundation === undefined ? {} : { already: foundation.nodes }),
      name: (id) => `${name}.${id}`,
      parent: ({ from }) => this.#parentOf(from),
      physicalId: (resource) => hooks.physicalId(resource, compiled),
    });
    for (const { id, from } of lowered.resources) {
      const made = this.#resources.get(id);
      if (made !== undefined && !before.has(id)) this.#nodes.get(this.#parentOf(from))?.set(id, made);
    }
    const fresh = Object.fromEntries(
      lowered.outputs
        .filter((output) => output.name in outputs && this.#differs(`output ${output.name}`, output.value, compiled))
        .map((output) => [output.name, outputs[output.name]]),
    );
    Object.assign(this.#outputs, fresh);
    this.#remark(compiled);
    return { nodes: this.nodesOf(self), outputs: fresh };
  }

  /** What a foundation says of the environment is not said again; where nouns may still join, it is said when they are there. */
  #remark(compiled: CompiledSpec): void {
    const { foundation, component, source } = this.options;
    if (compiled.remarks === undefined) return;
    const { diagnostics, textOf } = compiled.remarks;
    const own = diagnostics.filter(({ path }) => path[0] !== 'environments' || foundation === undefined);
    const remarks = { diagnostics: own, textOf };
    if (component === undefined || source === undefined) said({ ...compiled, remarks });
    else this.#remarks.update(remarks);
  }

  /** Refuses what a program would make twice, and what would change after it was made. */
  #check(part: Part, by: string, compiled: CompiledSpec): void {
    const { hooks } = this.options;
    const {
      spec: { system },
      environment,
      lowered,
    } = compiled;
    const of = `${part === 'foundation' ? 'the foundation' : `the system "${system}"`} in the environment "${environment}" (${hooks.place(compiled)})`;
    for (const resource of lowered.resources.filter((candidate) => candidate.part === part)) {
      const differs = this.#differs(resource.id, resource.props, compiled);
      if (this.#resources.has(resource.id)) {
        if (differs) refuse(diagnose('TRV6022', [], { id: resource.id, by, system }));
      } else {
        claimOnce(`"${resource.id}" of ${of}`, by);
      }
    }
  }

  #differs(what: string, content: unknown, { lowered }: CompiledSpec): boolean {
    const text = JSON.stringify(
      printable(content, new Map(lowered.documents.map((document) => [document.id, document]))),
    );
    const same = this.#texts.get(what) === text;
    this.#texts.set(what, text);
    return !same;
  }

  #parentOf(from: string): ComponentResource {
    const { root, component } = this.options;
    const group = groupOf(from);
    return (
      this.#owners.get(declaredAs(from)) ??
      (group === undefined || component === undefined ? root : this.#componentOf(group, component))
    );
  }

  #componentOf(group: Group, component: MakeComponent): ComponentResource {
    const found = this.#components.get(group.key) ?? component(group, `${this.name}.${group.key}`, this);
    this.#components.set(group.key, found);
    this.nodesOf(found);
    return found;
  }
}

function claimOnce(what: string, by: string): void {
  // There is one for each program, those that run in one process too.
  const whole = loadPulumi().runtime.getMonitor();
  const twice = whole === undefined ? undefined : claim({ whole, within: 'the program', what, by });
  if (twice !== undefined) refuse(twice);
}

function checkFoundation(hooks: ComponentHooks, compiled: CompiledSpec, foundation: Foundation | undefined): void {
  if (foundation === undefined) return;
  const { environment } = compiled;
  const place = hooks.place(compiled);
  if (foundation.environment === environment && foundation.place === place) return;
  refuse(
    diagnose('TRV6018', [], {
      environment,
      place,
      foundation: foundation.pulumiName,
      foundationEnvironment: foundation.environment,
      foundationPlace: foundation.place,
    }),
  );
}
