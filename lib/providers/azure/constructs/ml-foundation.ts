import { foundationOf } from '../../../engine/pulumi/index.js';
import { azureHooks } from './hooks.js';

/**
 * What the systems of one environment share: the Azure ML workspace with its storage, key vault, registry, logs and identity, or
 * what was brought of it. It has nothing of a system in it: every spec of the same environment gives the same.
 *
 * @example
 * const foundation = new MlFoundation('dev', { environments: { dev: { azure: { subscription: '00000000-0000-0000-0000-000000000000', resourceGroup: 'ml-dev', location: 'westeurope' } } } });
 */
export class MlFoundation extends foundationOf(azureHooks) {}
