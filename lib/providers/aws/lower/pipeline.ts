import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { PipelineNode } from '../../../plan/pipeline.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

/** What aws does with the fields of a pipeline. */
export const pipelineSupport = {} as NounSupport<'aws', 'pipeline'>;

/** Lowers a pipeline. */
export function lowerPipeline(_node: PipelineNode, _scope: AwsScope): Contribution<AwsTypes> {
  return {};
}
