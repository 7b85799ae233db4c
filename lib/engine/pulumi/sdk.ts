import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CustomResource, CustomResourceOptions, InvokeOptions } from '@pulumi/pulumi';
import { MissingPackage, requirePeers, resolvePeer } from '../peers.js';
import type { PulumiTarget } from './target.js';

/** A class of a vendor's SDK. */
export type ResourceClass = new (name: string, inputs: unknown, options?: CustomResourceOptions) => CustomResource;

/** Which targets need a package. */
const TARGETS: Readonly<Record<string, string>> = {
  '@pulumi/azure-native': 'azure',
  '@pulumi/gcp': 'gcp',
  '@pulumi/pulumi': 'azure, like gcp,',
};

/** The folder of an installed package. */
function packageFolder(name: string): string {
  try {
    return dirname(resolvePeer(`${name}/package.json`));
  } catch {
    throw new MissingPackage(TARGETS[name] ?? name, [name]);
  }
}

let loaded: typeof import('@pulumi/pulumi') | undefined;

/**
 * Loads `@pulumi/pulumi`, or says what to install. Everything here and in the components shares the one copy.
 *
 * @param target - whose components ask: then its own SDK is looked for too, and loaded when it is used
 */
export function loadPulumi(target?: PulumiTarget): typeof import('@pulumi/pulumi') {
  if (target !== undefined) requirePeers(target);
  // It is asked for with every value: Node's own memory of what is loaded is slower than that.
  loaded ??= require(packageFolder('@pulumi/pulumi')) as typeof import('@pulumi/pulumi');
  return loaded;
}

interface Token {
  readonly folder: string;
  readonly directory: string;
  readonly file: string;
  readonly name: string;
}

/** `gcp:storage/bucket:Bucket` → the file `storage/bucket.js`; `azure-native:logic:Workflow` → `logic/workflow.js`. */
function parseToken(token: string): Token {
  const [pack = '', module = '', name = ''] = token.split(':');
  const [directory = '', file = name] = module.split('/');
  return { folder: packageFolder(`@pulumi/${pack}`), directory, file, name };
}

const listings = new Map<string, readonly string[]>();

function filesOf(folder: string): readonly string[] {
  const found = listings.get(folder) ?? readdirSync(folder);
  listings.set(folder, found);
  return found;
}

/** Loads one file of an SDK: a whole SDK takes seconds and hundreds of megabytes. Files are spelt as in tokens but for capitals. */
function loadFile({ folder, directory, file }: Token): Readonly<Record<string, unknown>> {
  const wanted = `${file.toLowerCase()}.js`;
  const found = filesOf(join(folder, directory)).find((name) => name.toLowerCase() === wanted);
  if (found === undefined) throw new Error(`${folder} has no file ${directory}/${file}.js`);
  return require(join(folder, directory, found)) as Readonly<Record<string, unknown>>;
}

/** The class of a type token. */
export function resourceClass(token: string): ResourceClass {
  const parsed = parseToken(token);
  const found = loadFile(parsed)[parsed.name];
  if (typeof found !== 'function') throw new Error(`the SDK has no class ${token}`);
  return found as ResourceClass;
}

/** Options that make a call use the same provider process as the resources of its SDK: the version of the package. */
export function callDefaults(token: string): InvokeOptions {
  const { folder } = parseToken(token);
  const utilities = require(join(folder, 'utilities.js')) as { resourceOptsDefaults(): InvokeOptions };
  return utilities.resourceOptsDefaults();
}
