import type { ComponentHooks } from '../../../engine/pulumi/index.js';
import { physicalId } from '../physical-id.js';

/** What Google Cloud adds to the components of Pulumi. */
export const gcpHooks: ComponentHooks = {
  target: 'gcp',
  physicalId,
  // Resources name their project themselves.
  optionsOf: (_name, _compiled, opts = {}) => opts,
  place: ({ spec, environment }) =>
    [spec.environments[environment]?.gcp?.project, spec.environments[environment]?.gcp?.region].join(', '),
};
