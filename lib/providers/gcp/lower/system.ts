import type { NounSupport } from '../../../compiler/support.js';

/** What gcp does with the fields of a system. */
export const systemSupport: NounSupport<'gcp', 'system'> = {
  trivium: 'mapped',
  system: 'mapped',
  // As labels; what has to be changed is said in a note each (TRV5001).
  owner: 'mapped',
  'tags.*': 'mapped',
  'overrides.gcp': 'mapped',
};
