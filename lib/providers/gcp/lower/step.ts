import type { NounSupport } from '../../../compiler/support.js';

/** What gcp does with the fields of a step. */
export const stepSupport = {} as NounSupport<'gcp', 'step'>;
