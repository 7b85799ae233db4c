import type { AnyLowered, LoweredAsset } from '../../lowered/resource.js';
import type { AwsEnvironment } from '../../spec/types.js';
import { findAwsRegion } from './catalog/regions.js';
import { uploadName } from './uploads.js';

/** Where a system lives, as far as it is in ARNs. */
interface Place {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly dnsSuffix: string;
}

/** Where nobody lives: for documents of no environment. */
const NOWHERE: Place = { account: '111122223333', region: 'eu-west-1', partition: 'aws', dnsSuffix: 'amazonaws.com' };

/** The place of an environment; a region that AWS does not have is reported where it is written. */
function placeOf(environment: AwsEnvironment | undefined): Place {
  if (environment === undefined) return NOWHERE;
  const found = findAwsRegion(environment.region);
  const { partition, dnsSuffix } = 'region' in found ? found.region : NOWHERE;
  return { account: environment.account, region: environment.region, partition, dnsSuffix };
}

/** The bucket of CDK's bootstrap stack, where uploads are. */
const assetBucket = ({ account, region }: Place): string => `cdk-hnb659fds-assets-${account}-${region}`;
/** Below a folder for each system. */
const ASSET_FOLDER = 'trivium/example/';

function uploadValue(asset: LoweredAsset, attr: string, place: Place): string {
  const key = `${ASSET_FOLDER}${'directory' in asset.source ? `${asset.hash}/` : uploadName(asset)}`;
  const bucket = assetBucket(place);
  return attr === 'uri' ? `s3://${bucket}/${key}` : attr === 'bucket' ? bucket : key;
}

const slug = (id: string): string =>
  id
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 48);

/** What stands behind the partition in ARNs, by the service in the type of a resource: `AWS::IAM::Role` → `iam`. */
const ARNS: Readonly<Record<string, (name: string, place: Place) => string>> = {
  IAM: (name, { account }) => `iam::${account}:role/${name}`,
  S3: (name) => `s3:::${name.toLowerCase()}`,
  KMS: (_, { region, account }) => `kms:${region}:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
  SNS: (name, { region, account }) => `sns:${region}:${account}:${name}`,
  StepFunctions: (name, { region, account }) => `states:${region}:${account}:stateMachine:${name}`,
  SageMaker: (name, { region, account }) => `sagemaker:${region}:${account}:pipeline/${name}`,
  Logs: (name, { region, account }) => `logs:${region}:${account}:log-group:${name}`,
};

/** Pseudo parameters of CloudFormation. */
const PSEUDO: Readonly<Record<string, (place: Place) => string>> = {
  AccountId: ({ account }) => account,
  Partition: ({ partition }) => partition,
  Region: ({ region }) => region,
  URLSuffix: ({ dnsSuffix }) => dnsSuffix,
  StackId: ({ partition, region, account }) =>
    `arn:${partition}:cloudformation:${region}:${account}:stack/example/0a1b2c3d-0000-0000-0000-000000000000`,
  StackName: () => 'example',
  AssetBucket: assetBucket,
  AssetFolder: () => ASSET_FOLDER,
};

/** A value as AWS would give it in the account and region of an environment; without one, in account 111122223333 in eu-west-1. */
export function exampleValue(id: string, attr: string, lowered: AnyLowered, environment?: AwsEnvironment): string {
  const place = placeOf(environment);
  if (id === 'AWS') return PSEUDO[attr]?.(place) ?? attr;
  const upload = lowered.assets.find((asset) => asset.id === id);
  if (upload !== undefined) return uploadValue(upload, attr, place);
  const type = [...lowered.resources, ...lowered.existing].find((resource) => resource.id === id)?.type ?? '';
  const service = type.split('::')[1] ?? '';
  const name = slug(id);
  if (!/Arn$/i.test(attr)) return name.toLowerCase();
  const { partition, region, account } = place;
  return `arn:${partition}:${ARNS[service]?.(name, place) ?? `${service.toLowerCase() || 'sagemaker'}:${region}:${account}:${name}`}`;
}
