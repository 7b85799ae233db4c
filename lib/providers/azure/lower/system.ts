import type { NounSupport } from '../../../compiler/support.js';

/** What azure does with the fields of a system. */
export const systemSupport = {} as NounSupport<'azure', 'system'>;
