import { canonicalJson } from '../../lowered/canonical.js';
import type { EndpointNode } from '../../plan/endpoint.js';
import type { ModelNode } from '../../plan/model.js';
import { nodeNamed } from '../../plan/plan.js';
import type { Image } from '../../spec/types.js';
import type { GcpScope } from './scope.js';
import { textVariable } from './variable.js';

/** What a version of a model is served with: on Vertex AI the container belongs to the version, not to the endpoint. */
export interface ServingContainer {
  readonly image: Image | undefined;
  readonly gpu: boolean;
  readonly env: readonly { readonly name: string; readonly value: string }[];
}

/** Environment variables in the order of their names. */
export const environmentOf = ({ env }: EndpointNode): ServingContainer['env'] =>
  Object.entries(env)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ name, value: textVariable(value) }));

/** The container of a model: what the endpoint asks for that serves it. Endpoints that ask for different ones are reported. */
export function servingContainer(model: ModelNode, scope: GcpScope): ServingContainer {
  const endpoints = model.servedBy.map((name) => nodeNamed(scope.plan, 'endpoint', name));
  const [first, ...others] = endpoints;
  if (first === undefined) return { image: model.image, gpu: false, env: [] };
  for (const field of ['image', 'env'] as const) {
    const other = others.find((endpoint) => canonicalJson(endpoint[field]) !== canonicalJson(first[field]));
    if (other !== undefined) {
      scope.reporter.report('TRV5104', [...other.at, field], {
        field,
        model: model.name,
        first: first.name,
        other: other.name,
      });
    }
  }
  return {
    image: first.image,
    gpu: endpoints.some(({ compute }) => compute.gpu !== undefined),
    env: environmentOf(first),
  };
}
