import type { Contribution } from '../../../compiler/contribution.js';
import { pascalName } from '../../../compiler/physical-name.js';
import type { NounSupport } from '../../../compiler/support.js';
import { canonicalJson, sha256 } from '../../../lowered/canonical.js';
import { asset } from '../../../lowered/ref.js';
import type { LoweredAsset } from '../../../lowered/resource.js';
import { isLocalPath, type DatasetNode } from '../../../plan/dataset.js';
import { dataAsset, datasetUri } from '../data.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

const BESIDE = {
  approximated:
    'SageMaker keeps no registry of data: it is uploaded as a JSON file, whose address is an output of the stack',
} as const;

/** What aws does with the fields of a dataset. */
export const datasetSupport: NounSupport<'aws', 'dataset'> = {
  description: BESIDE,
  uri: 'mapped',
  type: 'mapped',
  format: 'mapped',
  'columns.*.type': BESIDE,
  'columns.*.min': BESIDE,
  'columns.*.max': BESIDE,
  'columns.*.required': BESIDE,
  'access.aws.key': 'mapped',
  'access.aws.account': 'mapped',
};

/** What people and monitors need to know of a dataset, and nothing on the platform has a place for. */
function descriptionAsset({ id, name, spec }: DatasetNode): LoweredAsset | undefined {
  const { description, format, columns } = spec;
  if (description === undefined && format === 'other' && Object.keys(columns).length === 0) return undefined;
  const text = `${canonicalJson({ dataset: name, description, format, columns }, 2)}\n`;
  return { id: `description:${name}`, from: id, fileName: `${name}.json`, hash: sha256(text), source: { text } };
}

/** Lowers a dataset: a local one is uploaded with the stack; one in S3 is used in place. */
export function lowerDataset(node: DatasetNode, scope: AwsScope): Contribution<AwsTypes> {
  const uri = datasetUri(node);
  if (uri === undefined) {
    scope.reporter.report('TRV6012', [...node.at, 'uri'], { dataset: node.name, target: 'aws' });
  } else if (!isLocalPath(uri) && !/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/|$)/.test(uri)) {
    scope.reporter.report('TRV3006', [...node.at, 'uri'], { uri });
  }
  const description = descriptionAsset(node);
  return {
    assets: [dataAsset(node, scope), description].filter((upload) => upload !== undefined),
    outputs:
      description === undefined
        ? []
        : [
            {
              name: `Datasets${pascalName(node.name)}Description`,
              part: 'system',
              description: `Description of ${node.name}`,
              value: asset(description.id, 'uri'),
            },
          ],
  };
}
