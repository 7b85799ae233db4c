import * as z from 'zod';
import type { PathSegment } from '../diagnostics/index.js';

/** The schema without what only wraps it: optional, null, default, preprocess, lazy. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodNullable
  ) {
    return unwrap(schema.def.innerType);
  }
  if (schema instanceof z.ZodPipe) return unwrap(schema.def.out);
  if (schema instanceof z.ZodLazy) return unwrap(schema.def.getter());
  return schema;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The option of a union that a value means: by its discriminator, else by its being a map. */
function choose(options: readonly z.core.$ZodType[], value: unknown): readonly z.core.$ZodType[] {
  const objects = options.map(unwrap).filter((option): option is z.ZodObject => option instanceof z.ZodObject);
  const kind = isRecord(value) ? (value['kind'] ?? 'process') : undefined;
  const matching = objects.filter(({ shape }) => {
    const literal = shape['kind'];
    return literal instanceof z.ZodLiteral && literal.def.values.includes(kind as never);
  });
  return matching.length > 0 ? matching : objects;
}

/** The names of the fields that may stand at a path, for suggestions; empty for maps of free names. */
export function fieldsAt(schema: z.core.$ZodType, path: readonly PathSegment[], value: unknown): readonly string[] {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodUnion) {
    return [...new Set(choose(bare.def.options, value).flatMap((option) => fieldsAt(option, path, value)))];
  }
  const [head, ...rest] = path;
  if (bare instanceof z.ZodObject) {
    if (head === undefined) return Object.keys(bare.shape);
    const child: z.core.$ZodType | undefined = bare.shape[head as string] as z.core.$ZodType | undefined;
    return child === undefined ? [] : fieldsAt(child, rest, isRecord(value) ? value[head] : undefined);
  }
  if (head === undefined) return [];
  if (bare instanceof z.ZodRecord) return fieldsAt(bare.def.valueType, rest, isRecord(value) ? value[head] : undefined);
  if (bare instanceof z.ZodArray) {
    return fieldsAt(bare.def.element, rest, Array.isArray(value) ? (value as unknown[])[head as number] : undefined);
  }
  return [];
}
