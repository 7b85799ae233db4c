/** Go's encoder escapes what could end a script element. https://pkg.go.dev/encoding/json#Marshal */
const ESCAPED = /[<>&\u2028\u2029]/g;

const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** From here on, the order of UTF-16 units and that of UTF-8 bytes differ. https://www.unicode.org/faq/utf_bom.html#utf16-2 */
const SURROGATES = /[\ud800-\uffff]/;

type Entry = readonly [key: string, value: unknown];
const byUnits = ([a]: Entry, [b]: Entry): number => (a < b ? -1 : a > b ? 1 : 0);
const byBytes = ([a]: Entry, [b]: Entry): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Entries in the order of the UTF-8 bytes of their keys. */
const inOrder = (entries: Entry[]): readonly Entry[] =>
  entries.sort(entries.some(([key]) => SURROGATES.test(key)) ? byBytes : byUnits);

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
  return `{${inOrder(entries)
    .map(([key, child]) => `${goJson(key)}:${goJson(child)}`)
    .join(',')}}`;
}
