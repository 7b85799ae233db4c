/** Go's encoder escapes what could end a script element. https://pkg.go.dev/encoding/json#Marshal */
const ESCAPED = /[<>&\u2028\u2029]/g;

const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** From here on, the order of UTF-16 units and that of UTF-8 bytes differ. https://www.unicode.org/faq/utf_bom.html#utf16-2 */
const SURROGATES = /[\ud800-\uffff]/;

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Keys in the order of their UTF-8 bytes. */
const inOrder = (keys: string[]): readonly string[] =>
  keys.some((key) => SURROGATES.test(key)) ? keys.sort(byBytes) : keys.sort();

/**
 * JSON as Go's `encoding/json` writes a map: keys in the order of their UTF-8 bytes, no blanks, `<`, `>`, `&` escaped.
 *
 * Providers of Terraform's family read a document back and keep it in this spelling: any other would be a difference at every `pulumi up`.
 */
export function goJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value).replace(ESCAPED, escape);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(goJson).join(',')}]`;
  const fields = value as Readonly<Record<string, unknown>>;
  // One growing text: documents are large, and lists of their parts would be as large again.
  let text = '';
  for (const key of inOrder(Object.keys(fields))) {
    const child = fields[key];
    if (child !== undefined) text += `${text === '' ? '' : ','}${goJson(key)}:${goJson(child)}`;
  }
  return `{${text}}`;
}
