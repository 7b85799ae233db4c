import { readShapes } from '../../lowered/read-shapes.js';
import type { Shapes } from '../../lowered/shape.js';

let shapes: Shapes | undefined;

/** The shapes of the arguments of resources, from the vendor's own types. */
export function resourceShapes(): Shapes {
  // Few specs need the table: it is a file of its own beside the bundled command line.
  shapes ??= readShapes(
    (require('./generated/resource-shapes.js') as typeof import('./generated/resource-shapes.js')).RESOURCE_SHAPES,
  );
  return shapes;
}
