import type { NounSupport } from '../../../compiler/support.js';

/** What aws does with the fields of a system. */
export const systemSupport: NounSupport<'aws', 'system'> = {
  trivium: 'mapped',
  system: 'mapped',
  owner: 'mapped',
  'tags.*': 'mapped',
  'overrides.aws': 'mapped',
};
