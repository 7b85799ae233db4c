import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { Data } from '../../../lowered/resource.js';
import type { EndpointNode } from '../../../plan/endpoint.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';
import { captureConfig, captureExpiry } from './endpoint/capture.js';
import { endpointName } from './endpoint/names.js';
import { checkNetwork } from './endpoint/network.js';
import { endpointOutputs } from './endpoint/outputs.js';

const OF_VERSION =
  'a container of Vertex AI is part of the version of the model: versions that are registered after the deployment have it, what serves keeps its own (an endpoint with `artifact` gets it at once)';

/** What gcp does with the fields of an endpoint. */
export const endpointSupport: NounSupport<'gcp', 'endpoint'> = {
  description: 'mapped',
  model: 'mapped',
  artifact: 'mapped',
  image: { approximated: OF_VERSION },
  auth: {
    byValue: {
      identity: 'mapped',
      key: {
        refused:
          'endpoints of Vertex AI take requests of Google Cloud identities only; put API Gateway with an API key in front, or use `identity`',
      },
    },
  },
  'compute.cpu': 'mapped',
  'compute.memory': 'mapped',
  'compute.gpu.type': 'mapped',
  'compute.gpu.count': 'mapped',
  'compute.machine.gcp': 'mapped',
  'compute.disk': { refused: 'the disk of a machine that serves on Vertex AI cannot be chosen' },
  'scale.min': 'mapped',
  'scale.max': 'mapped',
  'scale.target.cpu': 'mapped',
  'scale.target.requests': 'mapped',
  'capture.percent': 'mapped',
  'capture.keep': 'mapped',
  // No resource of the provider sets it: the release does.
  timeout: 'mapped',
  'env.*': { approximated: OF_VERSION },
  'secrets.*': {
    refused:
      'Vertex AI hands no secrets to the containers of endpoints; let the predictor read the secret with its own service account, and pass its name under `env`',
  },
  'tags.*': 'mapped',
  gcp: 'mapped',
};

type EndpointProps = Data<GcpTypes['gcp:vertex/aiEndpoint:AiEndpoint']>;

/**
 * Public with a name of its own in the DNS, or in a network by Private Service Connect: endpoints on a peered network can hold one model
 * only, so that no release could put a new one beside the old. Callers sign in with IAM on both: without "secure", whoever is in the network
 * may call. https://cloud.google.com/vertex-ai/docs/predictions/choose-endpoint-type
 */
function access({ network, project }: GcpScope): Partial<EndpointProps> {
  if (network === undefined) return { dedicatedEndpointEnabled: true };
  return {
    privateServiceConnectConfig: {
      enablePrivateServiceConnect: true,
      enableSecurePrivateServiceConnect: true,
      projectAllowlists: [project],
      pscAutomationConfigs: [{ projectId: project, network }],
    },
  };
}

function endpointProps(node: EndpointNode, scope: GcpScope): EndpointProps {
  const { project, region, key, plan } = scope;
  return {
    project,
    region,
    location: region,
    name: endpointName(node, scope),
    displayName: scope.name('displayName', [node.name], node.at),
    ...(node.spec.description === undefined ? {} : { description: node.spec.description }),
    labels: scope.labelsWith(node.spec.tags, node.at),
    ...access(scope),
    ...(key === undefined ? {} : { encryptionSpec: { kmsKeyName: key } }),
    ...(node.capture === undefined
      ? {}
      : { predictRequestResponseLoggingConfig: captureConfig(node, node.capture, scope) }),
    // What serves survives a destroy of an environment that retains; elsewhere it must be drained first, since an endpoint with a model cannot be deleted.
    deletionPolicy: plan.retain ? 'ABANDON' : 'DELETE',
  };
}

/** Lowers an endpoint: its shell, without models and traffic, which belong to the release. */
export function lowerEndpoint(node: EndpointNode, scope: GcpScope): Contribution<GcpTypes> {
  checkNetwork(node, scope);
  return {
    resources: [
      {
        type: 'gcp:vertex/aiEndpoint:AiEndpoint',
        id: node.id,
        from: node.id,
        part: 'system',
        props: endpointProps(node, scope),
        options: { dependsOn: node.capture === undefined ? [] : scope.needs(scope.shared.captureDataset) },
      },
      ...(node.capture === undefined ? [] : [captureExpiry(node, node.capture, scope)]),
    ],
    outputs: endpointOutputs(node, scope),
  };
}
