import type { NounSupport } from '../../../compiler/support.js';

/** What azure does with the fields of a step. */
export const stepSupport = {} as NounSupport<'azure', 'step'>;
