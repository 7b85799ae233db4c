/** Go's encoder escapes what could end a script element. https://pkg.go.dev/encoding/json#Marshal */
const ESCAPED = /[<>&\u2028\u2029]/g;

const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** From here on, the order of UTF-16 units and that of UTF-8 bytes differ. https://www.unicode.org/faq/utf_bom.html#utf16-2 */
const SURROGATES = /[\ud800-\uffff]/;

/** Compares two texts by their UTF-8 bytes. */
function compareBytes(a: string, b: string): number {
  if (SURROGATES.test(a) || SURROGATES.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * JSON as Go's `encoding/json` writes a map: keys in the order of their UTF-8 bytes, no blanks, `<`, `>`, `&` escaped.
 *
 * Providers of Terraform's family read a document back and keep it in this spelling: any other would be a difference at every `pulumi up`.
 */
export function goJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value).replace(ESCAPED, escape);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(goJson).join(',')}]`;
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  return `{${entries.sort(([a], [b]) => compareBytes(a, b)).map(([key, child]) => `${goJson(key)}:${goJson(child)}`).join(',')}}`;
}
