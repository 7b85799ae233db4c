import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Every file below a folder, by its path relative to it. */
export function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** An object store on this machine: `scheme://bucket/key` is a file below its folder. */
export class ObjectStore {
  constructor(
    readonly folder: string,
    private readonly scheme: string,
  ) {}

  /** Where an object, or what begins with a prefix, is. */
  pathOf(uri: string): string {
    if (!uri.startsWith(`${this.scheme}://`)) throw new Error(`${uri} is no address of this store`);
    return path.join(this.folder, uri.slice(this.scheme.length + 3));
  }

  put(uri: string, content: Uint8Array): void {
    const file = this.pathOf(uri);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  get(uri: string): Buffer {
    return readFileSync(this.pathOf(uri));
  }

  has(uri: string): boolean {
    return existsSync(this.pathOf(uri)) && statSync(this.pathOf(uri)).isFile();
  }

  /** Uploads a folder below a prefix. */
  upload(folder: string, prefix: string): void {
    for (const name of filesBelow(folder)) {
      this.put(`${prefix.replace(/\/$/, '')}/${name}`, readFileSync(path.join(folder, name)));
    }
  }

  /**
   * Downloads as S3Prefix means: everything whose key begins with the text. An object of exactly this name keeps its last part as name;
   * of the others, what stands behind the prefix is the name.
   */
  download(prefix: string, folder: string): number {
    const [bucket = ''] = prefix.slice(this.scheme.length + 3).split('/');
    const key = prefix.slice(this.scheme.length + 4 + bucket.length);
    const root = path.join(this.folder, bucket);
    const found = filesBelow(root).filter((name) => name.startsWith(key));
    mkdirSync(folder, { recursive: true });
    for (const name of found) {
      cpSync(path.join(root, name), path.join(folder, name === key ? path.basename(name) : name.slice(key.length)));
    }
    return found.length;
  }
}
