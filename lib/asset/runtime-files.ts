import { join } from 'node:path';
import type { AssetFile } from './catalog.js';
import { listFiles } from './list-files.js';
import { packageRoot } from './package-root.js';

/** The folder of the small runtime that steps and endpoints run with. */
export const runtimeFolder = (): string => join(packageRoot(), 'runtime', 'python');

let files: readonly AssetFile[] | undefined;

/**
 * The files of the runtime, without its tests. It is the package's own and does not change: read once.
 *
 * In the built programs this room holds the list as it was when they were built (`scripts/bundle.js`).
 */
export function runtimeFiles(): readonly AssetFile[] {
  files ??= listFiles(runtimeFolder()).filter(({ path }) => path.endsWith('.py'));
  return files;
}
