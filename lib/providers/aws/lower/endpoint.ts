import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { EndpointNode } from '../../../plan/endpoint.js';
import type { AwsName } from '../names.js';
import type { AwsScope } from '../scope.js';
import { checkServingImage } from '../serving-image.js';
import type { AwsTypes } from '../types.js';
import { lowerArtifactEndpoint } from './endpoint/artifact.js';
import { endpointOutputs } from './endpoint/outputs.js';

/** What aws does with the fields of an endpoint. */
export const endpointSupport: NounSupport<'aws', 'endpoint'> = {
  description: {
    approximated:
      'SageMaker endpoints have no description: it becomes their tag `description`, without characters that a tag does not take',
  },
  model: 'mapped',
  artifact: 'mapped',
  image: 'mapped',
  auth: {
    byValue: {
      identity: 'mapped',
      key: {
        refused:
          'SageMaker endpoints take requests that are signed with an IAM identity only; put Amazon API Gateway with an API key in front, or use `identity`',
      },
    },
  },
  'compute.cpu': 'mapped',
  'compute.memory': 'mapped',
  'compute.gpu.type': 'mapped',
  'compute.gpu.count': 'mapped',
  'compute.disk': 'mapped',
  'compute.machine.aws': 'mapped',
  'scale.min': 'mapped',
  'scale.max': 'mapped',
  'scale.target.cpu': 'mapped',
  'scale.target.requests': 'mapped',
  'capture.percent': 'mapped',
  'capture.keep': 'mapped',
  timeout: {
    approximated:
      "SageMaker ends every request after 60 seconds; a shorter time is handed to the server in the container (SAGEMAKER_MODEL_SERVER_TIMEOUT), which AWS's own serving images obey, and the server of a packed model in an image of your own does not",
  },
  'env.*': 'mapped',
  'secrets.*': {
    refused:
      'SageMaker hands no secrets to the containers of endpoints; let the predictor read the secret with its own role, and pass its name under `env`',
  },
  'tags.*': 'mapped',
  aws: 'mapped',
};

/** How long the name may be: what the release makes is called after it, with version and hash. */
const nameKind = (node: EndpointNode): AwsName => (node.serves.kind === 'model' ? 'endpointRevision' : 'endpoint');

/** Name of an endpoint. */
export const endpointName = (node: EndpointNode, scope: AwsScope): string =>
  scope.name(nameKind(node), [node.name], node.at);

/** Lowers an endpoint; one that serves a model is made by its release, when a version is approved. */
export function lowerEndpoint(node: EndpointNode, scope: AwsScope): Contribution<AwsTypes> {
  const name = endpointName(node, scope);
  const outputs = endpointOutputs(node, name, scope);
  checkServingImage(node, scope);
  return node.serves.kind === 'artifact' ? { ...lowerArtifactEndpoint(node, name, scope), outputs } : { outputs };
}
