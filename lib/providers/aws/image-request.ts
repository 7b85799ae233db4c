import type { EndpointNode } from '../../plan/endpoint.js';
import type { ModelNode } from '../../plan/model.js';
import type { PipelineNode } from '../../plan/pipeline.js';
import { nodeNamed } from '../../plan/plan.js';
import type { CommandStepNode } from '../../plan/step.js';
import { engineOf } from './engine-of.js';
import type { ImageRequest } from '../../catalog/image-request.js';
import type { AwsScope } from './scope.js';

/** What a step asks of its image. */
export function stepImageRequest(step: CommandStepNode, pipeline: PipelineNode): ImageRequest {
  const { image, python, requirements, at, compute } = step;
  return {
    image,
    use: engineOf(step, pipeline) === 'Training' ? 'train' : 'process',
    python,
    requirements,
    at,
    gpu: (compute.gpu?.count ?? 0) > 0,
  };
}

/** What an endpoint asks of its image: its own, else that of its model. */
export function endpointImageRequest(endpoint: EndpointNode, scope: AwsScope): ImageRequest {
  const { serves, image, at, compute } = endpoint;
  const model = serves.kind === 'model' ? nodeNamed(scope.plan, 'model', serves.model) : undefined;
  return {
    image,
    use: 'serve',
    python: model?.python,
    requirements: model?.requirements,
    at,
    gpu: (compute.gpu?.count ?? 0) > 0,
  };
}

/** What a version of a model asks of the image that it is registered with: that of its first endpoint decides about a GPU. */
export function modelImageRequest(
  { image, python, requirements, at, servedBy }: ModelNode,
  scope: AwsScope,
): ImageRequest {
  const gpu = servedBy.some((endpoint) => (nodeNamed(scope.plan, 'endpoint', endpoint).compute.gpu?.count ?? 0) > 0);
  return { image, use: 'serve', python, requirements, at, gpu };
}
