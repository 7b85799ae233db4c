import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { DatasetNode } from '../../../plan/dataset.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';

/** What azure does with the fields of a dataset. */
export const datasetSupport = {} as NounSupport<'azure', 'dataset'>;

/** Lowers a dataset. */
export function lowerDataset(_node: DatasetNode, _scope: AzureScope): Contribution<AzureTypes> {
  return {};
}
