import { readdirSync, readFileSync, statSync, existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { compareText } from '../diagnostics/index.js';
import { sha256 } from '../lowered/canonical.js';
import type { AssetFile } from './catalog.js';

/** What never belongs in an upload. */
const NEVER = ['.git/', '.dvc/cache/', '__pycache__/', '*.pyc', '.venv/', 'node_modules/', '.ipynb_checkpoints/', '.DS_Store', '.mypy_cache/', '.pytest_cache/', 'cdk.out/', '.trivium/'];

/** Reads and hashes one file. */
export function readAsset(source: string, path: string): AssetFile {
  const content = readFileSync(source);
  return { path, source, hash: sha256(content), bytes: content.length, executable: (statSync(source).mode & 0o100) !== 0 };
}

function rulesOf(folder: string): Ignore {
  const rules = ignore().add(NEVER);
  const file = join(folder, '.triviumignore');
  return existsSync(file) ? rules.add(readFileSync(file, 'utf8')) : rules;
}

/** The files of a folder in a stable order, without what `.triviumignore` lists. Links that lead outside are not followed. */
export function listFiles(folder: string, prefix = ''): readonly AssetFile[] {
  const rules = rulesOf(folder);
  const found: AssetFile[] = [];
  const walk = (relative: string): void => {
    const names = readdirSync(join(folder, relative)).sort(compareText);
    for (const name of names) {
      const path = relative === '' ? name : `${relative}/${name}`;
      const absolute = join(folder, path);
      if (lstatSync(absolute).isSymbolicLink()) continue;
      const isFolder = statSync(absolute).isDirectory();
      if (rules.ignores(isFolder ? `${path}/` : path)) continue;
      if (isFolder) walk(path);
      else found.push(readAsset(absolute, prefix + path));
    }
  };
  walk('');
  return found;
}

/** One hash over paths and contents. */
export function hashFiles(files: readonly AssetFile[]): string {
  return sha256(files.map(({ path, hash, executable }) => `${path}\0${hash}${executable ? '\0x' : ''}\n`).sort().join(''));
}
