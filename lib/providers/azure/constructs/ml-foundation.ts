import type { ComponentResourceOptions, CustomResource } from '@pulumi/pulumi';
import { environmentAlone, type EnvironmentAlone } from '../../../engine/environment-alone.js';
import { Assembly, compiledOf, loadPulumi, type CompiledSpec, type SpecArgs } from '../../../engine/pulumi/index.js';
import { azureHooks } from './hooks.js';

/** Arguments of {@link MlFoundation}: the spec of any system of the environment, or the environments alone. */
export type MlFoundationArgs = SpecArgs | EnvironmentAlone;

/**
 * What the systems of one environment share: the Azure ML workspace with its storage, key vault, registry, logs and identity, or
 * what was brought of it. It has nothing of a system in it: every spec of the same environment gives the same.
 *
 * @example
 * const foundation = new MlFoundation('dev', { environments: { dev: { azure: { subscription: '00000000-0000-0000-0000-000000000000', resourceGroup: 'ml-dev', location: 'westeurope' } } } });
 */
export class MlFoundation extends loadPulumi('azure').ComponentResource {
  /** Every resource, by its stable id: `foundation.workspace`. */
  readonly nodes: ReadonlyMap<string, CustomResource>;

  /** Its name in Pulumi. */
  readonly pulumiName: string;
  /** Name of the environment. */
  readonly environment: string;
  /** Where the environment is: `…0000, ml-dev`. */
  readonly place: string;

  constructor(name: string, args: MlFoundationArgs | CompiledSpec, opts?: ComponentResourceOptions) {
    const compiled = compiledOf('azure', 'lowered' in args ? args : environmentAlone(args));
    super('trivium:azure:MlFoundation', name, {}, azureHooks.optionsOf(name, compiled, opts));
    this.pulumiName = name;
    this.environment = compiled.environment;
    this.place = azureHooks.place(compiled);
    this.nodes = new Assembly({ hooks: azureHooks, name, root: this, source: undefined, foundation: undefined }).bind(
      this,
      'foundation',
      name,
      compiled,
    ).nodes;
    this.registerOutputs({});
  }
}
