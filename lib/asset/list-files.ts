import { readdirSync, readFileSync, statSync, existsSync } from 'node:fs';
import { join } from 'node:path';
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

/** Reads and hashes one file. */
export function readAsset(source: string, path: string): AssetFile {
  const content = readFileSync(source);
  return {
    path,
    source,
    hash: sha256(content),
    bytes: content.length,
    executable: (statSync(source).mode & 0o100) !== 0,
  };
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
    const entries = readdirSync(join(folder, relative), { withFileTypes: true }).sort((a, b) =>
      compareText(a.name, b.name),
    );
    if (entries.some(({ name }) => name === OUTPUT_MARKER)) return;
    for (const entry of entries) {
      if (entry.isSymbolicLink()) continue;
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (rules.ignores(entry.isDirectory() ? `${path}/` : path)) continue;
      if (entry.isDirectory()) walk(path);
      // A pipe or a device would be read for ever.
      else if (entry.isFile()) found.push(readAsset(join(folder, path), prefix + path));
    }
  };
  walk('');
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
