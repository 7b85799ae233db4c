import type { ComponentResourceOptions, CustomResource } from '@pulumi/pulumi';
import { environmentAlone, type EnvironmentAlone } from '../environment-alone.js';
import { Assembly } from './assembly.js';
import { compiledOf, type SpecArgs } from './compile-spec.js';
import type { ComponentHooks, Foundation } from './hooks.js';
import { loadPulumi } from './sdk.js';

/** Arguments of `MlFoundation`: the spec of any system of the environment, or the environments alone. */
export type MlFoundationArgs = SpecArgs | EnvironmentAlone;

/** A class that makes what the systems of an environment share. */
export type FoundationClass = new (name: string, args: MlFoundationArgs, opts?: ComponentResourceOptions) => Foundation;

/** What a class of a foundation extends. */
export function foundationOf(hooks: ComponentHooks): FoundationClass {
  return class extends loadPulumi(hooks.target).ComponentResource implements Foundation {
    readonly nodes: ReadonlyMap<string, CustomResource>;
    readonly pulumiName: string;
    readonly environment: string;
    readonly place: string;

    constructor(name: string, args: MlFoundationArgs, opts?: ComponentResourceOptions) {
      const compiled = compiledOf(hooks.target, environmentAlone(args));
      super(`trivium:${hooks.target}:MlFoundation`, name, {}, hooks.optionsOf(name, compiled, opts));
      this.pulumiName = name;
      this.environment = compiled.environment;
      this.place = hooks.place(compiled);
      const assembly = new Assembly({ hooks, name, root: this, source: undefined, foundation: undefined });
      this.nodes = assembly.bind(this, 'foundation', name, compiled).nodes;
      this.registerOutputs({});
    }
  };
}
