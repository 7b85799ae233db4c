import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the package, from the source as well as from the build. */
export function packageRoot(from: string = __dirname): string {
  let folder = from;
  while (!existsSync(join(folder, 'runtime', 'python'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the folder runtime/python of the package is missing');
    folder = parent;
  }
  return folder;
}
