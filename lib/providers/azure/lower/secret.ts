import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { SecretNode } from '../../../plan/secret.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';

/** What azure does with the fields of a secret. */
export const secretSupport = {} as NounSupport<'azure', 'secret'>;

/** Lowers a secret. */
export function lowerSecret(_node: SecretNode, _scope: AzureScope): Contribution<AzureTypes> {
  return {};
}
