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

/** The most bytes of one file that is uploaded: uploads and zips hold a file in memory, and Node reads no larger one. */
export const MAX_FILE_BYTES = 2 * 1024 ** 3;

/** Bytes that are read at once. */
const CHUNK_BYTES = 1024 ** 2;

/** Is told what of local files cannot be taken along as it is. */
export interface FileProblems {
  /** A file larger than {@link MAX_FILE_BYTES}: its content is not read, and its hash is that of nothing. */
  tooLarge(path: string, bytes: number): void;
  /** A link that leads out of the folder or nowhere: it is left out. */
  lostLink(path: string, problem: string): void;
}

/** Hashes a file of any size in constant memory. */
function hashFile(source: string): string {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  const file = openSync(source, 'r');
  try {
    for (;;) {
      const length = readSync(file, chunk, 0, CHUNK_BYTES, null);
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
    hash: size > MAX_FILE_BYTES ? '' : hashFile(source),
    bytes: size,
    executable: (mode & 0o100) !== 0,
  };
}

function rulesOf(folder: string): Ignore {
  const rules = ignore().add(NEVER);
  const file = join(folder, '.triviumignore');
  return existsSync(file) ? rules.add(readFileSync(file, 'utf8')) : rules;
}

type Target = { readonly stats: Stats; readonly real: string } | { readonly problem: string };

/** Where something in a folder is, links followed; they may not lead out of it. */
function follow(absolute: string, root: string): Target {
  try {
    const real = realpathSync.native(absolute);
    return real === root || real.startsWith(`${root}${sep}`)
      ? { stats: statSync(real), real }
      : { problem: 'it leads out of the folder' };
  } catch (error) {
    const circle = (error as NodeJS.ErrnoException).code === 'ELOOP';
    return { problem: circle ? 'it leads in a circle' : 'it leads to nothing' };
  }
}

/** The files of a folder in a stable order, without what `.triviumignore` lists. Links within the folder are followed. */
export function listFiles(folder: string, prefix = '', problems?: FileProblems): readonly AssetFile[] {
  const rules = rulesOf(folder);
  const root = realpathSync.native(folder);
  const found: AssetFile[] = [];
  /** @param open - the real folders that are being walked: a link to one of them would never end */
  const walk = (relative: string, open: readonly string[]): void => {
    const names = readdirSync(join(folder, relative)).sort(compareText);
    if (names.includes(OUTPUT_MARKER)) {
      return;
    }
    for (const name of names) {
      const path = relative === '' ? name : `${relative}/${name}`;
      if (rules.ignores(path)) {
        continue;
      }
      const target = follow(join(folder, path), root);
      if ('problem' in target) {
        problems?.lostLink(prefix + path, target.problem);
      } else if (target.stats.isDirectory()) {
        if (rules.ignores(`${path}/`)) {
          continue;
        }
        if (open.includes(target.real)) {
          problems?.lostLink(prefix + path, 'it leads to a folder that it is in');
        } else {
          walk(path, [...open, target.real]);
        }
      } else if (target.stats.isFile()) {
        // A pipe or a device would be read for ever.
        found.push(readAsset(join(folder, path), prefix + path, problems));
      }
    }
  };
  walk('', [root]);
  return found;
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
