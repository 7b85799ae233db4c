import type { Contribution } from '../../../compiler/contribution.js';
import type { ReleaseNode } from '../../../plan/release.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

/** Lowers a release. */
export function lowerRelease(_node: ReleaseNode, _scope: AwsScope): Contribution<AwsTypes> {
  return {};
}
