import type { ShapePath } from './check-shape.js';
import type { Shapes, ShapeType } from './shape.js';

/** Where in a value a text stands that is a date by its type. */
export function datePaths(
  value: unknown,
  type: ShapeType | undefined,
  shapes: Shapes,
  path: ShapePath = [],
): readonly ShapePath[] {
  if (type?.kind === 'date' && typeof value === 'string') return [path];
  if (type?.kind === 'list' && Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => datePaths(item, type.of, shapes, [...path, index]));
  }
  if (type?.kind !== 'object' || typeof value !== 'object' || value === null) return [];
  const members = shapes.membersOf(type.shape);
  return Object.entries(value).flatMap(([name, child]) =>
    datePaths(child, members?.get(name)?.type, shapes, [...path, name]),
  );
}
