import type { ComponentResourceOptions, CustomResourceOptions, ProviderResource, Resource } from '@pulumi/pulumi';
import { resourceClass, type CompiledSpec } from '../../../engine/pulumi/index.js';

/** The package of the SDK, as Pulumi finds the provider of a type by it. */
const PACKAGE = 'azure-native';
/** What stands for any type of the package when a component is asked for its provider. */
const ANY_TYPE = `${PACKAGE}:resources:ResourceGroup`;

/**
 * The provider for the subscription that the spec names. Ids of resources are made of it: with the subscription that happens to be the caller's
 * default, half of a system would refer to another.
 */
export function azureProviderFor(
  name: string,
  { spec, environment }: CompiledSpec,
  options: CustomResourceOptions = {},
): ProviderResource {
  const place = spec.environments[environment]?.azure;
  // The class of a provider has the token of its package alone.
  return new (resourceClass(`${PACKAGE}::Provider`))(
    name,
    { subscriptionId: place?.subscription, location: place?.location },
    options,
  ) as unknown as ProviderResource;
}

/** Providers that the caller gives, of any package. */
const givenBy = ({ provider, providers = {} }: ComponentResourceOptions): readonly ProviderResource[] => [
  ...(provider === undefined ? [] : [provider]),
  ...Object.values(providers),
];

const isAzure = (provider: ProviderResource): boolean =>
  (resourceClass(`${PACKAGE}::Provider`) as unknown as { isInstance(value: unknown): boolean }).isInstance(provider);

/** Whether a component above has a provider that those below it take. */
const inherits = (parent: Resource | undefined): boolean => parent?.getProvider(ANY_TYPE) !== undefined;

/** Options of a component with that provider, unless the caller has chosen one: for the component, or for one above it. */
export function inSubscription(
  name: string,
  compiled: CompiledSpec,
  opts: ComponentResourceOptions = {},
): ComponentResourceOptions {
  const given = givenBy(opts);
  if (given.some(isAzure) || inherits(opts.parent)) return opts;
  const { provider: _other, ...rest } = opts;
  const own = azureProviderFor(`${name}.provider`, compiled, opts.parent === undefined ? {} : { parent: opts.parent });
  return { ...rest, providers: [...given, own] };
}
