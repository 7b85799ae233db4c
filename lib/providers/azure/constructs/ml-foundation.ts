import type { ComponentResourceOptions, CustomResource } from '@pulumi/pulumi';
import { bindPart, compiledOf, loadPulumi, type CompiledSpec, type SpecArgs } from '../../../engine/pulumi/index.js';
import { azureHooks } from './hooks.js';
import { inSubscription } from './provider.js';

/** Arguments of {@link MlFoundation}. */
export type MlFoundationArgs = SpecArgs;

/**
 * What the systems of one environment share: the Azure ML workspace with its storage, key vault, registry, logs and identity, or
 * what was brought of it. It has nothing of a system in it: every spec of the same environment gives the same.
 *
 * @example
 * const foundation = new MlFoundation('dev', { spec: 'system.yaml', environment: 'dev' });
 */
export class MlFoundation extends loadPulumi('azure').ComponentResource {
  /** Every resource, by its stable id: `foundation.workspace`. */
  readonly nodes: ReadonlyMap<string, CustomResource>;

  constructor(name: string, args: MlFoundationArgs | CompiledSpec, opts?: ComponentResourceOptions) {
    const compiled = compiledOf('azure', args);
    super('trivium:azure:MlFoundation', name, {}, inSubscription(name, compiled, opts));
    this.nodes = bindPart(azureHooks, 'foundation', name, this, compiled).nodes;
    this.registerOutputs({});
  }
}
