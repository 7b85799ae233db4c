import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { DatasetNode } from '../../../plan/dataset.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';

/** What gcp does with the fields of a dataset. */
export const datasetSupport = {} as NounSupport<'gcp', 'dataset'>;

/** Lowers a dataset. */
export function lowerDataset(_node: DatasetNode, _scope: GcpScope): Contribution<GcpTypes> {
  return {};
}
