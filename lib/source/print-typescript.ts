/** How {@link printTypeScript} types what it writes. */
export interface TypeScriptOptions {
  /** The type that the editor checks the spec against, and the package that exports it. */
  readonly type?: { readonly name: string; readonly from: string };
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The most characters of a map or list that is written on one line. */
const lineWidth = 80;
const identifier = /^[A-Za-z_$][\w$]*$/u;

/**
 * Writes a JSON value as a TypeScript file whose default export it is: read back, it is the same value.
 *
 * Keys keep their order; the same value gives the same text.
 */
export function printTypeScript(value: unknown, { type }: TypeScriptOptions = {}): string {
  const literal = print(value as Json, '');
  if (type === undefined) return `export default ${literal};\n`;
  return `import type { ${type.name} } from ${quote(type.from)};\n\nexport default ${literal} satisfies ${type.name};\n`;
}

function print(value: Json, indent: string): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const [open, close, items] = Array.isArray(value)
    ? ['[', ']', value.map((item: Json) => print(item, inner))]
    : ['{', '}', Object.entries(value).map(([key, item]) => `${printKey(key)}: ${print(item, inner)}`)];
  if (items.length === 0) return `${open}${close}`;
  const blank = open === '{' ? ' ' : '';
  const line = `${open}${blank}${items.join(', ')}${blank}${close}`;
  if (isFlat(value) && line.length <= lineWidth) return line;
  return `${open}\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}${close}`;
}

/** Whether it holds no other map or list. */
function isFlat(value: object): boolean {
  return Object.values(value).every((item) => typeof item !== 'object' || item === null);
}

function printKey(key: string): string {
  return identifier.test(key) ? key : quote(key);
}

/** A text in single quotes, with the escapes of JSON, which JavaScript shares. */
function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return `'${inner.replaceAll("'", () => "\\'").replace(/[\u2028\u2029\uFEFF]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`;
}
