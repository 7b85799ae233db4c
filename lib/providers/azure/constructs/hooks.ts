import type { ComponentHooks } from '../../../engine/pulumi/index.js';
import { physicalId } from '../physical-id.js';
import { inSubscription } from './provider.js';

/** What Azure adds to the components of Pulumi. */
export const azureHooks: ComponentHooks = {
  target: 'azure',
  optionsOf: inSubscription,
  physicalId: (resource, { spec, environment }) =>
    physicalId(resource, spec.environments[environment]?.azure?.subscription ?? ''),
  place: ({ spec, environment }) =>
    [spec.environments[environment]?.azure?.subscription, spec.environments[environment]?.azure?.resourceGroup].join(
      ', ',
    ),
};
