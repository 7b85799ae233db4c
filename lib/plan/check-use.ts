import type { PlanContext } from './context.js';
import type { EndpointNode } from './endpoint.js';
import { commandSteps, registerSteps, type PipelineNode } from './pipeline.js';
import type { SecretNode } from './secret.js';

/** Parameters that a condition names, in either spelling; those of a wrong condition too, which is reported as such. */
const namedBy = (condition: unknown): readonly string[] =>
  [...JSON.stringify(condition ?? '').matchAll(/\bparams\.([A-Za-z][\w-]*)/g)].map(([, name]) => name ?? '');

/** Parameters that a pipeline reads: in its commands, and in the conditions of its gates. */
function paramsRead(pipeline: PipelineNode): readonly string[] {
  const read = [
    ...commandSteps(pipeline).flatMap(({ params }) => params),
    ...registerSteps(pipeline).flatMap(({ spec }) => namedBy(spec.when)),
  ];
  return [...new Set(read)].sort();
}

/** Reports parameters that nothing of their pipeline reads: a name that is misspelt, in an override above all, sets nothing. */
export function checkParamUse(pipelines: readonly PipelineNode[], { reporter }: PlanContext): void {
  for (const pipeline of pipelines) {
    if (commandSteps(pipeline).some(({ argv }) => argv.length === 0)) continue;
    const read = paramsRead(pipeline);
    for (const { name, at } of pipeline.params) {
      if (!read.includes(name)) reporter.report('TRV2029', at, { param: name, pipeline: pipeline.id, read });
    }
  }
}

/** Reports secrets that no step and no endpoint is given. */
export function checkSecretUse(
  secrets: readonly SecretNode[],
  pipelines: readonly PipelineNode[],
  endpoints: readonly EndpointNode[],
  { reporter }: PlanContext,
): void {
  const given = new Set(
    [...pipelines.flatMap(commandSteps), ...endpoints].flatMap((node) => Object.values(node.secrets)),
  );
  for (const { name, at } of secrets) if (!given.has(name)) reporter.report('TRV2030', at, { secret: name });
}
