import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import { isLocalPath, type DatasetNode } from '../../../plan/dataset.js';
import { dataAsset, datasetUri } from '../data.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

const NO_SCHEMA = { approximated: 'SageMaker keeps no schema of data in S3, so that nothing reads it there' } as const;

/** What aws does with the fields of a dataset. */
export const datasetSupport: NounSupport<'aws', 'dataset'> = {
  description: { approximated: 'data in S3 has no description: it stays in the spec' },
  uri: 'mapped', type: 'mapped', format: { approximated: 'training jobs get it as the content type of their channel; processing jobs have none' },
  'columns.*.type': NO_SCHEMA, 'columns.*.min': NO_SCHEMA, 'columns.*.max': NO_SCHEMA, 'columns.*.required': NO_SCHEMA,
  'access.aws.key': 'mapped', 'access.aws.account': 'mapped',
};

/** Lowers a dataset: a local one is uploaded with the stack; one in S3 is used in place. */
export function lowerDataset(node: DatasetNode, scope: AwsScope): Contribution<AwsTypes> {
  const uri = datasetUri(node);
  if (uri === undefined) scope.reporter.report('TRV6012', [...node.at, 'uri'], { dataset: node.name, target: 'aws' });
  else if (!isLocalPath(uri) && !/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/|$)/.test(uri)) scope.reporter.report('TRV3006', [...node.at, 'uri'], { uri });
  const upload = dataAsset(node, scope);
  return upload === undefined ? {} : { assets: [upload] };
}
