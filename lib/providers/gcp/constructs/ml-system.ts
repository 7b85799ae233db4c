import type { ComponentResourceOptions, CustomResource } from '@pulumi/pulumi';
import { bindPart, compiledOf, loadPulumi, type CompiledSpec, type SpecArgs } from '../../../engine/pulumi/index.js';
import { gcpHooks } from './hooks.js';
import type { MlFoundation } from './ml-foundation.js';

/** What a system stands on. */
export interface OnFoundation {
  /**
   * The foundation, when the same program makes it.
   *
   * @default - another program made it: it is found by its names
   */
  readonly foundation?: MlFoundation;
}

/** Arguments of {@link MlSystem}. */
export interface MlSystemArgs extends SpecArgs, OnFoundation {}

/**
 * One machine-learning system on Google Cloud: everything that its spec says. Below it there is a component for each pipeline, job and
 * endpoint, and one for the alarms.
 *
 * @example
 * const system = new MlSystem('wine-quality', { spec: 'system.yaml', environment: 'dev', foundation });
 * export const start = system.outputs.PipelinesTrainStart;
 */
export class MlSystem extends loadPulumi('gcp').ComponentResource {
  /** Every resource, by its stable id: `triggers.nightly`. */
  readonly nodes: ReadonlyMap<string, CustomResource>;
  /** The outputs of the system by name: `PipelinesTrainId`, `EndpointsLiveAddress`, … */
  readonly outputs: Readonly<Record<string, unknown>>;

  constructor(name: string, args: MlSystemArgs | (CompiledSpec & OnFoundation), opts?: ComponentResourceOptions) {
    super('trivium:gcp:MlSystem', name, {}, opts);
    const bound = bindPart(gcpHooks, 'system', name, this, compiledOf('gcp', args), args.foundation?.nodes);
    this.nodes = bound.nodes;
    this.outputs = bound.outputs;
    this.registerOutputs({ ...bound.outputs });
  }
}
