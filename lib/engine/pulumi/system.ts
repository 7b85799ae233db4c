import type { ComponentResource, ComponentResourceOptions, CustomResource } from '@pulumi/pulumi';
import type { ComponentKind } from '../noun.js';
import { Assembly, type Holder, type MakeComponent } from './assembly.js';
import { compiledOf, type SpecArgs } from './compile-spec.js';
import type { ComponentHooks } from './hooks.js';
import { Placed, type OnFoundation } from './noun.js';
import type { NounClass } from './nouns.js';
import { loadPulumi } from './sdk.js';

/** Arguments of `MlSystem`. */
export interface MlSystemArgs extends SpecArgs, OnFoundation {}

/** A component that is a system. */
export interface SystemComponent extends Holder {
  /** Every resource, by its stable id: `pipelines.train`; those of nouns that were added, too. */
  readonly nodes: ReadonlyMap<string, CustomResource>;
  /** The outputs of the system by name: `PipelinesTrainId`, `EndpointsLiveAddress`, …; those of nouns that were added, too. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** A class that makes a system. */
export type SystemClass = new (name: string, args: MlSystemArgs, opts?: ComponentResourceOptions) => SystemComponent;

/** The classes of a cloud that a system makes its nouns of. */
export type NounClasses = { readonly [K in ComponentKind]: NounClass<never> };

/** Makes the component below a system for a part of its spec: what it is was compiled with the system. */
const placeNoun =
  (nouns: NounClasses, parent: ComponentResource): MakeComponent =>
  ({ kind }, name, assembly) =>
    new nouns[kind](name, new Placed(assembly) as never, { parent });

/** What a class of a system extends. */
export function systemOf(hooks: ComponentHooks, nouns: NounClasses): SystemClass {
  return class extends loadPulumi(hooks.target).ComponentResource implements SystemComponent {
    readonly nodes: ReadonlyMap<string, CustomResource>;
    readonly outputs: Readonly<Record<string, unknown>>;
    readonly assembly: Assembly;

    constructor(name: string, args: MlSystemArgs, opts?: ComponentResourceOptions) {
      const compiled = compiledOf(hooks.target, args);
      super(`trivium:${hooks.target}:MlSystem`, name, {}, hooks.optionsOf(name, compiled, opts));
      const { source } = compiled;
      const { foundation } = args;
      const component = placeNoun(nouns, this);
      this.assembly = new Assembly({ hooks, name, root: this, source, foundation, component });
      this.nodes = this.assembly.bind(this, 'system', name, compiled).nodes;
      this.outputs = this.assembly.outputs;
      this.registerOutputs({ ...this.outputs });
    }
  };
}
