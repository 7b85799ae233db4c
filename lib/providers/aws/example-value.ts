import type { AnyLowered, LoweredAsset } from '../../lowered/resource.js';
import { uploadName } from './uploads.js';

const ACCOUNT = '111122223333';
const REGION = 'eu-west-1';

/** Where uploads are: the bucket of CDK's bootstrap stack, below a folder for each system. */
const ASSETS = { bucket: `cdk-hnb659fds-assets-${ACCOUNT}-${REGION}`, folder: 'trivium/example/' } as const;

function uploadValue(asset: LoweredAsset, attr: string): string {
  const key = `${ASSETS.folder}${'directory' in asset.source ? `${asset.hash}/` : uploadName(asset)}`;
  return attr === 'uri' ? `s3://${ASSETS.bucket}/${key}` : attr === 'bucket' ? ASSETS.bucket : key;
}

const slug = (id: string): string => id.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 48);

/** Forms of ARNs by the service in the type of a resource: `AWS::IAM::Role` → `iam`. */
const ARNS: Readonly<Record<string, (name: string) => string>> = {
  IAM: (name) => `arn:aws:iam::${ACCOUNT}:role/${name}`,
  S3: (name) => `arn:aws:s3:::${name.toLowerCase()}`,
  KMS: () => `arn:aws:kms:${REGION}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
  SNS: (name) => `arn:aws:sns:${REGION}:${ACCOUNT}:${name}`,
  StepFunctions: (name) => `arn:aws:states:${REGION}:${ACCOUNT}:stateMachine:${name}`,
  SageMaker: (name) => `arn:aws:sagemaker:${REGION}:${ACCOUNT}:pipeline/${name}`,
  Logs: (name) => `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${name}`,
};

/** Pseudo parameters of CloudFormation. */
const PSEUDO: Readonly<Record<string, string>> = {
  AccountId: ACCOUNT, Partition: 'aws', Region: REGION, StackId: `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/example/0a1b2c3d-0000-0000-0000-000000000000`, StackName: 'example', URLSuffix: 'amazonaws.com',
  AssetBucket: ASSETS.bucket, AssetFolder: ASSETS.folder,
};

/** A value as AWS would give it: account 111122223333 in eu-west-1. */
export function exampleValue(id: string, attr: string, lowered: AnyLowered): string {
  if (id === 'AWS') return PSEUDO[attr] ?? attr;
  const upload = lowered.assets.find((asset) => asset.id === id);
  if (upload !== undefined) return uploadValue(upload, attr);
  const type = [...lowered.resources, ...lowered.existing].find((resource) => resource.id === id)?.type ?? '';
  const service = type.split('::')[1] ?? '';
  const name = slug(id);
  if (/Arn$/i.test(attr)) return ARNS[service]?.(name) ?? `arn:aws:${service.toLowerCase() || 'sagemaker'}:${REGION}:${ACCOUNT}:${name}`;
  return name.toLowerCase();
}
