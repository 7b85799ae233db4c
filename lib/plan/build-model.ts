import type { Model } from '../spec/types.js';
import { sortedEntries, type PlanContext } from './context.js';
import { checkRemovals, orDefault } from './default.js';
import type { EndpointNode } from './endpoint.js';
import type { ModelNode } from './model.js';
import { registerSteps, type PipelineNode } from './pipeline.js';

function buildModel(
  name: string,
  spec: Model,
  pipelines: readonly PipelineNode[],
  endpoints: readonly EndpointNode[],
  context: PlanContext,
): ModelNode {
  const { defaults } = context.spec;
  const registeredBy = pipelines.flatMap((pipeline) =>
    registerSteps(pipeline)
      .filter(({ model }) => model === name)
      .map((step) => ({ pipeline: pipeline.id, step: step.name })),
  );
  const servedBy = endpoints
    .filter(({ serves }) => serves.kind === 'model' && serves.model === name)
    .map((endpoint) => endpoint.name);
  const at = ['models', name] as const;
  checkRemovals(spec, defaults, at, context.reporter);
  if (registeredBy.length === 0) context.reporter.report('TRV2015', at, { model: name });
  for (const endpoint of servedBy) {
    if (spec.predictor === undefined) {
      context.reporter.report('TRV2014', ['endpoints', endpoint, 'model'], { model: name, endpoint });
    }
  }
  return {
    kind: 'model',
    id: `models.${name}`,
    name,
    at,
    spec,
    predictor: spec.predictor,
    approval: spec.approval,
    image: spec.image ?? defaults.image,
    python: orDefault(spec.python, defaults.python),
    requirements: orDefault(spec.requirements, defaults.requirements),
    registeredBy,
    servedBy,
  };
}

/** The registry entries, each with who registers and who serves it. */
export function buildModels(
  pipelines: readonly PipelineNode[],
  endpoints: readonly EndpointNode[],
  context: PlanContext,
): readonly ModelNode[] {
  return sortedEntries(context.spec.models).map(([name, spec]) =>
    buildModel(name, spec, pipelines, endpoints, context),
  );
}
