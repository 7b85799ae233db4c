import { nearestNames } from '../../../catalog/find.js';

/** Where the regions come from, and when they were read. */
export const AWS_REGION_SOURCE = {
  source:
    'botocore 1.44.5: endpoints.json (service api.sagemaker) and partitions.json; me-west-1 from the registries of the Deep Learning Containers',
  asOf: '2026-11-24',
} as const;

/**
 * Partitions: the suffix of their host names, the host of their console behind the region, how their regions are named, and those that have SageMaker.
 *
 * The isolated partitions publish no host of a console: no link is better than a wrong one.
 *
 * @see https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-console.html
 * @see https://docs.amazonaws.cn/en_us/aws/latest/userguide/console.html
 * @see https://docs.aws.eu/esc/latest/userguide/getting-started.html
 */
const PARTITIONS = {
  aws: {
    dnsSuffix: 'amazonaws.com',
    console: 'console.aws.amazon.com',
    pattern: /^(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d$/,
    regions:
      'us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 ca-west-1 mx-central-1 sa-east-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 ' +
      'eu-west-1 eu-west-2 eu-west-3 af-south-1 il-central-1 me-central-1 me-south-1 me-west-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ' +
      'ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7',
  },
  'aws-cn': {
    dnsSuffix: 'amazonaws.com.cn',
    console: 'console.amazonaws.cn',
    pattern: /^cn-[a-z]+-\d$/,
    regions: 'cn-north-1 cn-northwest-1',
  },
  'aws-us-gov': {
    dnsSuffix: 'amazonaws.com',
    console: 'console.amazonaws-us-gov.com',
    pattern: /^us-gov-[a-z]+-\d$/,
    regions: 'us-gov-east-1 us-gov-west-1',
  },
  'aws-eusc': {
    dnsSuffix: 'amazonaws.eu',
    console: 'console.amazonaws-eusc.eu',
    pattern: /^eusc-[a-z]+-[a-z]+-\d$/,
    regions: 'eusc-de-east-1',
  },
  'aws-iso': { dnsSuffix: 'c2s.ic.gov', console: undefined, pattern: /^us-iso-[a-z]+-\d$/, regions: 'us-iso-east-1' },
  'aws-iso-b': {
    dnsSuffix: 'sc2s.sgov.gov',
    console: undefined,
    pattern: /^us-isob-[a-z]+-\d$/,
    regions: 'us-isob-east-1',
  },
  'aws-iso-e': {
    dnsSuffix: 'cloud.adc-e.uk',
    console: undefined,
    pattern: /^eu-isoe-[a-z]+-\d$/,
    regions: 'eu-isoe-west-1',
  },
  'aws-iso-f': {
    dnsSuffix: 'csp.hci.ic.gov',
    console: undefined,
    pattern: /^us-isof-[a-z]+-\d$/,
    regions: 'us-isof-east-1 us-isof-south-1',
  },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly dnsSuffix: string;
      readonly console: string | undefined;
      readonly pattern: RegExp;
      readonly regions: string;
    }
  >
>;

/** A partition of AWS: a set of regions with accounts of its own. */
export type AwsPartition = keyof typeof PARTITIONS;

/** A region and what its partition decides. */
export interface AwsRegion {
  readonly name: string;
  /** The second part of every ARN. */
  readonly partition: AwsPartition;
  /** The end of host names: `amazonaws.com`, `amazonaws.com.cn`. */
  readonly dnsSuffix: string;
  /** Host of the console of this region, such as `eu-west-1.console.aws.amazon.com`; nothing where none is published. */
  readonly console: string | undefined;
}

/** A region with SageMaker, or the nearest names. `guess` is what a new region of that name would be. */
export type AwsRegionFound =
  { readonly region: AwsRegion } | { readonly nearest: readonly string[]; readonly guess?: AwsRegion };

const NAMES = Object.keys(PARTITIONS) as readonly AwsPartition[];

/** Every region that has SageMaker. */
export const AWS_REGIONS: readonly AwsRegion[] = NAMES.flatMap((partition) =>
  PARTITIONS[partition].regions.split(' ').map((name) => regionIn(partition, name)),
);

/**
 * Finds a region that has SageMaker.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/sagemaker.html
 */
export function findAwsRegion(name: string): AwsRegionFound {
  const region = AWS_REGIONS.find((candidate) => candidate.name === name);
  if (region !== undefined) return { region };
  const partition = NAMES.find((candidate) => PARTITIONS[candidate].pattern.test(name));
  const nearest = nearestNames(
    name,
    AWS_REGIONS.map((candidate) => candidate.name),
  );
  return partition === undefined ? { nearest } : { nearest, guess: regionIn(partition, name) };
}

function regionIn(partition: AwsPartition, name: string): AwsRegion {
  const { dnsSuffix, console } = PARTITIONS[partition];
  return { name, partition, dnsSuffix, console: console === undefined ? undefined : `${name}.${console}` };
}
