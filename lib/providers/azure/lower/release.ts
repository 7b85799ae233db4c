import type { Contribution } from '../../../compiler/contribution.js';
import type { ReleaseNode } from '../../../plan/release.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';

/** Lowers a release. */
export function lowerRelease(_node: ReleaseNode, _scope: AzureScope): Contribution<AzureTypes> {
  return {};
}
