import type { Contribution } from '../../../compiler/contribution.js';
import type { ReleaseNode } from '../../../plan/release.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';

/** Lowers a release. */
export function lowerRelease(_node: ReleaseNode, _scope: GcpScope): Contribution<GcpTypes> {
  return {};
}
