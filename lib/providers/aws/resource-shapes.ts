import { isIntrinsic } from '../../engine/cdk/intrinsic.js';
import { readShapes } from '../../lowered/read-shapes.js';
import type { Shapes } from '../../lowered/shape.js';

let shapes: Shapes | undefined;

/** The shapes of the properties of resources, as CDK spells them, from its own types. */
export function resourceShapes(): Shapes {
  // Few specs need the table: it is a file of its own beside the bundled command line.
  shapes ??= readShapes(
    (require('./generated/resource-shapes.js') as typeof import('./generated/resource-shapes.js')).RESOURCE_SHAPES,
    { isOpen: isIntrinsic },
  );
  return shapes;
}
