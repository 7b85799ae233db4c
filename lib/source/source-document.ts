import type { PathSegment, Span } from '../diagnostics/index.js';

/** A spec as it was read: its value, and the way back from a path to a place in the file. */
export interface SourceDocument {
  /** The path of the file as it was given. */
  readonly file: string;
  /** Plain JSON data, always a map. */
  readonly value: unknown;
  /**
   * Where a value (or the key that names it) stands in the file.
   *
   * @param path - keys and indices from the root
   * @param part - the `value` unless said otherwise; list items have no key and give their value
   * @returns nothing when the path does not exist, or the file is a program, whose values have no place
   */
  locate(path: readonly PathSegment[], part?: 'key' | 'value'): Span | undefined;
  /** The lines of the file, without their ends. */
  readonly lines: readonly string[];
}

/** The most bytes that a spec file may have. */
export const sizeLimit = 1024 * 1024;

/** How deep maps and lists may be nested. */
export const depthLimit = 100;
