import type { ComponentHooks } from '../../../engine/pulumi/index.js';
import { physicalId } from '../physical-id.js';

/** What Google Cloud adds to the components of Pulumi. */
export const gcpHooks: ComponentHooks = {
  target: 'gcp', physicalId,
  place: ({ spec, environment }) => [spec.environments[environment]?.gcp?.project, spec.environments[environment]?.gcp?.region].join(', '),
};
