import { readFileSync } from 'node:fs';
import { zipSync, type Zippable } from 'fflate';
import type { AssetFile } from './catalog.js';

/** The first moment that a zip can name: with a fixed time the same files give the same bytes. */
const EPOCH = new Date(1980, 0, 1); // zip stores local time: the local constructor gives the same bytes in every time zone

/** Files as a zip, in the order of their paths. */
export function zip(files: readonly AssetFile[]): Uint8Array {
  const entries: Zippable = {};
  for (const { path, source, executable } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    entries[path] = [readFileSync(source), { mtime: EPOCH, os: 3, attrs: (executable ? 0o755 : 0o644) << 16 }];
  }
  return zipSync(entries, { level: 6 });
}
