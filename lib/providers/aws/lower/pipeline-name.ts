import type { AwsScope } from '../scope.js';

/** Name of the SageMaker pipeline of a pipeline or a job, by its id (`pipelines.train`). */
export function pipelineName(id: string, scope: AwsScope): string {
  const found = scope.plan.nodes.pipeline.find((pipeline) => pipeline.id === id);
  if (found === undefined) throw new Error(`the plan has no pipeline "${id}"`);
  return scope.name('pipeline', [found.name], found.at);
}
