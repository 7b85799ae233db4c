import { readFileSync } from 'node:fs';
import type { AssetCatalog } from '../asset/catalog.js';
import { packZip } from '../asset/pack.js';
import type { Compilation } from '../compiler/compile.js';
import { providerOf } from '../compiler/registry.js';
import type { Target } from '../compiler/provider.js';
import { canonicalJson } from '../lowered/canonical.js';
import { printable, resolve, type Engine } from '../lowered/resolve.js';
import type { AnyLowered, Document, LoweredAsset } from '../lowered/resource.js';
import type { Plan } from '../plan/plan.js';
import type { Files } from './output-folder.js';

/** One target of a compilation, to be written. */
export interface TargetOutput {
  readonly target: Target;
  readonly lowered: AnyLowered;
  readonly plan: Plan;
  readonly assets: AssetCatalog;
  readonly compilation: Compilation;
}

/** Endings of documents by their format; JSON unless said. KFP IR and workflows are YAML that is strict JSON too. */
const ENDINGS: Readonly<Record<string, string>> = {
  'state-machine': '.asl.json',
  'kfp-pipeline': '.yaml',
  workflow: '.workflows.yaml',
  kql: '.kql',
  promql: '.promql',
};

/** Example values in a document, with what each stands for. */
type Examples = Map<string, string>;

/** Documents as files stand alone: references are shown by example values, so that anybody's tools can read them; each is noted. */
function exampleEngine({ target, lowered, plan, compilation }: TargetOutput, examples: Examples): Engine {
  const environment = compilation.spec?.environments[plan.environment]?.[target];
  const provider = providerOf(target);
  const value = (id: string, attr: string): string => {
    const example = provider.exampleValue(id, attr, lowered, environment);
    examples.set(`${id}.${attr}`, example);
    return example;
  };
  const engine: Engine = {
    ref: (reference) => value(reference['trivium:ref'], reference.attr),
    join: (parts) => parts.map(String).join(''),
    encode: (body, as) => (as === 'json' ? canonicalJson(body) : Buffer.from(canonicalJson(body)).toString('base64')),
    asset: (reference) => value(reference['trivium:asset'], reference.attr),
  };
  return engine;
}

/** A document as text: queries are text already, everything else is JSON. */
function documentText(document: Document, documents: ReadonlyMap<string, Document>, engine: Engine): string {
  const body = resolve(document.body, documents, engine);
  return typeof body === 'string' ? `${body.trimEnd()}\n` : `${canonicalJson(body, 2)}\n`;
}

/** What is said in the file that lists the example values. */
const ABOUT =
  'The documents beside this file show values that are known only after a deployment by examples. Account, region and partition are those of the environment; names, keys and ids are not yours. What is deployed has the reference in the place of each.';

/** The documents, and a list of the example values in them: nobody must take one for their own. */
function documentFiles(output: TargetOutput): Files {
  const documents = new Map(output.lowered.documents.map((document) => [document.id, document]));
  const listed: Record<string, Readonly<Record<string, string>>> = {};
  const files = output.lowered.documents.map((document) => {
    const examples: Examples = new Map();
    const name = `${document.file}${ENDINGS[document.format] ?? '.json'}`;
    const text = documentText(document, documents, exampleEngine(output, examples));
    if (examples.size > 0) listed[name] = Object.fromEntries(examples);
    return [name, text] as const;
  });
  return {
    ...Object.fromEntries(files),
    ...(Object.keys(listed).length === 0
      ? {}
      : { 'example-values.json': `${canonicalJson({ about: ABOUT, examples: listed }, 2)}\n` }),
  };
}

function resourcesFile({ lowered }: TargetOutput): Files {
  const documents = new Map(lowered.documents.map((document) => [document.id, document]));
  const resources = lowered.resources.map(({ id, type, part, from, props, options }) => ({
    type,
    name: id,
    part,
    from,
    inputs: printable(props, documents),
    ...(options === undefined ? {} : { options }),
  }));
  const existing = lowered.existing.map(({ id, type, physicalId }) => ({
    type,
    name: id,
    id: printable(physicalId, documents),
  }));
  const outputs = Object.fromEntries(
    lowered.outputs.map(({ name, description, value }) => [name, { description, value: printable(value, documents) }]),
  );
  return {
    'resources.json': `${canonicalJson({ resources, existing, lookups: lowered.lookups, outputs }, 2)}\n`,
    'permissions.json': `${canonicalJson(
      lowered.permissions.map((permission) => ({ ...permission, on: printable(permission.on, documents) })),
      2,
    )}\n`,
  };
}

/** Content of an asset as it is uploaded; nothing for a folder, which is uploaded file by file. */
export function assetContent(asset: LoweredAsset, assets: AssetCatalog): Uint8Array | string | undefined {
  if ('text' in asset.source) return asset.source.text;
  if ('path' in asset.source) return readFileSync(asset.source.path);
  if ('directory' in asset.source) return undefined;
  const id = asset.source.bundle;
  const bundle = assets.bundles.find((candidate) => candidate.id === id);
  if (bundle === undefined) throw new Error(`there is no bundle "${id}"`);
  return packZip(bundle.files);
}

/** The files of a folder of data, by their paths in it. */
function folderFiles(
  { source }: LoweredAsset,
  { data }: AssetCatalog,
): readonly (readonly [file: string, content: Uint8Array])[] {
  const found = data.find((candidate) => 'directory' in source && candidate.source === source.directory);
  if (found === undefined) throw new Error('there is no folder of data for an upload');
  return found.files.map((file) => [file.path, readFileSync(file.source)]);
}

function assetFiles({ lowered, assets }: TargetOutput): Files {
  return Object.fromEntries(
    lowered.assets.flatMap((asset) => {
      const name = `assets/${asset.hash.slice(0, 16)}-${asset.fileName}`;
      const content = assetContent(asset, assets);
      return content === undefined
        ? folderFiles(asset, assets).map(([file, bytes]) => [`${name}/${file}`, bytes] as const)
        : [[name, content] as const];
    }),
  );
}

/** What only one target writes: CloudFormation templates come from the CDK app itself. */
function ownFiles(output: TargetOutput): Files {
  if (output.target !== 'aws') return resourcesFile(output);
  const { synthesizeTemplates } =
    require('../providers/aws/templates.js') as typeof import('../providers/aws/templates.js');
  const {
    lowered,
    assets,
    plan: { system, environment },
    compilation: { spec },
  } = output;
  const aws = spec?.environments[environment]?.aws;
  if (spec === undefined || aws === undefined) throw new Error(`the environment ${environment} has no account of AWS`);
  return {
    ...synthesizeTemplates({ system, environment, aws, spec, lowered, assets, remarks: '' }),
    ...resourcesFile(output),
  };
}

/** Every file of one target, by its path in the folder of the target. */
export function targetFiles(output: TargetOutput): Files {
  return { ...ownFiles(output), ...documentFiles(output), ...assetFiles(output) };
}
