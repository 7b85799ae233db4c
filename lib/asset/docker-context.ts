import { existsSync, lstatSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import ignore from 'ignore';
import { compareText } from '../diagnostics/index.js';
import { sha256 } from '../lowered/canonical.js';
import type { AssetFile } from './catalog.js';
import { readDockerIgnore, type DockerIgnore } from './docker-ignore.js';
import { readAsset, type FileProblems } from './list-files.js';

/** The file that says how an image is built. */
export const DOCKERFILE = 'Dockerfile';

/** What tools leave behind: it changes without anybody's doing, and no image depends on it. */
const NOISE = [
  '.git/',
  '__pycache__/',
  '*.pyc',
  '.DS_Store',
  '.mypy_cache/',
  '.pytest_cache/',
  '.ipynb_checkpoints/',
  '.trivium/',
  'cdk.out/',
];

const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Beside the Dockerfile, a file with its name wins. https://docs.docker.com/build/concepts/context/#filename-and-location */
function dockerIgnoreOf(folder: string): DockerIgnore {
  const [own, general] = [join(folder, `${DOCKERFILE}.dockerignore`), join(folder, '.dockerignore')];
  return readDockerIgnore(textOf(existsSync(own) ? own : general));
}

/** A link is sent as a link: where it points belongs to the image, and what is there does not. */
function readLink(source: string, path: string): AssetFile {
  const content = `link ${readlinkSync(source)}`;
  return { path, source, hash: sha256(content), bytes: content.length, executable: false };
}

/**
 * The files that the image of a folder is built from, in a stable order: the Dockerfile, and what `.dockerignore` and `.triviumignore` leave.
 *
 * @param folder - absolute
 */
export function listContext(folder: string, problems?: FileProblems): readonly AssetFile[] {
  const docker = dockerIgnoreOf(folder);
  const own = ignore()
    .add(NOISE)
    .add(textOf(join(folder, '.triviumignore')));
  const found: AssetFile[] = [];
  const walk = (relative: string): void => {
    for (const name of readdirSync(join(folder, relative)).sort(compareText)) {
      const path = relative === '' ? name : `${relative}/${name}`;
      const absolute = join(folder, path);
      const stats = lstatSync(absolute);
      if (own.ignores(stats.isDirectory() ? `${path}/` : path) && path !== DOCKERFILE) continue;
      const excluded = docker.excludes(path);
      if (stats.isDirectory() && (!excluded || docker.hasExceptions)) walk(path);
      if (stats.isDirectory() || (excluded && path !== DOCKERFILE)) continue;
      if (stats.isSymbolicLink() && path !== DOCKERFILE) found.push(readLink(absolute, path));
      else if (stats.isFile() || path === DOCKERFILE) found.push(readAsset(absolute, path, problems));
    }
  };
  walk('');
  return found;
}
