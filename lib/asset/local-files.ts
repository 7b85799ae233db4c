import type { AssetFile } from './catalog.js';
import { listContext } from './docker-context.js';
import { listFiles, readAsset, type FileProblems } from './list-files.js';

interface Remembered<T> {
  readonly value: T;
  /** What was found wrong, told again to whoever asks again. */
  readonly problems: readonly ((problems: FileProblems) => void)[];
}

/** Local files, each read and hashed once: the environments of one spec name the same. */
export class LocalFiles {
  readonly #read = new Map<string, Remembered<AssetFile | readonly AssetFile[]>>();

  /** One file. @see readAsset */
  file(source: string, path: string, problems?: FileProblems): AssetFile {
    return this.#once(`file\0${source}\0${path}`, (noted) => readAsset(source, path, noted), problems);
  }

  /** The files of a folder. @see listFiles */
  folder(folder: string, prefix: string, problems?: FileProblems): readonly AssetFile[] {
    return this.#once(`folder\0${folder}\0${prefix}`, (noted) => listFiles(folder, prefix, noted), problems);
  }

  /** What the image of a folder is built from. @see listContext */
  context(folder: string, problems?: FileProblems): readonly AssetFile[] {
    return this.#once(`context\0${folder}`, (noted) => listContext(folder, noted), problems);
  }

  #once<T extends AssetFile | readonly AssetFile[]>(
    key: string,
    read: (problems: FileProblems) => T,
    problems: FileProblems | undefined,
  ): T {
    const known = (this.#read.get(key) as Remembered<T> | undefined) ?? readNoting(read);
    this.#read.set(key, known);
    if (problems !== undefined) {
      known.problems.forEach((tell) => tell(problems));
    }
    return known.value;
  }
}

/** Reads, and notes what is wrong instead of telling it. */
function readNoting<T>(read: (problems: FileProblems) => T): Remembered<T> {
  const problems: ((problems: FileProblems) => void)[] = [];
  const value = read({
    tooLarge: (path, bytes) => void problems.push((to) => to.tooLarge(path, bytes)),
    lostLink: (path, problem) => void problems.push((to) => to.lostLink(path, problem)),
  });
  return { value, problems };
}
