/** A value of a resource that the engine knows only when it deploys: an attribute (CloudFormation) or an output (Pulumi). */
export interface Ref {
  readonly 'trivium:ref': string;
  readonly attr: string;
}
/** A text with deferred parts. */
export interface Interpolation {
  readonly 'trivium:join': readonly (string | Deferred)[];
}
/** A document inside a property: as JSON text, as base64 of it, or as it is. */
export interface Embedded {
  readonly 'trivium:document': string;
  readonly as: 'json' | 'base64' | 'text';
}
/** Something of an asset: where it is uploaded to, or its hash. */
export interface AssetRef {
  readonly 'trivium:asset': string;
  readonly attr: 'uri' | 'key' | 'bucket' | 'file' | 'hash';
}
/** What may stand where a scalar is expected. The keys cannot collide with `$ref` of JSON schemas in documents. */
export type Deferred = Ref | Interpolation | Embedded | AssetRef;

/** JSON with deferred parts: what a document is made of. */
export type Json =
  string | number | boolean | null | Deferred | readonly Json[] | { readonly [key: string]: Json | undefined };

/** An attribute of a resource, an existing resource or a lookup, by its stable id. */
export const ref = (id: string, attr: string): Ref => ({ 'trivium:ref': id, attr });

/** `join\`arn:${partition}:s3:::${bucket}/x\``: a text with deferred parts; a plain text stays one. */
export function join(
  texts: TemplateStringsArray,
  ...parts: readonly (Deferred | string | number)[]
): Interpolation | string {
  const merged: (string | Deferred)[] = [];
  const add = (part: string | Deferred): void => {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else if (part !== '') merged.push(part);
  };
  texts.forEach((text, index) => {
    add(text);
    const part = parts[index];
    if (typeof part === 'object' && 'trivium:join' in part) part['trivium:join'].forEach(add);
    else if (part !== undefined) add(typeof part === 'number' ? String(part) : part);
  });
  if (merged.length === 0) return '';
  const [only] = merged;
  return merged.length === 1 && typeof only === 'string' ? only : { 'trivium:join': merged };
}

/** A document, embedded in a property. */
export const embed = (id: string, as: Embedded['as'] = 'json'): Embedded => ({ 'trivium:document': id, as });

/** Something of an asset. */
export const asset = (id: string, attr: AssetRef['attr']): AssetRef => ({ 'trivium:asset': id, attr });

/** Whether a value is deferred. */
export function isDeferred(value: unknown): value is Deferred {
  return (
    typeof value === 'object' &&
    value !== null &&
    ('trivium:ref' in value || 'trivium:join' in value || 'trivium:document' in value || 'trivium:asset' in value)
  );
}
