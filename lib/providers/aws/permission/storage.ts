import { join, ref, type Deferred } from '../../../lowered/ref.js';
import { isLocalPath } from '../../../plan/dataset.js';
import { nodeNamed } from '../../../plan/plan.js';
import type { EndpointNode } from '../../../plan/endpoint.js';
import { artifactUri, datasetUri } from '../data.js';
import { portableArn } from '../foundation-parts.js';
import { PARTITION, type AwsScope } from '../scope.js';
import type { Statement, Text } from '../statement.js';

/** Bucket of CDK's bootstrap stack, to which code and local data are uploaded. */
export const ASSET_BUCKET = ref('AWS', 'AssetBucket');
/** Begin of the keys of this system's uploads; ends with a slash. */
export const ASSET_FOLDER = ref('AWS', 'AssetFolder');

/** S3 has resource-level permissions on objects by their key only, and the keys of runs are made at run time. */
const KEYS_OF_RUNS = 'the keys of objects are made at run time; all begin with the folder that is named';

/** Reading what is below a folder of a bucket: SageMaker lists a prefix, and gets each object. */
export function readFolder(bucketArn: Text, folder: Text, reason = KEYS_OF_RUNS): readonly Statement[] {
  return [
    { actions: ['s3:GetObject'], resources: [join`${bucketArn}/${folder}*`], wildcardReason: reason },
    {
      actions: ['s3:ListBucket'],
      resources: [bucketArn],
      conditions: { StringLike: { 's3:prefix': [join`${folder}*`] } },
    },
  ];
}

/** Writing below a folder of a bucket. */
export function writeFolder(bucketArn: Text, folder: Text): readonly Statement[] {
  return [
    {
      actions: ['s3:PutObject', 's3:AbortMultipartUpload'],
      resources: [join`${bucketArn}/${folder}*`],
      wildcardReason: KEYS_OF_RUNS,
    },
  ];
}

/** Folder of what the pipelines of this system write. */
export const runsFolder = ({ plan }: AwsScope): string => `${plan.system}/${plan.environment}/runs/`;

/** Reading what `trivium` uploads for this system: packed code, descriptors, local data. */
export const readUploads = (): readonly Statement[] =>
  readFolder(
    join`arn:${PARTITION}:s3:::${ASSET_BUCKET}`,
    ASSET_FOLDER,
    'each deployment uploads under new hashes; all keys begin with the folder of this system',
  );

const S3_URI = /^s3:\/\/([^/]+)\/?(.*)$/;

/** Reading a dataset where it is. */
export function readDataset(name: string, scope: AwsScope): readonly Statement[] {
  const node = nodeNamed(scope.plan, 'dataset', name);
  const uri = datasetUri(node, scope);
  if (uri === undefined || isLocalPath(uri)) return uri === undefined ? [] : readUploads();
  const [, bucket = '', key = ''] = S3_URI.exec(uri) ?? [];
  const { key: kmsKey, account } = node.spec.access?.aws ?? {};
  const owner: Statement['conditions'] =
    account === undefined ? undefined : { StringEquals: { 'aws:ResourceAccount': account } };
  const folder = node.spec.type === 'file' || key === '' || key.endsWith('/') ? key : `${key}/`;
  const statements = readFolder(
    join`arn:${PARTITION}:s3:::${bucket}` as string | Deferred,
    folder,
    'the objects below the address of the dataset change without the spec',
  );
  return [
    ...statements.map((statement) =>
      owner === undefined ? statement : { ...statement, conditions: { ...statement.conditions, ...owner } },
    ),
    ...(kmsKey === undefined ? [] : [{ actions: ['kms:Decrypt'], resources: [portableArn(kmsKey, scope.account)] }]),
  ];
}

/**
 * Reading the one object that an endpoint serves for good: SageMaker lists its address, and gets it. It may be in any bucket.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html (CreateModel API: execution role permissions)
 */
export function readArtifact(endpoint: EndpointNode): readonly Statement[] {
  const [, bucket = '', key = ''] = S3_URI.exec(artifactUri(endpoint) ?? '') ?? [];
  // Without a key there is no object: it is reported where the model is made.
  if (key === '') return [];
  const bucketArn = join`arn:${PARTITION}:s3:::${bucket}`;
  return [
    { actions: ['s3:GetObject'], resources: [join`${bucketArn}/${key}`] },
    { actions: ['s3:ListBucket'], resources: [bucketArn], conditions: { StringEquals: { 's3:prefix': key } } },
  ];
}
