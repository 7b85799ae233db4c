import type { SchemaTree } from './schema-tree.js';

/** Own keywords are for the generator, not for editors. */
const withoutOwn = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).filter(([key]) => !key.startsWith('x-') && key !== 'unit' && key !== 'id'),
      )
    : value;

/** Under `environments` a text may hold `${{env.NAME}}` before it has its form. */
function withVariables(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withVariables);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      key === 'pattern' && typeof child === 'string' ? `${child}|\\$\\{\\{\\s*env\\.` : withVariables(child),
    ]),
  );
}

/** The JSON schema that is shipped: editors complete and explain with it. */
export function renderSchema(tree: SchemaTree): string {
  const { root, parts } = tree;
  const definitions = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, name.endsWith('EnvironmentSpec') ? withVariables(part) : part]),
  );
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://trivium.dev/schema.json',
    title: 'trivium',
    ...root,
    definitions,
  };
  return `${JSON.stringify(schema, withoutOwn, 2)}\n`;
}
