import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { SecretNode } from '../../../plan/secret.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

/** What aws does with the fields of a secret. */
export const secretSupport = {} as NounSupport<'aws', 'secret'>;

/** Lowers a secret. */
export function lowerSecret(_node: SecretNode, _scope: AwsScope): Contribution<AwsTypes> {
  return {};
}
