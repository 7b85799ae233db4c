import { copyFileSync, constants, existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { FileAssetLocation, Stack } from 'aws-cdk-lib';
import type { AssetCatalog } from '../../asset/catalog.js';
import { makeFolder } from '../../asset/make-folder.js';
import { packZip, writeOnce } from '../../asset/pack.js';
import type { LoweredAsset } from '../../lowered/resource.js';
import { loadCdk } from './sdk.js';

/** Where uploads go: known before the first one is made. */
export interface UploadPlace {
  readonly bucket: string;
  /** Begin of the keys; ends with a slash. */
  readonly folder: string;
}

/** What is written into the cloud assembly once: its files are what CDK uploads. */
interface Staged {
  readonly fileName: string;
  readonly key: string;
}

const endingOf = (fileName: string): string => posix.extname(fileName);

function copyOnce(from: string, to: string): void {
  if (existsSync(to)) return;
  makeFolder(dirname(to));
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
}

/** The uploads of one stack, each made when something refers to it. Keys are `trivium/<folder>/<hash>.<ending>`: a role can be limited to the folder. */
export class Uploads {
  readonly #places = new Map<string, { readonly bucket: string; readonly key: string }>();
  readonly #outdir: string;

  constructor(
    private readonly stack: Stack,
    private readonly folder: string,
    private readonly assets: readonly LoweredAsset[],
    private readonly catalog: AssetCatalog,
  ) {
    const stage = loadCdk().Stage.of(stack);
    if (stage === undefined) throw new Error('a stack with uploads must stand in an App or Stage');
    this.#outdir = stage.outdir;
  }

  get place(): UploadPlace {
    const { bucket, key } = this.of(this.assets[0]?.id ?? '');
    return { bucket, folder: key.slice(0, key.indexOf(`${this.folder}/`) + this.folder.length + 1) };
  }

  /** Bucket and key of an upload; of a folder, the key ends with a slash. */
  of(id: string): { readonly bucket: string; readonly key: string } {
    const found = this.#places.get(id) ?? this.#uploadOnce(id);
    this.#places.set(id, found);
    return found;
  }

  #uploadOnce(id: string): { readonly bucket: string; readonly key: string } {
    const asset = this.assets.find((candidate) => candidate.id === id);
    if (asset === undefined) throw new Error(`there is no asset "${id}"`);
    return this.#upload(asset);
  }

  #upload(asset: LoweredAsset): { readonly bucket: string; readonly key: string } {
    if ('directory' in asset.source) return this.#uploadFolder(asset, asset.source.directory);
    const { bucketName, objectKey } = this.#add(this.#stage(asset));
    return { bucket: bucketName, key: objectKey };
  }

  #stage({ source, hash, fileName }: LoweredAsset): Staged {
    const staged = `asset.${hash}${endingOf(fileName)}`;
    const file = join(this.#outdir, staged);
    if ('text' in source) writeOnce(file, source.text);
    else if ('path' in source) copyOnce(source.path, file);
    else if ('bundle' in source && !existsSync(file)) writeOnce(file, packZip(this.#bundle(source.bundle)));
    return { fileName: staged, key: `${this.folder}/${hash}` };
  }

  #bundle(id: string): AssetCatalog['bundles'][number]['files'] {
    const found = this.catalog.bundles.find((bundle) => bundle.id === id);
    if (found === undefined) throw new Error(`there is no bundle "${id}"`);
    return found.files;
  }

  /** The files of a folder keep their names below its hash: CDK's own asset of a folder would be a zip. */
  #uploadFolder({ hash }: LoweredAsset, directory: string): { readonly bucket: string; readonly key: string } {
    const files = this.catalog.data.find(({ source }) => source === directory)?.files ?? [];
    const locations = files.map(({ path, source }) => {
      const staged = `asset.${hash}/${path}`;
      copyOnce(source, join(this.#outdir, staged));
      return {
        path,
        ...this.#add({
          fileName: staged,
          key: `${this.folder}/${hash}/${path.slice(0, path.length - endingOf(path).length)}`,
        }),
      };
    });
    const [first] = locations;
    if (first === undefined) throw new Error(`the folder ${directory} has no files`);
    return { bucket: first.bucketName, key: first.objectKey.slice(0, first.objectKey.length - first.path.length) };
  }

  #add({ fileName, key }: Staged): FileAssetLocation {
    // The key of an upload is `sourceHash` with the ending of the file, and any prefix of the synthesizer.
    return this.stack.synthesizer.addFileAsset({
      fileName,
      packaging: loadCdk().FileAssetPackaging.FILE,
      sourceHash: key,
    });
  }
}
