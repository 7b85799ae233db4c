import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AssetCatalog } from '../../asset/catalog.js';
import { packZip, writeOnce } from '../../asset/pack.js';
import type { LoweredAsset } from '../../lowered/resource.js';

/** Where packed bundles are kept: beside the program, like CDK's `cdk.out`. Names are hashes of the content. */
export const ASSET_FOLDER = join('.trivium', 'assets');

/** Content of an asset for the engine: a file or folder on this machine, or text. */
export type AssetContent = { readonly file: string } | { readonly directory: string } | { readonly text: string };

/** Finds or makes the content of an asset. */
export function assetContent(asset: LoweredAsset, catalog: AssetCatalog, folder: string = ASSET_FOLDER): AssetContent {
  const { source } = asset;
  if ('text' in source) return source;
  if ('path' in source) return { file: source.path };
  if ('directory' in source) return source;
  const bundle = catalog.bundles.find(({ id }) => id === source.bundle);
  if (bundle === undefined) throw new Error(`there is no bundle "${source.bundle}"`);
  const file = resolve(folder, `${asset.hash}-${asset.fileName}`);
  if (!existsSync(file)) writeOnce(file, packZip(bundle.files));
  return { file };
}
