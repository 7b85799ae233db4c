import type { ComponentResourceOptions, CustomResource } from '@pulumi/pulumi';
import { environmentAlone, type EnvironmentAlone } from '../../../engine/environment-alone.js';
import { Assembly, compiledOf, loadPulumi, type CompiledSpec, type SpecArgs } from '../../../engine/pulumi/index.js';
import { gcpHooks } from './hooks.js';

/** Arguments of {@link MlFoundation}: the spec of any system of the environment, or the environments alone. */
export type MlFoundationArgs = SpecArgs | EnvironmentAlone;

/**
 * What the systems of one environment share: the bucket, the repositories of images and the BigQuery dataset of captured requests, as far as
 * they are not brought; APIs and audit logs of the project where the environment asks for them. It has nothing of a system in it: every spec
 * of the same environment gives the same.
 *
 * @example
 * const foundation = new MlFoundation('dev', { environments: { dev: { gcp: { project: 'acme-ml-dev', region: 'europe-west1' } } } });
 */
export class MlFoundation extends loadPulumi('gcp').ComponentResource {
  /** Every resource, by its stable id: `foundation.bucket`. */
  readonly nodes: ReadonlyMap<string, CustomResource>;

  /** Its name in Pulumi. */
  readonly pulumiName: string;
  /** Name of the environment. */
  readonly environment: string;
  /** Where the environment is: `acme-ml-dev, europe-west1`. */
  readonly place: string;

  constructor(name: string, args: MlFoundationArgs | CompiledSpec, opts?: ComponentResourceOptions) {
    const compiled = compiledOf('gcp', 'lowered' in args ? args : environmentAlone(args));
    super('trivium:gcp:MlFoundation', name, {}, gcpHooks.optionsOf(name, compiled, opts));
    this.pulumiName = name;
    this.environment = compiled.environment;
    this.place = gcpHooks.place(compiled);
    this.nodes = new Assembly({ hooks: gcpHooks, name, root: this, source: undefined, foundation: undefined }).bind(
      this,
      'foundation',
      name,
      compiled,
    ).nodes;
    this.registerOutputs({});
  }
}
