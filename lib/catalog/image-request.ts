import type { PathSegment } from '../diagnostics/index.js';
import type { Image } from '../spec/types.js';
import type { MachineUse } from './machine.js';

/** What is asked of an image. */
export interface ImageRequest {
  readonly image: Image | undefined;
  readonly use: MachineUse;
  readonly python: string | undefined;
  readonly gpu: boolean;
  /** Path of the requirements, relative to the spec: what the image lacks must stand in them. */
  readonly requirements: string | undefined;
  /** Path of the step, model or endpoint. */
  readonly at: readonly PathSegment[];
}
