import type { NounSupport } from '../../../compiler/support.js';

/** What gcp does with the fields of a system. */
export const systemSupport = {} as NounSupport<'gcp', 'system'>;
