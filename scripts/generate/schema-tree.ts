import { z } from 'zod';
import { system } from '../../lib/spec/system.js';

/** What is used of a JSON schema. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly unit?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly maxItems?: number;
  readonly 'x-leaf'?: boolean;
  readonly 'x-noun'?: string;
  readonly 'x-ref'?: string;
  /** The target whose vendor types a block of properties. */
  readonly 'x-block'?: string;
}

/** The JSON schema of a spec, with its named parts. */
export interface SchemaTree {
  readonly root: SchemaNode;
  readonly parts: Readonly<Record<string, SchemaNode>>;
}

/** The schema that zod derives; `$schema` and `$id` are added where it is shipped. */
export function schemaTree(): SchemaTree {
  const json = z.toJSONSchema(z.strictObject({ root: system }), {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
  }) as unknown as { readonly definitions: Record<string, SchemaNode> };
  const { SystemSpec: root, ...parts } = json.definitions;
  if (root === undefined) throw new Error('the schema has no SystemSpec');
  return { root, parts };
}

/** The name of the part that a node refers to. */
export function partName(node: SchemaNode): string | undefined {
  const target = node.$ref ?? (node.allOf?.length === 1 ? node.allOf[0]?.$ref : undefined);
  return target?.split('/').pop();
}

/** The node itself, or the part that it refers to, with the node's own words laid over. */
export function resolveNode(node: SchemaNode, tree: SchemaTree): SchemaNode {
  const name = partName(node);
  if (name === undefined) return node;
  const { $ref: _ref, allOf: _allOf, ...own } = node;
  return { ...tree.parts[name], ...own };
}

/** Alternatives of a union. */
export const alternatives = (node: SchemaNode): readonly SchemaNode[] | undefined => node.oneOf ?? node.anyOf;
