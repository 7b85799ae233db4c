import type { ComponentResourceOptions, CustomResource } from '@pulumi/pulumi';
import {
  Assembly,
  compiledOf,
  loadPulumi,
  type CompiledSpec,
  type OnFoundation,
  type SpecArgs,
} from '../../../engine/pulumi/index.js';
import { gcpHooks } from './hooks.js';
import { placeNoun } from './nouns.js';

/** Arguments of {@link MlSystem}. */
export interface MlSystemArgs extends SpecArgs, OnFoundation {}

/**
 * One machine-learning system on Google Cloud: everything that its spec says. Below it there is a component for each pipeline, job and
 * endpoint, and one for the alarms; and others can be added to it with `within`.
 *
 * @example
 * const system = new MlSystem('wine-quality', { spec: 'system.yaml', environment: 'dev', foundation });
 * export const start = system.outputs.PipelinesTrainStart;
 */
export class MlSystem extends loadPulumi('gcp').ComponentResource {
  /** Every resource, by its stable id: `triggers.nightly`; those of nouns that were added, too. */
  readonly nodes: ReadonlyMap<string, CustomResource>;
  /** The outputs of the system by name: `PipelinesTrainId`, `EndpointsLiveAddress`, …; those of nouns that were added, too. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** @internal */
  readonly assembly: Assembly;

  constructor(name: string, args: MlSystemArgs | (CompiledSpec & OnFoundation), opts?: ComponentResourceOptions) {
    const compiled = compiledOf('gcp', args);
    super('trivium:gcp:MlSystem', name, {}, gcpHooks.optionsOf(name, compiled, opts));
    const { foundation } = args;
    this.assembly = new Assembly({
      hooks: gcpHooks,
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
