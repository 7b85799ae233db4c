import { alternatives, partName, resolveNode, type SchemaNode, type SchemaTree } from './schema-tree.js';

const SCALARS: Readonly<Record<string, string>> = { integer: 'number', number: 'number', string: 'string', boolean: 'boolean', null: 'null' };

/** The doc comment of a node. */
function doc(node: SchemaNode, tree: SchemaTree, indent: string): string {
  const full = resolveNode(node, tree);
  const lines = [
    full.description,
    full.unit === undefined ? undefined : `Unit: ${full.unit}.`,
    full.minimum === undefined || Math.abs(full.minimum) > 2 ** 52 ? undefined : `At least ${full.minimum}.`,
    full.maximum === undefined || full.maximum > 2 ** 52 ? undefined : `At most ${full.maximum}.`,
    full.default === undefined ? undefined : `@default ${JSON.stringify(full.default)}`,
  ].filter((line): line is string => line !== undefined && line !== '');
  return lines.length === 0 ? '' : `${indent}/**\n${lines.map((line) => `${indent} * ${line}`).join('\n')}\n${indent} */\n`;
}

function objectType(node: SchemaNode, tree: SchemaTree, indent: string): string {
  const inner = `${indent}  `;
  const fields = Object.entries(node.properties ?? {}).map(([name, child]) =>
    `${doc(child, tree, inner)}${inner}readonly ${name}${(node.required ?? []).includes(name) ? '' : '?'}: ${typeOf(child, tree, inner)};`);
  return `{\n${fields.join('\n')}\n${indent}}`;
}

/** The TypeScript type of a node. */
export function typeOf(node: SchemaNode, tree: SchemaTree, indent = ''): string {
  const part = partName(node);
  if (part !== undefined) return part.startsWith('__schema') ? 'Json' : part;
  if (node.const !== undefined) return JSON.stringify(node.const);
  if (node.enum !== undefined) return node.enum.map((value) => JSON.stringify(value)).join(' | ');
  const options = alternatives(node);
  if (options !== undefined) return [...new Set(options.map((option) => typeOf(option, tree, indent)))].join(' | ');
  if (node.type === 'array') return `readonly (${typeOf(node.items ?? {}, tree, indent)})[]`;
  if (node.properties !== undefined) return objectType(node, tree, indent);
  if (node.type === 'object') return `{ readonly [name: string]: ${typeof node.additionalProperties === 'object' ? typeOf(node.additionalProperties, tree, indent) : 'Json'} }`;
  const types: readonly string[] = typeof node.type === 'string' ? [node.type] : node.type ?? [];
  return types.length === 0 ? 'Json' : [...new Set(types.map((name) => SCALARS[name] ?? 'Json'))].join(' | ');
}

/** The types that users write, with documentation on hover: one interface for each part of the schema. */
export function renderFace(tree: SchemaTree): string {
  const declare = (name: string, node: SchemaNode): string =>
    doc(node, tree, '') + (node.properties === undefined ? `export type ${name} = ${typeOf(node, tree)};` : `export interface ${name} ${objectType(node, tree, '')}`);
  const parts = Object.entries(tree.parts).filter(([name]) => !name.startsWith('__schema')).map(([name, node]) => declare(name, node));
  return [
    '// Generated from lib/spec by `npm run generate`. Do not edit.\n',
    '/** Any JSON value. */\nexport type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };\n',
    declare('SystemSpec', tree.root), ...parts,
  ].join('\n\n').replace(/\n{3,}/g, '\n\n') + '\n';
}
