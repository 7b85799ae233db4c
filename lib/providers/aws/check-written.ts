import type { LowerContext } from '../../compiler/provider.js';
import type { WrittenLeaf } from '../../compiler/written-leaves.js';
import type { PathSegment } from '../../diagnostics/index.js';
import type { DatasetAwsLeaves, EnvironmentAwsLeaves, SecretAwsLeaves } from '../../spec/generated/leaf-types.js';
import { parseArn, type Arn } from './arn.js';
import { findAwsRegion } from './catalog/regions.js';

type Context = Pick<LowerContext<'aws'>, 'environment' | 'reporter'>;

/** Why something must be in the region of the environment, and what to do when it is not. */
interface OwnRegion {
  readonly why: string;
  readonly what: string;
  readonly also: string;
}

/** What an ARN must be, where one is brought. */
interface ArnRule {
  /** In words. */
  readonly expected: string;
  readonly example: string;
  readonly resource: RegExp;
  /** Whether it must be in the region of the environment; what has no region has none in its ARN. */
  readonly region: OwnRegion | 'any' | 'none';
  /** Whether it must be of the account of the environment; `own-or-aws` takes what AWS gives to every account too. */
  readonly account: 'any' | 'own' | 'own-or-aws';
}

/** An alias may be moved to another key: as the resource of a permission it grants nothing. https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html */
const KEY = {
  expected: 'the ARN of a KMS key by its id',
  example: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  resource: /^key\/[A-Za-z0-9-]+$/,
  account: 'any',
} as const;
/** SageMaker pulls from the region in which it runs, from whatever account lets it. https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html */
const REPOSITORY: ArnRule = {
  expected: 'the ARN of an ECR repository',
  example: 'arn:aws:ecr:eu-west-1:111122223333:repository/ml/images',
  resource: /^repository\/(?=.{2,256}$)(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
  region: {
    why: 'SageMaker pulls images from its own region only',
    what: 'a repository',
    also: 'ECR can replicate images to it',
  },
  account: 'any',
};
/** A service cannot be given a role of another account. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
const ROLE: ArnRule = {
  expected: 'the ARN of an IAM role',
  example: 'arn:aws:iam::111122223333:role/ml-jobs',
  resource: /^role\/([\x21-\x7e]+\/)?[\w+=,.@-]{1,64}$/,
  region: 'none',
  account: 'own',
};
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html */
const POLICY: ArnRule = {
  expected: 'the ARN of an IAM policy',
  example: 'arn:aws:iam::111122223333:policy/ml',
  resource: /^policy\/([\x21-\x7e]+\/)?[\w+=,.@-]{1,128}$/,
  region: 'none',
  account: 'own-or-aws',
};

/** The fields that are ARNs, by noun and path: one that is renamed in the spec does not compile. */
const RULES: {
  readonly [
    K in
      | `environment ${keyof EnvironmentAwsLeaves}`
      | `dataset ${keyof DatasetAwsLeaves}`
      | `secret ${keyof SecretAwsLeaves}`
  ]?: ArnRule;
} = {
  'environment aws.use.key': {
    ...KEY,
    region: {
      why: 'a key encrypts in its own region only',
      what: 'a key',
      also: 'of a multi-Region key, its replica there',
    },
  },
  'environment aws.use.repository': REPOSITORY,
  'environment aws.use.roles.job': ROLE,
  'environment aws.use.roles.endpoint': ROLE,
  'environment aws.use.roles.release': ROLE,
  'environment aws.use.roles.trigger': ROLE,
  'environment aws.use.permissionsBoundary': POLICY,
  'dataset access.aws.key': { ...KEY, region: 'any' },
  'secret access.aws.key': { ...KEY, region: 'any' },
};

function checkRule(
  text: string,
  arn: Arn | undefined,
  rule: ArnRule,
  at: readonly PathSegment[],
  { environment, reporter }: Context,
): void {
  const { region, account } = environment;
  if (arn === undefined || !rule.resource.test(arn.resource) || (rule.region === 'none') !== (arn.region === '')) {
    reporter.report('TRV3064', at, { found: text, expected: rule.expected, example: rule.example });
    return;
  }
  if (typeof rule.region === 'object' && arn.region !== region) {
    reporter.report('TRV3065', at, { arn: text, found: arn.region, region, ...rule.region });
  }
  if (rule.account !== 'any' && arn.account !== account && !(rule.account === 'own-or-aws' && arn.account === 'aws')) {
    reporter.report('TRV3066', at, { arn: text, found: arn.account, account });
  }
}

/** Every text in a value, with its place. */
function* textsIn(value: unknown, at: readonly PathSegment[]): Generator<readonly [string, readonly PathSegment[]]> {
  if (typeof value === 'string') {
    yield [value, at];
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* textsIn(item, [...at, index]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) yield* textsIn(child, [...at, key]);
  }
}

/** Nothing of one partition can be reached from another: neither does IAM take its ARN, nor a service. A partition that is filled in later (`${AWS::Partition}`, `*`) is none that is wrong. */
function checkPartition(
  text: string,
  arn: Arn | undefined,
  at: readonly PathSegment[],
  { environment, reporter }: Context,
): boolean {
  const found = findAwsRegion(environment.region);
  const partition = 'region' in found ? found.region.partition : found.guess?.partition;
  if (
    partition === undefined ||
    arn === undefined ||
    !/^aws[a-z-]*$/.test(arn.partition) ||
    arn.partition === partition
  ) {
    return true;
  }
  reporter.report('TRV3063', at, { arn: text, found: arn.partition, region: environment.region, partition });
  return false;
}

/**
 * Looks at one value that stands in a block of aws: every ARN in it must be of the partition of the environment, and what is brought
 * must be of a kind, in a region and of an account that can be used.
 */
export function checkWritten({ noun, leaf, at, value }: WrittenLeaf, context: Context): void {
  if (leaf.target !== 'aws') return;
  const rule = (RULES as Readonly<Record<string, ArnRule | undefined>>)[`${noun} ${leaf.path}`];
  for (const [text, place] of textsIn(value, at)) {
    const arn = parseArn(text);
    if (checkPartition(text, arn, place, context) && rule !== undefined) checkRule(text, arn, rule, place, context);
  }
}
