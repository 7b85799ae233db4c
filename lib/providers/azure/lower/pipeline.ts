import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { PipelineNode } from '../../../plan/pipeline.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';

/** What azure does with the fields of a pipeline. */
export const pipelineSupport = {} as NounSupport<'azure', 'pipeline'>;

/** Lowers a pipeline. */
export function lowerPipeline(_node: PipelineNode, _scope: AzureScope): Contribution<AzureTypes> {
  return {};
}
