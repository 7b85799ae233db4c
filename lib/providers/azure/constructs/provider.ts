import type { ComponentResourceOptions, ProviderResource } from '@pulumi/pulumi';
import { resourceClass, type CompiledSpec } from '../../../engine/pulumi/index.js';

/**
 * The provider for the subscription that the spec names. Ids of resources are made of it: with the subscription that happens to be the caller's
 * default, half of a system would refer to another.
 */
export function azureProviderFor(name: string, { spec, environment }: CompiledSpec): ProviderResource {
  const place = spec.environments[environment]?.azure;
  // The class of a provider has the token of its package alone.
  return new (resourceClass('azure-native::Provider'))(name, { subscriptionId: place?.subscription, location: place?.location }) as unknown as ProviderResource;
}

/** Options of a component with that provider, unless the caller has chosen one. */
export function inSubscription(name: string, compiled: CompiledSpec, opts: ComponentResourceOptions = {}): ComponentResourceOptions {
  return opts.provider !== undefined || opts.providers !== undefined || opts.parent !== undefined ? opts : { ...opts, provider: azureProviderFor(`${name}.provider`, compiled) };
}
