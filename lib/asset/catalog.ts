/** One file of an asset. */
export interface AssetFile {
  /** Path in the asset, with forward slashes. */
  readonly path: string;
  /** Where its content is on this machine. */
  readonly source: string;
  /** Hexadecimal SHA-256 of the content. */
  readonly hash: string;
  readonly bytes: number;
  /** Whether its owner may execute it: a command may be `./run.sh`. */
  readonly executable: boolean;
}

/**
 * What steps run: trivium's small runtime, one folder of code, and the predictors and requirements of the system.
 *
 * It is packed as one zip that Python runs directly (`python3 bundle.zip run …`). In it: `__main__.py`, `trivium_runtime/`,
 * `trivium_serving/`, `code/` (the folder), `predictor/<model>/<file>` and `requirements/<hash>.txt`.
 */
export interface Bundle {
  readonly id: string;
  /** Folder of code, relative to the spec; none when steps only call what is in their image. */
  readonly code: string | undefined;
  /** Hexadecimal SHA-256 over paths and contents. */
  readonly hash: string;
  readonly files: readonly AssetFile[];
}

/** Local data that is uploaded. */
export interface DataAsset {
  readonly dataset: string;
  readonly type: 'file' | 'directory';
  /** Name that the data keeps: of the file, or of the folder. */
  readonly name: string;
  readonly hash: string;
  /** Absolute path. */
  readonly source: string;
  readonly files: readonly AssetFile[];
}

/** A folder with a Dockerfile, whose image is built and pushed by a command line of its own: compiling needs no container engine. */
export interface ImageAsset {
  /** Relative to the spec, without `./` and without a slash at its end. */
  readonly folder: string;
  /** Hexadecimal SHA-256 over paths and contents of what the image is built from. */
  readonly hash: string;
  readonly files: readonly AssetFile[];
}

/** Everything local that a plan names, read and hashed before lowering: lowering itself reads no file. */
export interface AssetCatalog {
  readonly bundles: readonly Bundle[];
  readonly data: readonly DataAsset[];
  /** Images that are built, by folder. */
  readonly images: readonly ImageAsset[];
  /** Requirements files by their path relative to the spec: path in the bundle, and the text. */
  readonly requirements: Readonly<Record<string, { readonly path: string; readonly text: string }>>;
  /** Predictors by name of the model: path in the bundle. */
  readonly predictors: Readonly<Record<string, string>>;
  /** Text of the program that starts serving in an image that holds nothing but Python: a target without a place for it passes it as a command. */
  readonly servingBootstrap: string;
}

/** The bundle of a folder of code. */
export function bundleFor(catalog: AssetCatalog, code: string | undefined): Bundle {
  const found = catalog.bundles.find((bundle) => bundle.code === code);
  if (found === undefined) throw new Error(`no bundle was made for the code folder "${code ?? ''}"`);
  return found;
}
