import { mkdirSync, readFileSync, renameSync, existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import type { AssetFile } from './catalog.js';

/** The first moment that a zip can name: with a fixed time the same files give the same bytes. */
const EPOCH = new Date(1980, 0, 1); // zip stores local time: the local constructor gives the same bytes in every time zone

function pack(files: readonly AssetFile[]): Uint8Array {
  const entries: Zippable = {};
  for (const { path, source, executable } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) entries[path] = [readFileSync(source), { mtime: EPOCH, os: 3, attrs: (executable ? 0o755 : 0o644) << 16 }];
  return zipSync(entries, { level: 6 });
}

/** Packing takes longer than all the rest of a target: bundles, which are never changed, are packed once for every target and use. */
const packed = new WeakMap<readonly AssetFile[], Uint8Array>();

/** Packs files into a zip: the same files give the same bytes on every machine. */
export function packZip(files: readonly AssetFile[]): Uint8Array {
  const bytes = packed.get(files) ?? pack(files);
  packed.set(files, bytes);
  return bytes;
}

/** Writes a file at once or not at all; an existing one stays, since its name is the hash of its content. */
export function writeOnce(file: string, content: string | Uint8Array): void {
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, content);
  renameSync(partial, file);
}
