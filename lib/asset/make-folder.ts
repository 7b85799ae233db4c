import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Why a folder cannot be made. */
export class FolderError extends Error {
  constructor(
    /** The folder that could not be made: the first that is missing. */
    readonly folder: string,
    /** As the system says it: `EACCES`, `ENOTDIR`. */
    readonly reason: string,
  ) {
    super(`the folder ${folder} cannot be made: ${reason}`);
  }
}

/** A folder that another process made in between is as good. */
function makeOne(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
    throw new FolderError(folder, code);
  }
}

/**
 * Makes a folder and those above it, one after the other: `mkdir` of Node with `recursive` never returns where a file system says of a folder in one that
 * exists that there is no such place, as those of the kernel do (`/proc`).
 *
 * @throws {FolderError} where the system refuses
 */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let at = resolve(folder); !existsSync(at) && at !== dirname(at); at = dirname(at)) missing.unshift(at);
  for (const one of missing) makeOne(one);
}
