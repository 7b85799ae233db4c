import type { ShapePath } from '../../lib/lowered/check-shape.js';
import type { ShapeMembers, Shapes, ShapeType } from '../../lib/lowered/shape.js';

/** Below this, only what is required is made: shapes may be circles. */
const DEEPEST = 5;

const SCALARS = {
  string: 'text',
  number: 1,
  boolean: true,
  date: '2027-01-31',
  any: { free: ['form'] },
  asset: { 'trivium:asset': 'asset.x', attr: 'file' },
} as const;

/** A value that fits a type, with every member down to a depth. */
export function sampleOf(type: ShapeType, shapes: Shapes, depth = 0): unknown {
  switch (type.kind) {
    case 'literal':
      return type.value;
    case 'list':
      return depth > DEEPEST ? [] : [sampleOf(type.of, shapes, depth + 1)];
    case 'map':
      return depth > DEEPEST ? {} : { key: sampleOf(type.of, shapes, depth + 1) };
    case 'union':
      return sampleOf(type.of[depth % type.of.length] as ShapeType, shapes, depth);
    case 'object':
      return sampleObject(shapes.membersOf(type.shape) as ShapeMembers, shapes, depth);
    case 'string':
    case 'number':
    case 'boolean':
    case 'any':
    case 'date':
    case 'asset':
      return SCALARS[type.kind];
  }
}

function sampleObject(members: ShapeMembers, shapes: Shapes, depth: number): unknown {
  return Object.fromEntries(
    [...members]
      .filter(([, { required }]) => required || depth <= DEEPEST)
      .map(([name, { type }]) => [name, sampleOf(type, shapes, depth + 1)]),
  );
}

/** A place in a value: what stands there, and what type it has. */
export interface Place {
  readonly path: ShapePath;
  readonly value: unknown;
  readonly type: ShapeType;
}

/** Every place of a sample that a type speaks of. */
export function placesOf(
  value: unknown,
  type: ShapeType,
  shapes: Shapes,
  path: ShapePath = [],
  depth = 0,
): readonly Place[] {
  const own = { path, value, type };
  switch (type.kind) {
    case 'list':
      return [
        own,
        ...(value as readonly unknown[]).flatMap((item, index) =>
          placesOf(item, type.of, shapes, [...path, index], depth + 1),
        ),
      ];
    case 'map':
      return [
        own,
        ...Object.entries(value as object).flatMap(([key, item]) =>
          placesOf(item, type.of, shapes, [...path, key], depth + 1),
        ),
      ];
    case 'union':
      return placesOf(value, type.of[depth % type.of.length] as ShapeType, shapes, path, depth);
    case 'object':
      return [
        own,
        ...Object.entries(value as object).flatMap(([key, item]) =>
          placesOf(item, shapes.membersOf(type.shape)?.get(key)?.type as ShapeType, shapes, [...path, key], depth + 1),
        ),
      ];
    case 'string':
    case 'number':
    case 'boolean':
    case 'any':
    case 'date':
    case 'asset':
    case 'literal':
      return [own];
  }
}

/** A copy with another value in one place. */
export function planted(value: unknown, [key, ...rest]: ShapePath, leaf: unknown): unknown {
  if (key === undefined) return leaf;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === key ? planted(item, rest, leaf) : item));
  }
  return {
    ...(value as object),
    [key]: planted((value as Readonly<Record<string, unknown>>)[String(key)], rest, leaf),
  };
}
