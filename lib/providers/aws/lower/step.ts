import type { NounSupport } from '../../../compiler/support.js';

/** What aws does with the fields of a step. */
export const stepSupport = {} as NounSupport<'aws', 'step'>;
