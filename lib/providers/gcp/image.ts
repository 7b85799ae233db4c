import { builtFolder, imageIn } from '../../asset/built-image.js';
import { parseFrameworkPin, requirementOf, type FrameworkPin } from '../../catalog/framework.js';
import type { ImageRequest } from '../../catalog/image-request.js';
import type { VendorImage } from '../../catalog/image.js';
import { holdIn } from '../../catalog/requirement.js';
import { builtUri } from './built-image.js';
import { resolveGcpImage } from './catalog/images.js';
import { checkServingPlace, repositoryHost } from './registry-image.js';
import type { GcpScope } from './scope.js';

/** What is asked of an image here. */
export interface GcpImageRequest extends ImageRequest {
  /** Whether the requirements are in a packed model, where they cannot be read. */
  readonly packed?: boolean;
}

/** The catalog names Docker Hub's images through Google's public mirror; here they come through the cache of the project. */
const MIRROR = /^mirror\.gcr\.io\//;

/** The address of an image. */
export interface ChosenImage {
  readonly uri: string;
  readonly asked: string;
}

/** `tensorflow[and-cuda]==2.16.*` → `tensorflow` */
const packageOf = (requirement: string): string => requirement.replace(/[^A-Za-z0-9._-].*$/, '');

/** The framework comes with the requirements: they must name it, and let no version pass but that of the pin. */
function checkInstall(
  pin: FrameworkPin,
  { install, uri }: VendorImage,
  { requirements, packed = false, at }: GcpImageRequest,
  { assets, reporter }: GcpScope,
): void {
  if (packed) return;
  const text = requirements === undefined ? '' : (assets.requirements[requirements]?.text ?? '');
  const own = packageOf(requirementOf(pin) ?? '');
  for (const requirement of install) {
    const name = packageOf(requirement);
    const hold = holdIn(text, name, pin);
    // What is installed beside the framework, PyTorch for Transformers, has no pin of its own.
    if (hold.is === 'missing' || (hold.is !== 'held' && name === own)) {
      reporter.report('TRV5007', [...at, 'image'], {
        image: `${pin.framework}@${pin.version}`,
        requirement,
        host: uri,
        ...hold,
      });
    }
  }
}

function resolvePin(text: string, pin: FrameworkPin, request: GcpImageRequest, scope: GcpScope): ChosenImage {
  const { use, python, gpu, at } = request;
  const match = resolveGcpImage({
    ...pin,
    use,
    region: scope.region,
    gpu,
    ...(python === undefined ? {} : { python }),
  });
  if ('image' in match) {
    if (match.newerThan !== undefined) {
      scope.reporter.report('TRV6030', [...at, 'image'], { image: text, target: 'gcp', ...match.newerThan });
    }
    checkInstall(pin, match.image, request, scope);
    if (use === 'serve' && MIRROR.test(match.image.uri)) checkServingPlace('dockerHub', scope);
    return { uri: match.image.uri.replace(MIRROR, `${repositoryHost(scope.shared.hub.name)}/`), asked: text };
  }
  // An unknown region is reported once, with the environment.
  if (match.missing !== 'region') {
    scope.reporter.report('TRV6011', [...at, 'image'], {
      image: `${text}: ${match.text}`,
      target: 'gcp',
      nearest: match.nearest,
    });
  }
  return { uri: text, asked: text };
}

/**
 * From where images are pulled: endpoints take them from Artifact Registry and Container Registry, jobs from Docker Hub too.
 *
 * @see https://cloud.google.com/vertex-ai/docs/predictions/custom-container-requirements#publishing
 * @see https://cloud.google.com/vertex-ai/docs/training/containers-overview
 */
function checkRegistry(uri: string, { use, at }: GcpImageRequest, { reporter }: GcpScope): void {
  const [host = ''] = uri.split('/');
  const named = uri.includes('/') && /[.:]/.test(host) ? host : 'docker.io';
  const google = /^([a-z0-9-]+-docker\.pkg\.dev|([a-z0-9-]+\.)?gcr\.io)$/.test(named);
  if (!google && (use === 'serve' || named !== 'docker.io')) {
    reporter.report('TRV5013', [...at, 'image'], { image: uri, host: named, serves: use === 'serve' });
  }
}

/** The image of a step or model; what cannot be had is reported. */
export function chooseImage(request: GcpImageRequest, scope: GcpScope): ChosenImage {
  const { image, at } = request;
  const own = typeof image === 'object' ? image.gcp : image;
  const folder = builtFolder(image, 'gcp');
  if (folder !== undefined) {
    if (request.use === 'serve') checkServingPlace('repository', scope);
    return { uri: builtUri(imageIn(folder, scope.assets), scope), asked: `build: ${folder}` };
  }
  if (own === undefined) {
    scope.reporter.report('TRV5008', [...at, 'image'], {});
    return { uri: '', asked: '' };
  }
  const pin = parseFrameworkPin(own);
  if (pin !== undefined) return resolvePin(own, pin, request, scope);
  checkRegistry(own, request, scope);
  return { uri: own, asked: own };
}
