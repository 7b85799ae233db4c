import { canonicalJson } from './canonical.js';
import { isDeferred, type AssetRef, type Ref } from './ref.js';
import type { Document } from './resource.js';

/** What an engine must know: a few functions, no vendor word. */
export interface Engine {
  /** An attribute or output. */
  ref(reference: Ref): unknown;
  /** One text of parts, some not known yet. */
  join(parts: readonly unknown[]): unknown;
  /** JSON text of a value with parts that are not known yet, or base64 of it. */
  encode(body: unknown, as: 'json' | 'base64'): unknown;
  asset(reference: AssetRef): unknown;
}

/** Turns lowered data into what an engine's constructors take. */
export function resolve(value: unknown, documents: ReadonlyMap<string, Document>, engine: Engine): unknown {
  const go = (current: unknown): unknown => {
    if (typeof current !== 'object' || current === null) return current;
    if (Array.isArray(current)) return current.map(go);
    if (!isDeferred(current)) {
      return Object.fromEntries(
        Object.entries(current)
          .filter(([, child]) => child !== undefined)
          .map(([key, child]) => [key, go(child)]),
      );
    }
    if ('trivium:ref' in current) return engine.ref(current);
    if ('trivium:join' in current) return engine.join(current['trivium:join'].map(go));
    if ('trivium:asset' in current) return engine.asset(current);
    const document = documents.get(current['trivium:document']);
    if (document === undefined) throw new Error(`there is no document "${current['trivium:document']}"`);
    return current.as === 'text' ? go(document.body) : engine.encode(go(document.body), current.as);
  };
  return go(value);
}

/** The engine that only prints: references stay visible, documents and assets are named. Used by `synth` and `plan`. */
export const printingEngine: Engine = {
  ref: (reference) => ({ $ref: reference['trivium:ref'], attr: reference.attr }),
  join: (parts) => (parts.every((part) => typeof part === 'string') ? parts.join('') : { $join: parts }),
  encode: (body, as) => (as === 'json' ? { $json: body } : { $base64: body }),
  asset: (reference) => ({ $asset: reference['trivium:asset'], attr: reference.attr }),
};

/** Lowered data as plain JSON for people and files. */
export const printable = (value: unknown, documents: ReadonlyMap<string, Document>): unknown =>
  JSON.parse(canonicalJson(resolve(value, documents, printingEngine)));
