import type { PathSegment } from '../diagnostics/index.js';
import { OPENING } from './template.js';

/** A text of a value, and where it stands. */
export interface TextAt {
  readonly text: string;
  readonly at: readonly PathSegment[];
}

/** The few texts of a value, however deep, in which a placeholder or an attempt at one may stand. */
export function textsWithPlaceholders(value: unknown, path: readonly PathSegment[] = []): readonly TextAt[] {
  const found: TextAt[] = [];
  collect(value, [...path], found);
  return found;
}

/** @param path - of the value; it is one list for all, since most values hold no such text */
function collect(value: unknown, path: PathSegment[], found: TextAt[]): void {
  if (typeof value === 'string') {
    if (value.includes(OPENING)) found.push({ text: value, at: [...path] });
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => collectAt(index, item, path, found));
  } else if (typeof value === 'object' && value !== null) {
    const fields = value as Readonly<Record<string, unknown>>;
    for (const key of Object.keys(fields)) collectAt(key, fields[key], path, found);
  }
}

function collectAt(segment: PathSegment, value: unknown, path: PathSegment[], found: TextAt[]): void {
  path.push(segment);
  collect(value, path, found);
  path.pop();
}
