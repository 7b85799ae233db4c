import { readShapes } from '../../lowered/read-shapes.js';
import type { Shapes } from '../../lowered/shape.js';

let shapes: Shapes | undefined;

/** The shapes of what a `gcp` block may say, in the names of the REST API. */
export function blockShapes(): Shapes {
  shapes ??= readShapes(
    (require('./generated/block-shapes.js') as typeof import('./generated/block-shapes.js')).BLOCK_SHAPES,
  );
  return shapes;
}
