import type { ComponentResourceOptions, CustomResource } from '@pulumi/pulumi';
import { bindPart, compiledOf, loadPulumi, type CompiledSpec, type SpecArgs } from '../../../engine/pulumi/index.js';
import { gcpHooks } from './hooks.js';

/** Arguments of {@link MlFoundation}. */
export type MlFoundationArgs = SpecArgs;

/**
 * What the systems of one environment share: the bucket, the repository of images and the BigQuery dataset of captured requests, as far as
 * they are needed and not brought; APIs and audit logs of the project where the environment asks for them. It has nothing of a system in it.
 *
 * @example
 * const foundation = new MlFoundation('dev', { spec: 'system.yaml', environment: 'dev' });
 */
export class MlFoundation extends loadPulumi('gcp').ComponentResource {
  /** Every resource, by its stable id: `foundation.bucket`. */
  readonly nodes: ReadonlyMap<string, CustomResource>;

  constructor(name: string, args: MlFoundationArgs | CompiledSpec, opts?: ComponentResourceOptions) {
    super('trivium:gcp:MlFoundation', name, {}, opts);
    this.nodes = bindPart(gcpHooks, 'foundation', name, this, compiledOf('gcp', args)).nodes;
    this.registerOutputs({});
  }
}
