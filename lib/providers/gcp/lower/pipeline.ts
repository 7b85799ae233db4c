import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { PipelineNode } from '../../../plan/pipeline.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';

/** What gcp does with the fields of a pipeline. */
export const pipelineSupport = {} as NounSupport<'gcp', 'pipeline'>;

/** Lowers a pipeline. */
export function lowerPipeline(_node: PipelineNode, _scope: GcpScope): Contribution<GcpTypes> {
  return {};
}
