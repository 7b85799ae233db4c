import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
  type Dirent,
  type Stats,
} from 'node:fs';
import { join, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { compareText } from '../diagnostics/index.js';
import { sha256 } from '../lowered/canonical.js';
import type { AssetFile } from './catalog.js';

/** What never belongs in an upload. */
const NEVER = [
  '.git/',
  '.dvc/cache/',
  '__pycache__/',
  '*.pyc',
  '.venv/',
  'node_modules/',
  '.ipynb_checkpoints/',
  '.DS_Store',
  '.mypy_cache/',
  '.pytest_cache/',
  'cdk.out/',
  '.trivium/',
];

/** The file by which a folder is known as output of trivium: it is not packed into what it was made from. */
export const OUTPUT_MARKER = '.trivium-output.json';

/** The most bytes of one file that is uploaded: uploads and zips hold a file in memory, and Node reads one of less than 2 GiB only (`ERR_FS_FILE_TOO_LARGE`). */
export const MAX_FILE_BYTES = 2 * 1024 ** 3 - 1;

/** Bytes that are read at once. */
const CHUNK_BYTES = 1024 ** 2;

/** Is told what of local files cannot be taken along as it is. */
export interface FileProblems {
  /** A file larger than {@link MAX_FILE_BYTES}: its content is not read, and its hash is that of nothing. */
  tooLarge(path: string, bytes: number): void;
  /** A link that leads out of the folder or nowhere: it is left out. */
  lostLink(path: string, problem: string): void;
}

/**
 * Hashes a file of any size in constant memory.
 *
 * @param bytes - its size: most files are small, and large buffers for them make V8 collect garbage
 */
function hashFile(source: string, bytes: number): string {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(Math.max(1, Math.min(bytes, CHUNK_BYTES)));
  const file = openSync(source, 'r');
  try {
    for (;;) {
      const length = readSync(file, chunk, 0, chunk.length, null);
      if (length === 0) {
        return hash.digest('hex');
      }
      hash.update(chunk.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}

/** Reads and hashes one file. */
export function readAsset(source: string, path: string, problems?: FileProblems): AssetFile {
  const { size, mode } = statSync(source);
  if (size > MAX_FILE_BYTES) {
    problems?.tooLarge(path, size);
  }
  return {
    path,
    source,
    hash: size > MAX_FILE_BYTES ? '' : hashFile(source, size),
    bytes: size,
    executable: (mode & 0o100) !== 0,
  };
}

function rulesOf(folder: string): Ignore {
  const rules = ignore().add(NEVER);
  const file = join(folder, '.triviumignore');
  return existsSync(file) ? rules.add(readFileSync(file, 'utf8')) : rules;
}

type Found =
  | { readonly is: 'file' }
  | { readonly is: 'folder'; readonly real: string }
  | { readonly is: 'lost'; readonly problem: string }
  /** A pipe or a device: it would be read for ever. */
  | { readonly is: 'other' };

const foundAs = (entry: Dirent | Stats, real: string): Found =>
  entry.isDirectory() ? { is: 'folder', real } : { is: entry.isFile() ? 'file' : 'other' };

/** What a link leads to; it may not lead out of the folder. */
function follow(link: string, root: string): Found {
  try {
    const real = realpathSync.native(link);
    return real === root || real.startsWith(`${root}${sep}`)
      ? foundAs(statSync(real), real)
      : { is: 'lost', problem: 'it leads out of the folder' };
  } catch (error) {
    const circle = (error as NodeJS.ErrnoException).code === 'ELOOP';
    return { is: 'lost', problem: circle ? 'it leads in a circle' : 'it leads to nothing' };
  }
}

/** The files of a folder in a stable order, without what `.triviumignore` lists. Links within the folder are followed. */
export function listFiles(folder: string, prefix = '', problems?: FileProblems): readonly AssetFile[] {
  const rules = rulesOf(folder);
  const root = realpathSync.native(folder);
  const files: AssetFile[] = [];
  /**
   * @param real - where the folder that is walked is, without links
   * @param around - the real folders that it is in: a link to one of them would never end
   */
  const walk = (relative: string, real: string, around: readonly string[]): void => {
    const entries = readdirSync(join(folder, relative), { withFileTypes: true }).sort((a, b) =>
      compareText(a.name, b.name),
    );
    if (entries.some(({ name }) => name === OUTPUT_MARKER)) {
      return;
    }
    const open = [...around, real];
    for (const entry of entries) {
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (rules.ignores(path)) {
        continue;
      }
      const absolute = join(folder, path);
      const found = entry.isSymbolicLink() ? follow(absolute, root) : foundAs(entry, join(real, entry.name));
      if (found.is === 'lost') {
        problems?.lostLink(prefix + path, found.problem);
      } else if (found.is === 'file') {
        files.push(readAsset(absolute, prefix + path, problems));
      } else if (found.is === 'folder' && !rules.ignores(`${path}/`)) {
        if (open.includes(found.real)) {
          problems?.lostLink(prefix + path, 'it leads to a folder that it is in');
        } else {
          walk(path, found.real, open);
        }
      }
    }
  };
  walk('', root, []);
  return files;
}

/** One hash over paths and contents. */
export function hashFiles(files: readonly AssetFile[]): string {
  return sha256(
    files
      .map(({ path, hash, executable }) => `${path}\0${hash}${executable ? '\0x' : ''}\n`)
      .sort()
      .join(''),
  );
}
