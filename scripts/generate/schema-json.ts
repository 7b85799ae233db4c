import type { SchemaTree } from './schema-tree.js';

/** Own keywords are for the generator, not for editors. */
const withoutOwn = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([key]) => !key.startsWith('x-') && key !== 'unit' && key !== 'id'))
    : value;

/** The JSON schema that is shipped: editors complete and explain with it. */
export function renderSchema(tree: SchemaTree): string {
  const { root, parts } = tree;
  const schema = { $schema: 'http://json-schema.org/draft-07/schema#', $id: 'https://trivium.dev/schema.json', title: 'trivium', ...root, definitions: parts };
  return `${JSON.stringify(schema, withoutOwn, 2)}\n`;
}
