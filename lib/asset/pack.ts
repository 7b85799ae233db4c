import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AssetFile } from './catalog.js';
import { makeFolder } from './make-folder.js';

// Most runs find what was packed before; the library alone takes as long to load as a small spec to compile.
const zip = (files: readonly AssetFile[]): Uint8Array => (require('./zip.js') as typeof import('./zip.js')).zip(files);

/** Packing takes longer than all the rest of a target: bundles, which are never changed, are packed once for every target and use. */
const packed = new WeakMap<readonly AssetFile[], Uint8Array>();

/** Packs files into a zip: the same files give the same bytes on every machine. */
export function packZip(files: readonly AssetFile[]): Uint8Array {
  const bytes = packed.get(files) ?? zip(files);
  packed.set(files, bytes);
  return bytes;
}

/** Writes a file at once or not at all; an existing one stays, since its name is the hash of its content. */
export function writeOnce(file: string, content: string | Uint8Array): void {
  if (existsSync(file)) return;
  makeFolder(dirname(file));
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, content);
  renameSync(partial, file);
}
