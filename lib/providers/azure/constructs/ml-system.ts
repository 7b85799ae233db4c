import type { ComponentResourceOptions, CustomResource } from '@pulumi/pulumi';
import { bindPart, compiledOf, loadPulumi, type CompiledSpec, type SpecArgs } from '../../../engine/pulumi/index.js';
import { azureHooks } from './hooks.js';
import type { MlFoundation } from './ml-foundation.js';
import { inSubscription } from './provider.js';

/** What a system stands on. */
export interface OnFoundation {
  /**
   * The foundation, when the same program makes it.
   *
   * @default - another program made it: it is read by its names
   */
  readonly foundation?: MlFoundation;
}

/** Arguments of {@link MlSystem}. */
export interface MlSystemArgs extends SpecArgs, OnFoundation {}

/**
 * One machine-learning system on Azure: everything that its spec says. Below it there is a component for each pipeline, job and endpoint, and
 * one for the alarms.
 *
 * @example
 * const system = new MlSystem('wine-quality', { spec: 'system.yaml', environment: 'dev', foundation });
 * export const start = system.outputs.PipelinesTrainStart;
 */
export class MlSystem extends loadPulumi('azure').ComponentResource {
  /** Every resource, by its stable id: `pipelines.train`. */
  readonly nodes: ReadonlyMap<string, CustomResource>;
  /** The outputs of the system by name: `PipelinesTrainId`, `EndpointsLiveAddress`, … */
  readonly outputs: Readonly<Record<string, unknown>>;

  constructor(name: string, args: MlSystemArgs | (CompiledSpec & OnFoundation), opts?: ComponentResourceOptions) {
    const compiled = compiledOf('azure', args);
    super('trivium:azure:MlSystem', name, {}, inSubscription(name, compiled, opts));
    const bound = bindPart(azureHooks, 'system', name, this, compiled, args.foundation?.nodes);
    this.nodes = bound.nodes;
    this.outputs = bound.outputs;
    this.registerOutputs({ ...bound.outputs });
  }
}
