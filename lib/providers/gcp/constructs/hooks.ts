import type { ComponentHooks } from '../../../engine/pulumi/index.js';
import { physicalId } from '../physical-id.js';

/** What Google Cloud adds to the components of Pulumi. */
export const gcpHooks: ComponentHooks = { target: 'gcp', physicalId };
