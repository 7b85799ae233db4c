import type { ComponentResource, ComponentResourceOptions, CustomResource } from '@pulumi/pulumi';
import type { AnyResource } from '../../lowered/resource.js';
import type { CompiledSpec } from './compile-spec.js';
import type { PulumiTarget } from './target.js';

/** What a provider adds to the components that it shares with others. */
export interface ComponentHooks {
  readonly target: PulumiTarget;
  /** Id in the cloud of a resource that another program makes: it is then read. */
  physicalId(resource: AnyResource, compiled: CompiledSpec): string | undefined;
  /** Where the environment is, in words: a project and region. */
  place(compiled: CompiledSpec): string;
  /** Options of a component: with the provider of its place, where ids depend on it. */
  optionsOf(name: string, compiled: CompiledSpec, opts: ComponentResourceOptions | undefined): ComponentResourceOptions;
}

/** A foundation, as far as those who stand on it look. */
export interface Foundation extends ComponentResource {
  /** Every resource, by its stable id: `foundation.workspace`. */
  readonly nodes: ReadonlyMap<string, CustomResource>;
  /** Its name in Pulumi. */
  readonly pulumiName: string;
  /** Name of the environment. */
  readonly environment: string;
  /** Where the environment is: `acme-ml-dev, europe-west1`. */
  readonly place: string;
}
