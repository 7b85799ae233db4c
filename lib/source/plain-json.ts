import type { PathSegment, Reporter } from '../diagnostics/index.js';
import { depthLimit } from './source-document.js';

/** What {@link toPlainJson} gives: the value, and whether all of it could be kept. */
export interface PlainJson {
  readonly value: unknown;
  readonly usable: boolean;
}

/**
 * Turns what a program exports into plain JSON data.
 *
 * Builders say what they are by `toJSON()`; fields that are `undefined` are absent. What JSON would drop or change without a word
 * (functions, not-a-number, dates that are no text, circles) is reported.
 */
export function toPlainJson(root: unknown, reporter: Reporter): PlainJson {
  const converter = new Converter(reporter);
  const value = converter.convert(root, []);
  return { value, usable: converter.usable };
}

class Converter {
  usable = true;
  readonly #open = new Set<object>();

  constructor(private readonly reporter: Reporter) {}

  convert(raw: unknown, path: readonly PathSegment[]): unknown {
    const value = unwrap(raw, path);
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') {
      return Number.isFinite(value) ? value : this.#refuse(path, String(value), 'it is not a finite number');
    }
    if (typeof value !== 'object') return this.#refuse(path, article(typeof value), 'JSON cannot hold it');
    if (this.#open.has(value)) return this.#refuse(path, 'this value', 'it holds itself');
    if (path.length > depthLimit) return this.#tooDeep(path);
    this.#open.add(value);
    const converted = Array.isArray(value) ? this.#list(value, path) : this.#map(value, path);
    this.#open.delete(value);
    return converted;
  }

  #list(list: readonly unknown[], path: readonly PathSegment[]): unknown {
    return Array.from(list, (item, index) => this.convert(item, [...path, index]));
  }

  #map(map: object, path: readonly PathSegment[]): unknown {
    const prototype: unknown = Object.getPrototypeOf(map);
    // Objects of another realm have another Object.prototype, whose own prototype is null too.
    const plain = prototype === null || Object.getPrototypeOf(prototype) === null;
    if (!plain) {
      return this.#refuse(
        path,
        `a ${map.constructor?.name ?? 'class instance'}`,
        'only plain objects and what has toJSON() can be written as JSON',
      );
    }
    const entries = Object.entries(map).filter(([, value]) => value !== undefined);
    if (entries.some(([key]) => key === '__proto__')) {
      return this.#refuse(path, 'the key "__proto__"', 'it is reserved');
    }
    return Object.fromEntries(entries.map(([key, value]) => [key, this.convert(value, [...path, key])]));
  }

  #tooDeep(path: readonly PathSegment[]): null {
    this.usable = false;
    this.reporter.report('TRV0013', path.slice(0, 3), { limit: depthLimit });
    return null;
  }

  #refuse(path: readonly PathSegment[], found: string, problem: string): null {
    this.usable = false;
    this.reporter.report('TRV0011', path, { found, problem });
    return null;
  }
}

/** Follows `toJSON`, as `JSON.stringify` does, once. */
function unwrap(value: unknown, path: readonly PathSegment[]): unknown {
  if (typeof value !== 'object' || value === null || !('toJSON' in value) || typeof value.toJSON !== 'function') {
    return value;
  }
  return (value.toJSON as (key: string) => unknown).call(value, String(path.at(-1) ?? ''));
}

function article(type: string): string {
  return type === 'undefined' ? 'undefined' : `a ${type}`;
}
