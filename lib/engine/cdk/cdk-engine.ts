import type { CfnResource, Stack } from 'aws-cdk-lib';
import type { AssetRef, Ref } from '../../lowered/ref.js';
import type { Engine } from '../../lowered/resolve.js';
import { loadCdk } from './sdk.js';
import type { Uploads } from './uploads.js';

/** Where the engine finds what lowered data refers to. */
export interface References {
  readonly stack: Stack;
  /** A resource of the app, by its id. */
  find(id: string): CfnResource | undefined;
  /** The uploads of this stack; a stack without any has none. */
  readonly uploads: Uploads | undefined;
  /** Whether the system makes a resource: it is then made before what refers to it. */
  isOwn(id: string): boolean;
  /** Name of the export of a resource of the foundation, when it stands in another stack. */
  exportName(id: string, attr: string): string;
}

/** The id that stands for what the deployment itself knows: `ref('AWS', 'Partition')`. */
export const PSEUDO = 'AWS';

const PSEUDO_PARAMETERS = {
  Partition: 'PARTITION',
  AccountId: 'ACCOUNT_ID',
  Region: 'REGION',
  URLSuffix: 'URL_SUFFIX',
  StackName: 'STACK_NAME',
  StackId: 'STACK_ID',
} as const;

function pseudo(attr: string, { uploads }: References): string {
  if (attr === 'AssetBucket') return uploads?.place.bucket ?? '';
  if (attr === 'AssetFolder') return uploads?.place.folder ?? '';
  const name = PSEUDO_PARAMETERS[attr as keyof typeof PSEUDO_PARAMETERS] as
    (typeof PSEUDO_PARAMETERS)[keyof typeof PSEUDO_PARAMETERS] | undefined;
  if (name === undefined) throw new Error(`CloudFormation has no pseudo parameter AWS::${attr}`);
  return loadCdk().Aws[name];
}

function attribute({ 'trivium:ref': id, attr }: Ref, references: References): string {
  if (id === PSEUDO) return pseudo(attr, references);
  const resource = references.find(id);
  if (resource === undefined && references.isOwn(id)) throw new Error(`"${id}" is referred to before it is made`);
  if (resource === undefined) return loadCdk().Fn.importValue(references.exportName(id, attr));
  return attr === 'Ref' ? resource.ref : resource.getAtt(attr).toString();
}

function assetValue({ 'trivium:asset': id, attr }: AssetRef, { uploads }: References): string {
  if (uploads === undefined) throw new Error(`the stack uploads nothing, and something refers to the asset "${id}"`);
  const { bucket, key } = uploads.of(id);
  if (attr === 'uri') return `s3://${bucket}/${key}`;
  if (attr === 'key') return key;
  if (attr === 'bucket') return bucket;
  throw new Error(`the engine does not know the ${attr} of the asset "${id}"`);
}

/** References become tokens; texts and documents with tokens in them are what CDK turns into `Fn::Join`. */
export function cdkEngine(references: References): Engine {
  const encode: Engine['encode'] = (body, as) => {
    const text = references.stack.toJsonString(body);
    return as === 'json' ? text : loadCdk().Fn.base64(text);
  };
  return {
    ref: (reference) => attribute(reference, references),
    join: (parts) => parts.map(String).join(''),
    encode,
    asset: (reference) => assetValue(reference, references),
  };
}
