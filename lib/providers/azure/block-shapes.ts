import { readShapes } from '../../lowered/read-shapes.js';
import type { Shapes } from '../../lowered/shape.js';

/** `${{parent.inputs.x}}`: what Azure ML fills in when a pipeline runs, in the place of any value. */
const isBinding = (value: unknown): boolean =>
  typeof value === 'string' && value.startsWith('${{') && value.endsWith('}}');

let shapes: Shapes | undefined;

/** The shapes of what the `azure` block of a step may say. */
export function blockShapes(): Shapes {
  shapes ??= readShapes(
    (require('./generated/block-shapes.js') as typeof import('./generated/block-shapes.js')).BLOCK_SHAPES,
    { isOpen: isBinding },
  );
  return shapes;
}
