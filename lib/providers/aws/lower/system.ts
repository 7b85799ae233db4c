import type { NounSupport } from '../../../compiler/support.js';

/** What aws does with the fields of a system. */
export const systemSupport = {} as NounSupport<'aws', 'system'>;
