import type { DatasetNode } from '../../plan/dataset.js';
import type { AwsScope } from './scope.js';

/** The address of a dataset that this target reads: one for all targets, or its own. */
export function datasetUri(node: DatasetNode, _scope: AwsScope): string | undefined {
  return typeof node.uri === 'string' ? node.uri : node.uri.aws;
}
