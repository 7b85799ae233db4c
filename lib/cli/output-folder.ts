import { existsSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OUTPUT_MARKER } from '../asset/list-files.js';
import { FolderError, makeFolder } from '../asset/make-folder.js';
import { UsageError } from './load.js';

/** Files by their path in a folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** What an earlier run wrote into a folder. */
function writtenBefore(folder: string): readonly string[] {
  const marker = path.join(folder, OUTPUT_MARKER);
  return existsSync(marker)
    ? (JSON.parse(readFileSync(marker, 'utf8')) as { readonly files: readonly string[] }).files
    : [];
}

/** Refuses to write over what is not ours: checked for every folder before the first file is written. */
export function checkFolder(folder: string, files: Files): void {
  const ours = new Set(writtenBefore(folder));
  const foreign = Object.keys(files).find((name) => !ours.has(name) && existsSync(path.join(folder, name)));
  if (foreign !== undefined) {
    throw new UsageError(
      `${path.join(folder, foreign)} exists, and trivium did not write it; name another folder with --out`,
    );
  }
}

function makeOutput(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    if (!(error instanceof FolderError)) throw error;
    throw new UsageError(`${error.message}; name another folder with --out`);
  }
}

/** Removes the folders that a file which is gone was in, the innermost first, as long as nothing is left in them. */
function removeEmptied(folder: string, name: string): void {
  for (let inner = path.dirname(name); inner !== '.'; inner = path.dirname(inner)) {
    const emptied = path.join(folder, inner);
    try {
      rmdirSync(emptied);
    } catch {
      // What is not empty the system itself leaves; what cannot be removed stays.
      return;
    }
  }
}

/** Writes files into a folder; what an earlier run wrote there and this one does not goes, anything else stays. */
export function replaceFiles(folder: string, files: Files): void {
  const gone = writtenBefore(folder).filter((name) => !(name in files));
  for (const name of gone) {
    rmSync(path.join(folder, name), { force: true });
    removeEmptied(folder, name);
  }
  for (const [name, content] of Object.entries({
    ...files,
    [OUTPUT_MARKER]: `${JSON.stringify({ files: Object.keys(files).sort() }, undefined, 1)}\n`,
  })) {
    const file = path.join(folder, name);
    makeOutput(path.dirname(file));
    writeFileSync(file, content);
  }
}
