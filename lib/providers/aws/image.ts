import { builtFolder, imageIn } from '../../asset/built-image.js';
import { parseFrameworkPin, requirementOf, type FrameworkPin } from '../../catalog/framework.js';
import type { ImageRequest } from '../../catalog/image-request.js';
import type { VendorImage } from '../../catalog/image.js';
import { holdIn, type Hold } from '../../catalog/requirement.js';
import type { PathSegment, Reporter } from '../../diagnostics/index.js';
import type { Deferred } from '../../lowered/ref.js';
import type { LoweredChoice } from '../../lowered/resource.js';
import { resolveAwsImage } from './catalog/images.js';
import { builtUri, shownUri } from './built-image.js';
import type { AwsScope } from './scope.js';

/** The address of an image, and the framework that it has, where it is the vendor's. */
export interface ChosenImage {
  readonly uri: string | Deferred;
  /** The address for people, where it has references in it. */
  readonly shown?: string;
  readonly asked: string;
  readonly vendor: VendorImage | undefined;
}

/** Address of an image in ECR, with region: the only registry that SageMaker pulls from without further settings. */
const ECR_URI = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.[a-z0-9.-]+\/[a-z0-9._/-]+(?::[\w.-]+|@sha256:[0-9a-f]{64})?$/;
/** Botocore: `ContainerImage`, and `ImageUri` of processing. */
const MAX_IMAGE = 255;

function checkUri(uri: string, at: readonly PathSegment[], { region, reporter }: AwsScope): void {
  const [, , imageRegion] = ECR_URI.exec(uri) ?? [];
  if (imageRegion === undefined) {
    reporter.report('TRV3001', at, { image: uri });
  } else if (imageRegion !== region.name) {
    reporter.report('TRV3002', at, { image: uri, region: region.name, found: imageRegion });
  }
  checkLength(uri, at, reporter);
}

/** Beside what is written, a repository that is brought may have a long name. */
function checkLength(uri: string, at: readonly PathSegment[], reporter: Reporter): void {
  if (uri.length <= MAX_IMAGE) return;
  reporter.report('TRV6007', at, {
    target: 'aws',
    what: 'characters in the address of an image',
    limit: MAX_IMAGE,
    found: uri.length,
  });
}

/** `scikit-learn==1.4.*` → `scikit-learn` */
const packageOf = (requirement: string): string => requirement.replace(/[^A-Za-z0-9._-].*$/, '');

/** What the image lacks must be among the requirements, in no version but that of the pin: nothing else installs it. */
function checkInstall(pin: FrameworkPin, vendor: VendorImage, request: ImageRequest, scope: AwsScope): void {
  const text = request.requirements === undefined ? '' : (scope.assets.requirements[request.requirements]?.text ?? '');
  const image = `${pin.framework}@${pin.version}`;
  for (const requirement of vendor.install) {
    const hold = holdIn(text, packageOf(requirement), pin);
    if (hold.is !== 'held') {
      const wanted = requirementOf(pin) ?? requirement;
      scope.reporter.report('TRV3003', [...request.at, 'image'], {
        image,
        requirement: wanted,
        host: vendor.uri,
        ...hold,
      });
    }
  }
  const own = requirementOf(pin);
  if (vendor.install.length === 0 && own !== undefined) {
    checkOverImage(holdIn(text, packageOf(own), pin), own, { ...request, image }, scope);
  }
}

/**
 * Requirements are installed over what the image has: pip looks into the folder of a step only (`--target`), so that a range brings the newest; where
 * models are served it lets what fits a range be.
 *
 * @see https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-t
 */
function checkOverImage(
  hold: Hold,
  requirement: string,
  { image, use, at, requirements }: ImageRequest & { readonly image: string },
  { reporter }: AwsScope,
): void {
  if (hold.is === 'other' || (hold.is === 'loose' && use !== 'serve')) {
    reporter.report('TRV3023', [...at, 'requirements'], {
      image,
      requirement,
      file: requirements ?? '',
      found: hold.found,
    });
  }
}

function resolvePin(text: string, pin: FrameworkPin, request: ImageRequest, scope: AwsScope): ChosenImage {
  const { at, python, use, gpu } = request;
  const match = resolveAwsImage({
    ...pin,
    use,
    region: scope.region.name,
    gpu,
    ...(python === undefined ? {} : { python }),
  });
  if ('image' in match) {
    checkInstall(pin, match.image, request, scope);
    return { uri: match.image.uri, asked: text, vendor: match.image };
  }
  const { fallback } = match;
  if (
    fallback !== undefined &&
    pin.framework !== 'python' &&
    (match.missing === 'python' || match.missing === 'processor')
  ) {
    if (match.missing === 'python') {
      scope.reporter.report('TRV3004', [...at, 'python'], {
        asked: python ?? '',
        image: text,
        has: fallback.python === undefined ? match.nearest : [fallback.python],
      });
    }
    if (match.missing === 'processor') {
      scope.reporter.report('TRV3022', [...at, 'image'], {
        image: text,
        gpu,
        host: fallback.uri,
        python: fallback.python,
      });
    }
    checkInstall(pin, fallback, request, scope);
    return { uri: fallback.uri, asked: text, vendor: fallback };
  }
  scope.reporter.report('TRV6011', [...at, 'image'], {
    image: `${text}: ${match.text}`,
    target: 'aws',
    nearest: match.nearest,
  });
  return { uri: text, asked: text, vendor: undefined };
}

/** The image of a step, model or endpoint; what cannot be had is reported. */
export function chooseImage(request: ImageRequest, scope: AwsScope): ChosenImage {
  const { image, at } = request;
  const own = typeof image === 'object' ? image.aws : image;
  const folder = builtFolder(image, 'aws');
  if (folder !== undefined) {
    const built = imageIn(folder, scope.assets);
    const shown = shownUri(built, scope);
    checkLength(shown, [...at, 'image'], scope.reporter);
    return { uri: builtUri(built, scope), shown, asked: `build: ${folder}`, vendor: undefined };
  }
  if (own === undefined) {
    scope.reporter.report('TRV3005', [...at, 'image'], {});
    return { uri: '', asked: '', vendor: undefined };
  }
  const pin = parseFrameworkPin(own);
  if (pin !== undefined) return resolvePin(own, pin, request, scope);
  checkUri(own, [...at, 'image'], scope);
  return { uri: own, asked: own, vendor: undefined };
}

/** The image for people. */
export const imageChoice = (from: string, { asked, uri, shown }: ChosenImage): LoweredChoice => ({
  from,
  what: 'image',
  asked,
  chosen: shown ?? (typeof uri === 'string' ? uri : asked),
});
