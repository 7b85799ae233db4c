import { stringify } from 'yaml';
import { parseFrameworkPin, requirementOf } from '../../catalog/framework.js';
import { builtFolder, imageIn } from '../../asset/built-image.js';
import type { MachineUse } from '../../catalog/machine.js';
import type { PathSegment } from '../../diagnostics/index.js';
import { contentHash } from '../../lowered/canonical.js';
import type { LoweredChoice } from '../../lowered/resource.js';
import type { Image } from '../../spec/types.js';
import { builtUri } from './built-image.js';
import { condaFileOf, resolveAzureImage } from './catalog/images.js';
import { fixedTags, versionResource } from './lower/asset/version.js';
import { normalName, pinOf, requirementLines, withoutHashes } from './requirements.js';
import type { AzureScope } from './scope.js';
import type { AzureResource } from './types.js';

/** What a program needs around it. */
export interface EnvironmentNeed {
  readonly image: Image;
  readonly python: string | undefined;
  /** Path of the requirements, relative to the spec. */
  readonly requirements: string | undefined;
  readonly gpu: boolean;
  readonly use: MachineUse;
}

/** An environment of Azure ML: a base image, and for a framework pin the conda file that is built on it. */
export interface Environment {
  /** Id of the lowered resource. */
  readonly id: string;
  readonly name: string;
  /** Hash of its content. */
  readonly version: string;
  readonly armId: string;
  readonly image: string;
  readonly condaFile: string | undefined;
  /** Whether the requirements are built in; otherwise the runtime installs them when a step starts. */
  readonly requirementsBuiltIn: boolean;
}

interface Content {
  readonly image: string;
  readonly condaFile: string | undefined;
}

/** An image by its address. */
function imageUri(need: EnvironmentNeed, at: readonly PathSegment[], scope: AzureScope): string | undefined {
  const { image } = need;
  if (typeof image === 'string') return image;
  if (image.azure !== undefined) return image.azure;
  const folder = builtFolder(image, 'azure');
  const built = folder === undefined ? undefined : builtUri(imageIn(folder, scope.assets), scope);
  if (built !== undefined) return built;
  if (folder !== undefined) scope.reporter.report('TRV4006', at, { folder });
  else scope.reporter.report('TRV4030', at, {});
  return undefined;
}

/** A registry that asks who pulls: one of Azure, or of Amazon. */
const PRIVATE = /^(?:[a-z0-9]+\.azurecr\.(?:io|us|cn)|\d+\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?)$/i;

/** Roles reach the registry of the environment only; who pulls from another must be let in there. */
function checkRegistry(uri: string, { use }: EnvironmentNeed, at: readonly PathSegment[], scope: AzureScope): void {
  const [host = ''] = uri.split('/');
  const { registry } = scope.shared;
  const identity = use === 'serve' ? 'endpoint' : 'job';
  if (
    !PRIVATE.test(host) ||
    scope.identity(identity).brought ||
    host.toLowerCase() === `${registry?.name}.${scope.hosts.registry}`.toLowerCase()
  ) {
    return;
  }
  scope.reporter.report('TRV4018', at, { image: uri, host, azure: /\.azurecr\./i.test(host), identity });
}

/** What looks like a pin and is none: an unknown framework, or a version that is not one. */
const LIKE_A_PIN = /^[A-Za-z][A-Za-z0-9.-]*@[0-9][^/:]*$/;

/** Requirements for pip: with hashes only when every line has one. */
function pipLines(install: readonly string[], lines: readonly string[]): readonly string[] {
  const pinned = new Set(lines.flatMap((line) => pinOf(line)?.name ?? []));
  const missing = install.filter(
    (requirement) => !pinned.has(normalName(/^[A-Za-z0-9._-]+/.exec(requirement)?.[0] ?? '')),
  );
  return missing.length === 0 ? lines : [...missing, ...lines.map(withoutHashes)];
}

/** The framework that the image pins and the one in the requirements must be the same version. */
function checkPin(
  pin: string,
  file: string,
  lines: readonly string[],
  at: readonly PathSegment[],
  scope: AzureScope,
): void {
  const parsed = parseFrameworkPin(pin);
  const requirement = parsed === undefined ? undefined : requirementOf(parsed);
  if (parsed === undefined || requirement === undefined) return;
  const name = normalName(/^[A-Za-z0-9._-]+/.exec(requirement)?.[0] ?? '');
  const found = lines.map(pinOf).find((candidate) => candidate?.name === name);
  if (found === undefined || found.version === parsed.version || found.version.startsWith(`${parsed.version}.`)) return;
  scope.reporter.report('TRV4012', at, { requirements: file, found: `${name} ${found.version}`, wanted: pin });
}

const condaTexts = new Map<string, string>();

/** A conda file as YAML: the same one is asked for by every step that runs in it. */
function condaText(file: ReturnType<typeof condaFileOf>): string {
  const key = JSON.stringify(file);
  const text = condaTexts.get(key) ?? stringify(file, { lineWidth: 0 });
  condaTexts.set(key, text);
  return text;
}

function ofPin(pin: string, need: EnvironmentNeed, at: readonly PathSegment[], scope: AzureScope): Content | undefined {
  const parsed = parseFrameworkPin(pin);
  if (parsed === undefined) {
    scope.reporter.report('TRV6011', at, { image: pin, target: 'azure', nearest: [] });
    return undefined;
  }
  const match = resolveAzureImage({
    ...parsed,
    use: need.use,
    region: scope.location,
    gpu: need.gpu,
    ...(need.python === undefined ? {} : { python: need.python }),
  });
  if ('missing' in match) {
    // A region without the service is reported where the region is written.
    if (match.missing !== 'region') {
      scope.reporter.report('TRV6011', at, {
        image: `${pin} (${match.text})`,
        target: 'azure',
        nearest: match.nearest,
      });
    }
    return undefined;
  }
  if (match.newerThan !== undefined) {
    scope.reporter.report('TRV6030', at, { image: pin, target: 'azure', ...match.newerThan });
  }
  const lines =
    need.requirements === undefined ? [] : requirementLines(scope.assets.requirements[need.requirements]?.text ?? '');
  if (need.requirements !== undefined) {
    checkPin(pin, need.requirements, lines, [...at.slice(0, -1), 'requirements'], scope);
  }
  const { image } = match;
  return {
    image: image.uri,
    condaFile: condaText(condaFileOf('trivium', { ...image, install: [] }, pipLines(image.install, lines))),
  };
}

/** A short word for an image, for names: `sklearn@1.4` → `sklearn-1-4`, `reg.io/team/train@sha256:…` → `train`. */
function imageWord(uri: string): string {
  const last = LIKE_A_PIN.test(uri) ? uri : (uri.split('/').at(-1) ?? '').replace(/[:@].*$/, '');
  const word = last
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return word === '' ? 'image' : word;
}

/** The environment for a need; nothing when there is none, which is reported. */
export function environmentFor(
  need: EnvironmentNeed,
  at: readonly PathSegment[],
  scope: AzureScope,
): Environment | undefined {
  const uri = imageUri(need, at, scope);
  if (uri === undefined) return undefined;
  const pin = LIKE_A_PIN.test(uri);
  if (!pin) checkRegistry(uri, need, at, scope);
  if (!pin && need.python !== undefined) {
    scope.reporter.report('TRV4008', [...at.slice(0, -1), 'python'], { python: need.python, image: uri });
  }
  const content: Content | undefined = pin ? ofPin(uri, need, at, scope) : { image: uri, condaFile: undefined };
  if (content === undefined) return undefined;
  const word = imageWord(uri);
  const name = scope.name('asset', [word], at);
  const key = contentHash([uri, need.python ?? null, need.requirements ?? null, need.gpu, need.use === 'serve'], 6);
  // With the need: two needs of one content are two resources, and a version is made once.
  const version = contentHash([key, content]);
  return {
    id: `environments.${word}-${key}`,
    name,
    version,
    armId: scope.inWorkspace('environments', name, 'versions', version),
    ...content,
    requirementsBuiltIn: pin,
  };
}

/** The resource of an environment. */
export function environmentResource(environment: Environment, from: string, scope: AzureScope): AzureResource {
  return versionResource(
    {
      kind: 'environments',
      id: environment.id,
      from,
      name: environment.name,
      version: environment.version,
      dependsOn: [],
      properties: {
        image: environment.image,
        osType: 'Linux',
        tags: fixedTags(scope),
        ...(environment.condaFile === undefined ? {} : { condaFile: environment.condaFile }),
      },
    },
    scope,
  );
}

/** Which image a need became, for people. */
export function imageChoice(from: string, need: EnvironmentNeed, environment: Environment): LoweredChoice {
  const folder = builtFolder(need.image, 'azure');
  const asked =
    folder !== undefined
      ? `build: ${folder}`
      : typeof need.image === 'string'
        ? need.image
        : JSON.stringify(need.image);
  return {
    from,
    what: 'image',
    asked,
    chosen: environment.condaFile === undefined ? environment.image : `${environment.image} with a conda environment`,
  };
}
