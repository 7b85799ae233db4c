import { parseFrameworkPin, requirementOf, type FrameworkPin } from '../../catalog/framework.js';
import type { VendorImage } from '../../catalog/image.js';
import type { MachineUse } from '../../catalog/machine.js';
import type { PathSegment } from '../../diagnostics/index.js';
import type { Image } from '../../spec/types.js';
import { resolveGcpImage } from './catalog/images.js';
import type { GcpScope } from './scope.js';

/** What is asked of an image. */
export interface ImageRequest {
  readonly image: Image | undefined;
  readonly use: MachineUse;
  readonly python: string | undefined;
  readonly gpu: boolean;
  /** Path of the requirements, relative to the spec: what the image lacks must stand in them. */
  readonly requirements: string | undefined;
  /** Path of the step, model or endpoint. */
  readonly at: readonly PathSegment[];
}

/** The address of an image. */
export interface ChosenImage { readonly uri: string; readonly asked: string }

/** One spelling of the name of a package. https://packaging.python.org/en/latest/specifications/name-normalization/ */
const normalised = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');

/** The version that a requirements text pins a package to; an empty text when it names the package without one. */
function pinnedVersion(text: string, name: string): string | undefined {
  for (const line of text.split('\n')) {
    const [, found = '', , version = ''] = /^\s*([A-Za-z0-9][\w.-]*)\s*(\[[^\]]*\])?\s*(?:===?\s*([\w.!+*-]+))?/.exec(line) ?? [];
    if (normalised(found) === normalised(name)) return version;
  }
  return undefined;
}

/** The framework comes with the requirements: they must name it, and in the version of the pin. */
function checkInstall(pin: FrameworkPin, { install, uri }: VendorImage, { requirements, at }: ImageRequest, { assets, reporter }: GcpScope): void {
  const text = requirements === undefined ? '' : assets.requirements[requirements]?.text ?? '';
  for (const requirement of install) {
    const name = requirement.replace(/[^A-Za-z0-9._-].*$/, '');
    const version = pinnedVersion(text, name);
    const fits = version !== undefined && (version === '' || name !== requirementOf(pin)?.replace(/[^A-Za-z0-9._-].*$/, '') || `${version}.`.startsWith(`${pin.version}.`));
    if (!fits) reporter.report('TRV5007', [...at, 'image'], { image: `${pin.framework}@${pin.version}`, requirement, host: uri, found: version === undefined ? undefined : `${name}==${version}` });
  }
}

function resolvePin(text: string, pin: FrameworkPin, request: ImageRequest, scope: GcpScope): ChosenImage {
  const { use, python, gpu, at } = request;
  const match = resolveGcpImage({ ...pin, use, region: scope.region, gpu, ...(python === undefined ? {} : { python }) });
  if ('image' in match) {
    checkInstall(pin, match.image, request, scope);
    return { uri: match.image.uri, asked: text };
  }
  // An unknown region is reported once, with the environment.
  if (match.missing !== 'region') scope.reporter.report('TRV6011', [...at, 'image'], { image: `${text}: ${match.text}`, target: 'gcp', nearest: match.nearest });
  return { uri: text, asked: text };
}

/** The address of an image that `trivium build` pushes: one repository holds those of all systems. */
function builtImage(folder: string, { shared, plan }: GcpScope): ChosenImage {
  const [, project = '', , location = '', , repository = ''] = shared.repository.name.split('/');
  const name = folder.split('/').filter((part) => part !== '' && part !== '.').at(-1) ?? 'image';
  return { uri: `${location}-docker.pkg.dev/${project}/${repository}/${plan.system}/${name.toLowerCase()}:${plan.environment}`, asked: `build: ${folder}` };
}

/** The image of a step or model; what cannot be had is reported. */
export function chooseImage(request: ImageRequest, scope: GcpScope): ChosenImage {
  const { image, at } = request;
  const own = typeof image === 'object' ? image.gcp : image;
  if (own === undefined && typeof image === 'object' && image.build !== undefined) return builtImage(image.build, scope);
  if (own === undefined) {
    scope.reporter.report('TRV5008', [...at, 'image'], {});
    return { uri: '', asked: '' };
  }
  const pin = parseFrameworkPin(own);
  return pin === undefined ? { uri: own, asked: own } : resolvePin(own, pin, request, scope);
}
