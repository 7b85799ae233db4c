import type { Framework } from '../../../catalog/framework.js';
import type { ImageMatch, ImageNeed, VendorImage } from '../../../catalog/image.js';
import type { MachineUse } from '../../../catalog/machine.js';
import { installOf, pythonOf } from '../../../catalog/python-host.js';
import { releaseOf } from '../../../catalog/released.js';
import { compareVersions, hasPrefix, neighbours } from '../../../catalog/version.js';
import { AWS_IMAGE_ACCOUNTS, AWS_IMAGE_FAMILIES, AWS_IMAGE_GAPS, AWS_IMAGE_TABLE } from './image-table.js';
import { AWS_REGIONS } from './regions.js';

export { AWS_IMAGE_SOURCE } from './image-table.js';

type Missing = Extract<ImageMatch, { readonly missing: string }>;
type Owner = keyof typeof AWS_IMAGE_FAMILIES;
type Processor = 'cpu' | 'gpu';

/** One image of AWS, in every region that has it. */
interface AwsImage {
  readonly framework: Owner;
  readonly scope: 'training' | 'inference';
  readonly version: string;
  readonly python: string | undefined;
  readonly gap: string;
  readonly repository: string;
  readonly tags: Readonly<Partial<Record<Processor, string>>>;
}

const SCOPES: Readonly<Record<MachineUse, AwsImage['scope']>> = {
  process: 'training',
  train: 'training',
  serve: 'inference',
  batch: 'inference',
};

/** What has no image of its own runs in these, the leanest first, and is installed at start. */
const HOSTS: readonly Owner[] = ['sklearn', 'pytorch'];

/** Transformers needs PyTorch beneath it. */
const HOSTS_OF: Readonly<Partial<Record<Framework, readonly Owner[]>>> = { huggingface: ['pytorch'] };

const parsed = new Map<Owner, readonly AwsImage[]>();

/** The images of a framework for a use. A row is read when its framework is first asked for: most specs name one. */
function imagesOf(owner: Owner, { use }: ImageNeed): readonly AwsImage[] {
  const images = parsed.get(owner) ?? AWS_IMAGE_TABLE.filter((row) => row.startsWith(`${owner} `)).map(parseRow);
  parsed.set(owner, images);
  return images.filter(({ scope }) => scope === SCOPES[use]);
}

const ACCOUNTS: Readonly<Record<keyof typeof AWS_IMAGE_ACCOUNTS, ReadonlyMap<string, string>>> = {
  algorithms: byRegion(AWS_IMAGE_ACCOUNTS.algorithms),
  deepLearning: byRegion(AWS_IMAGE_ACCOUNTS.deepLearning),
};

/**
 * The image of AWS for a framework pin.
 *
 * Processing jobs take the training image, as the SageMaker SDK does. What AWS has no image for at all (LightGBM, plain
 * Python) runs in the leanest image with the Python that is asked for, and is installed at start. Where only the version or
 * the processor is missing, that way is the `fallback`; where only the Python is, the fallback is the image with another one.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg-ecr-paths/sagemaker-algo-docker-registry-paths.html
 */
export function resolveAwsImage(need: ImageNeed): ImageMatch {
  const owner = ownerOf(need.framework);
  if (owner === undefined) return resolveHosted(need, HOSTS);
  const match = resolveOwn(imagesOf(owner, need), need);
  if (!('missing' in match) || match.fallback !== undefined) return match;
  const hosted = resolveHosted(need, [owner, ...(HOSTS_OF[need.framework] ?? HOSTS)]);
  return 'image' in hosted ? { ...match, fallback: hosted.image } : match;
}

/** Every framework that AWS has images for. */
export const AWS_IMAGE_FRAMEWORKS = Object.keys(AWS_IMAGE_FAMILIES) as readonly Framework[];

function resolveOwn(images: readonly AwsImage[], need: ImageNeed): ImageMatch {
  const ofVersion = images.filter((image) => hasPrefix(image.version, need.version));
  if (ofVersion.length === 0) {
    const versions = [...new Set(images.map((image) => image.version))];
    return missing(
      'version',
      need,
      `has no image of ${need.framework} ${need.version}`,
      neighbours(versions, need.version),
    );
  }
  const ofProcessor = ofVersion.filter((image) => image.tags[processorOf(need)] !== undefined);
  if (ofProcessor.length === 0) {
    const other = need.gpu ? 'without' : 'with';
    return missing('processor', need, `has ${need.framework} ${need.version} only for machines ${other} a GPU`, [
      need.gpu ? 'cpu' : 'gpu',
    ]);
  }
  return choose(ofProcessor.sort(newestFirst), need, []);
}

/** An image of another framework, or of another version, into which the pinned one is installed at start: it was released for the Python of the image. */
function resolveHosted(need: ImageNeed, owners: readonly Owner[]): ImageMatch {
  const hosts = owners.flatMap((owner) =>
    imagesOf(owner, need)
      .filter(({ python, tags }) => python !== undefined && tags[processorOf(need)] !== undefined)
      .sort(newestFirst),
  );
  const released = hosts.filter(({ python = '' }) => releaseOf(need, python).known !== 'missing');
  return choose(
    // What is not in the table of releases is not known to be missing: any host is tried.
    released.length === 0 ? hosts : released,
    { ...need, python: need.framework === 'python' ? pythonOf(need) : need.python },
    installOf(need).filter((requirement) => requirement !== 'torch'),
  );
}

/** Of images that agree in all else, in order of preference: the first with the Python that is asked for, else the first whose Python is not known. */
function choose(images: readonly AwsImage[], need: ImageNeed, install: readonly string[]): ImageMatch {
  const there = images.filter((image) => accountOf(image, need.region) !== undefined);
  const [first] = there;
  if (first === undefined) {
    return missing(
      'region',
      need,
      `has no image of ${need.framework} ${need.version} in ${need.region}`,
      regionsOf(images),
    );
  }
  const best =
    need.python === undefined
      ? first
      : (there.find((image) => image.python === need.python) ?? there.find((image) => image.python === undefined));
  if (best !== undefined) return { image: toImage(best, need, install) };
  const pythons = [...new Set(there.map((image) => image.python).filter((python) => python !== undefined))].sort(
    compareVersions,
  );
  const text =
    need.framework === 'python'
      ? `has no image with Python ${need.python}`
      : `has ${need.framework} ${need.version} only with Python ${pythons.join(' and ')}`;
  return { ...missing('python', need, text, pythons), fallback: toImage(first, need, install) };
}

function regionsOf(images: readonly AwsImage[]): readonly string[] {
  return AWS_REGIONS.map((region) => region.name).filter((name) =>
    images.some((image) => accountOf(image, name) !== undefined),
  );
}

function missing(what: Missing['missing'], need: ImageNeed, text: string, nearest: readonly string[]): Missing {
  return { missing: what, text: `SageMaker ${text} (${SCOPES[need.use]} images)`, nearest };
}

function toImage(image: AwsImage, need: ImageNeed, install: readonly string[]): VendorImage {
  const region = AWS_REGIONS.find((candidate) => candidate.name === need.region);
  const host = `${accountOf(image, need.region)}.dkr.ecr.${need.region}.${region?.dnsSuffix ?? 'amazonaws.com'}`;
  return {
    uri: `${host}/${image.repository}:${image.tags[processorOf(need)]}`,
    version: image.framework === need.framework && install.length === 0 ? image.version : need.version,
    ...(image.python === undefined ? {} : { python: image.python }),
    install,
  };
}

function accountOf(image: AwsImage, region: string): string | undefined {
  const lacking = (AWS_IMAGE_GAPS[image.gap] ?? '').split(' ');
  return lacking.includes(region) ? undefined : ACCOUNTS[AWS_IMAGE_FAMILIES[image.framework]].get(region);
}

/** The newest version first, and of one version the newest Python. */
function newestFirst(a: AwsImage, b: AwsImage): number {
  return compareVersions(b.version, a.version) || compareVersions(b.python ?? '0', a.python ?? '0');
}

function processorOf({ gpu }: ImageNeed): Processor {
  return gpu ? 'gpu' : 'cpu';
}

function ownerOf(framework: Framework): Owner | undefined {
  return (Object.keys(AWS_IMAGE_FAMILIES) as readonly Owner[]).find((owner) => owner === framework);
}

/** `sklearn training 1.4.2 3.10 none sagemaker-scikit-learn cpu=1.4-2-cpu-py3` */
function parseRow(row: string): AwsImage {
  const [framework, scope, version = '', python, gap = '', repository = '', ...tags] = row.split(' ');
  const pairs = tags.map((tag) => tag.split('=') as [string, string]);
  const any = pairs.find(([processor]) => processor === 'any')?.[1];
  return {
    framework: framework as Owner,
    scope: scope as AwsImage['scope'],
    version,
    python: python === '?' ? undefined : python,
    gap,
    repository,
    tags: any === undefined ? Object.fromEntries(pairs) : { cpu: any, gpu: any },
  };
}

function byRegion(accounts: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(accounts).flatMap(([account, regions]) =>
      regions.split(' ').map((region): [string, string] => [region, account]),
    ),
  );
}
