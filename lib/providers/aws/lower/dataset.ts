import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { DatasetNode } from '../../../plan/dataset.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

/** What aws does with the fields of a dataset. */
export const datasetSupport = {} as NounSupport<'aws', 'dataset'>;

/** Lowers a dataset. */
export function lowerDataset(_node: DatasetNode, _scope: AwsScope): Contribution<AwsTypes> {
  return {};
}
