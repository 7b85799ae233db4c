import type { PipelineNode } from '../../../../plan/pipeline.js';
import type { GcpScope } from '../../scope.js';

/** A pipeline or job of the plan by its id; the plan guarantees that it exists. */
export function pipelineOf(id: string, { plan }: GcpScope): PipelineNode {
  const found = plan.nodes.pipeline.find((pipeline) => pipeline.id === id);
  if (found === undefined) throw new Error(`the plan has no pipeline "${id}"`);
  return found;
}

/** Name of a pipeline in its definition, which its runs and their log entries have. */
export const pipelineName = (node: PipelineNode, scope: GcpScope): string =>
  scope.name('pipeline', [node.name], node.at);

/** The filter of runs that failed. There is no metric of failures. https://cloud.google.com/logging/docs/api/platform-logs */
export function failedRuns(pipeline: string, scope: GcpScope): string {
  const name = pipelineName(pipelineOf(pipeline, scope), scope);
  return [
    `logName="projects/${scope.project}/logs/aiplatform.googleapis.com%2Fpipeline_job_events"`,
    `jsonPayload.pipelineName="${name}"`,
    'jsonPayload.state="PIPELINE_STATE_FAILED"',
  ].join(' AND ');
}
