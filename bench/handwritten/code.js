'use strict';
/** Prints lowered data as the code that somebody would write by hand. */

const WIDTH = 140;
const isName = (text) => /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(text);

/** `foundation.identity.contributor` → `foundationIdentityContributor`; logical ids of CloudFormation become `foundationBucket`. */
function variable(id) {
  const words = id.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words.map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1)).join('');
}

const quoted = (text) => (text.includes("'") || text.includes('\\') || text.includes('\n') ? JSON.stringify(text) : `'${text}'`);
const inTemplate = (text) => text.replace(/[\\`]|\$\{/g, '\\$&');

/**
 * A value as an expression.
 *
 * @param dialect - how references, texts with references, documents and assets are written
 */
function expression(value, dialect, indent = '') {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if ('trivium:ref' in value) return dialect.ref(value['trivium:ref'], value.attr);
  if ('trivium:asset' in value) return dialect.asset(value['trivium:asset'], value.attr);
  if ('trivium:document' in value) return dialect.document(value['trivium:document'], value.as, indent);
  if ('trivium:join' in value) return `${dialect.template}\`${value['trivium:join'].map((part) => (typeof part === 'string' ? inTemplate(part) : `\${${expression(part, dialect, indent)}}`)).join('')}\``;
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const items = isList
    ? value.map((item) => expression(item, dialect, inner))
    : Object.entries(value).filter(([, child]) => child !== undefined).map(([key, child]) => `${isName(key) ? key : quoted(key)}: ${expression(child, dialect, inner)}`);
  const [open, close, blank] = isList ? ['[', ']', ''] : ['{', '}', ' '];
  if (items.length === 0) return open + close;
  const line = `${open}${blank}${items.join(', ')}${blank}${close}`;
  return line.length + indent.length <= WIDTH && !line.includes('\n') ? line : `${open}\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}${close}`;
}

module.exports = { expression, variable, quoted };
