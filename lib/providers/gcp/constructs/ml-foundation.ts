import { foundationOf } from '../../../engine/pulumi/index.js';
import { gcpHooks } from './hooks.js';

/**
 * What the systems of one environment share: the bucket, the repositories of images and the BigQuery dataset of captured requests, as far as
 * they are not brought; APIs and audit logs of the project where the environment asks for them. It has nothing of a system in it: every spec
 * of the same environment gives the same.
 *
 * @example
 * const foundation = new MlFoundation('dev', { environments: { dev: { gcp: { project: 'acme-ml-dev', region: 'europe-west1' } } } });
 */
export class MlFoundation extends foundationOf(gcpHooks) {}
