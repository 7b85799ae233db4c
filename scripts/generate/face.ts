import { alternatives, partName, resolveNode, type SchemaNode, type SchemaTree } from './schema-tree.js';

const SCALARS: Readonly<Record<string, string>> = {
  integer: 'number',
  number: 'number',
  string: 'string',
  boolean: 'boolean',
  null: 'null',
};

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
  return lines.length === 0
    ? ''
    : `${indent}/**\n${lines.map((line) => `${indent} * ${line}`).join('\n')}\n${indent} */\n`;
}

const blocksName = (target: string): string => `${target.charAt(0).toUpperCase()}${target.slice(1)}Blocks`;

/** Fields of an object; `part` is the interface that they stand in, which names the type of a vendor block. */
function objectType(node: SchemaNode, tree: SchemaTree, indent: string, part?: string): string {
  const inner = `${indent}  `;
  const fieldType = (child: SchemaNode): string =>
    part === undefined || child['x-block'] === undefined
      ? typeOf(child, tree, inner)
      : `BlockOf<${blocksName(child['x-block'])}, ${JSON.stringify(part)}>`;
  const fields = Object.entries(node.properties ?? {}).map(
    ([name, child]) =>
      `${doc(child, tree, inner)}${inner}readonly ${name}${(node.required ?? []).includes(name) ? '' : '?'}: ${fieldType(child)};`,
  );
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
  if (node.type === 'object') {
    return `{ readonly [name: string]: ${typeof node.additionalProperties === 'object' ? typeOf(node.additionalProperties, tree, indent) : 'Json'} }`;
  }
  const types: readonly string[] = typeof node.type === 'string' ? [node.type] : (node.type ?? []);
  return types.length === 0 ? 'Json' : [...new Set(types.map((name) => SCALARS[name] ?? 'Json'))].join(' | ');
}

/** The types of vendor blocks, to which the entries of the targets add. */
function blockTypes(tree: SchemaTree): string {
  const targets = new Set(
    Object.values(tree.parts).flatMap(({ properties = {} }) =>
      Object.values(properties).flatMap((child) => child['x-block'] ?? []),
    ),
  );
  return [
    "/** The type of a vendor block in a part of the spec: the vendor's own once it is known, else JSON. */\nexport type BlockOf<Blocks, Part extends string> = Part extends keyof Blocks ? Blocks[Part] : { readonly [name: string]: Json };",
    ...[...targets].map((target) =>
      [
        `/**\n * Types of the \`${target}\` blocks, by the part of the spec that they stand in. It is empty, and the blocks are JSON, until a program has`,
        ` * \`import type {} from 'trivium/${target}/blocks'\` (or imports anything of \`trivium/${target}\`): then they have the vendor's own types.\n */`,
        `export interface ${blocksName(target)} {}`,
      ].join('\n'),
    ),
  ].join('\n\n');
}

/** The types that users write, with documentation on hover: one interface for each part of the schema. */
export function renderFace(tree: SchemaTree): string {
  const declare = (name: string, node: SchemaNode): string =>
    doc(node, tree, '') +
    (node.properties === undefined
      ? `export type ${name} = ${typeOf(node, tree)};`
      : `export interface ${name} ${objectType(node, tree, '', name)}`);
  const parts = Object.entries(tree.parts)
    .filter(([name]) => !name.startsWith('__schema'))
    .map(([name, node]) => declare(name, node));
  return (
    [
      '// Generated from lib/spec by `npm run generate`. Do not edit.\n',
      '/** Any JSON value. */\nexport type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };\n',
      blockTypes(tree),
      declare('SystemSpec', tree.root),
      ...parts,
    ]
      .join('\n\n')
      .replace(/\n{3,}/g, '\n\n') + '\n'
  );
}
