import type { Provider, Target } from './provider.js';

// Each target is loaded when it is compiled for. No cloud SDK is loaded by any of them: only `bind` needs one.
const LOADERS: { readonly [T in Target]: () => Provider<T> } = {
  aws: () => (require('../providers/aws/provider.js') as typeof import('../providers/aws/provider.js')).awsProvider,
  azure: () =>
    (require('../providers/azure/provider.js') as typeof import('../providers/azure/provider.js')).azureProvider,
  gcp: () => (require('../providers/gcp/provider.js') as typeof import('../providers/gcp/provider.js')).gcpProvider,
};

/** The provider of a target. */
export function providerOf<T extends Target>(target: T): Provider<T> {
  return LOADERS[target]();
}
