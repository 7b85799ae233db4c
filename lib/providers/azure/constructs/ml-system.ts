import type { ComponentResourceOptions, CustomResource } from '@pulumi/pulumi';
import {
  Assembly,
  compiledOf,
  loadPulumi,
  type CompiledSpec,
  type OnFoundation,
  type SpecArgs,
} from '../../../engine/pulumi/index.js';
import { azureHooks } from './hooks.js';
import { placeNoun } from './nouns.js';

/** Arguments of {@link MlSystem}. */
export interface MlSystemArgs extends SpecArgs, OnFoundation {}

/**
 * One machine-learning system on Azure: everything that its spec says. Below it there is a component for each pipeline, job and endpoint, and
 * one for the alarms; and others can be added to it with `within`.
 *
 * @example
 * const system = new MlSystem('wine-quality', { spec: 'system.yaml', environment: 'dev', foundation });
 * export const start = system.outputs.PipelinesTrainStart;
 */
export class MlSystem extends loadPulumi('azure').ComponentResource {
  /** Every resource, by its stable id: `pipelines.train`; those of nouns that were added, too. */
  readonly nodes: ReadonlyMap<string, CustomResource>;
  /** The outputs of the system by name: `PipelinesTrainId`, `EndpointsLiveAddress`, …; those of nouns that were added, too. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** @internal */
  readonly assembly: Assembly;

  constructor(name: string, args: MlSystemArgs | (CompiledSpec & OnFoundation), opts?: ComponentResourceOptions) {
    const compiled = compiledOf('azure', args);
    super('trivium:azure:MlSystem', name, {}, azureHooks.optionsOf(name, compiled, opts));
    const { foundation } = args;
    this.assembly = new Assembly({
      hooks: azureHooks,
      name,
      root: this,
      source: compiled.source,
      foundation,
      component: placeNoun(this),
    });
    this.nodes = this.assembly.bind(this, 'system', name, compiled).nodes;
    this.outputs = this.assembly.outputs;
    this.registerOutputs({ ...this.outputs });
  }
}
