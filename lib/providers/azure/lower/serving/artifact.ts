import { contentHash } from '../../../../lowered/canonical.js';
import type { EndpointNode } from '../../../../plan/endpoint.js';
import { readAddress } from '../../data-address.js';
import type { AzureScope } from '../../scope.js';
import { deploymentSettings, settingsHash, type DeploymentSettings } from './deployment.js';
import { onlineEndpoint } from './endpoint-body.js';

/** Where packed models can be. */
const READABLE = /^(azureml:\/\/|https:)/;

/** The one deployment of an endpoint that serves an artifact. */
export interface ArtifactDeployment {
  readonly id: string;
  readonly name: string;
  readonly armId: string;
  readonly model: {
    readonly id: string;
    readonly name: string;
    readonly version: string;
    readonly armId: string;
    readonly uri: string;
  };
  readonly settings: DeploymentSettings;
}

/** The address of the artifact for azure. */
export function artifactUri(node: EndpointNode): string | undefined {
  if (node.serves.kind !== 'artifact') return undefined;
  const { uri } = node.serves;
  const own = typeof uri === 'string' ? uri : uri.azure;
  return own !== undefined && READABLE.test(own) && readAddress(own) !== undefined ? own : undefined;
}

/**
 * The deployment of an artifact: its name changes with the artifact, the settings and how callers sign in, since a change of that makes another
 * endpoint, on which it is gone. Nothing when something is missing, which is reported.
 */
export function artifactDeployment(node: EndpointNode, scope: AzureScope): ArtifactDeployment | undefined {
  const uri = artifactUri(node);
  const settings = deploymentSettings(node, scope);
  if (uri === undefined || settings === undefined) return undefined;
  const modelName = scope.name('asset', [node.name, 'artifact'], node.at);
  const version = contentHash(uri);
  const { environment: _environment, choices: _choices, ...content } = settings;
  const { armId, properties } = onlineEndpoint(node, scope);
  const name = `a${settingsHash([uri, content, properties.authMode])}`;
  return {
    id: `${node.id}.deployment`,
    name,
    armId: `${armId}/deployments/${name}`,
    settings,
    model: {
      id: `${node.id}.model`,
      name: modelName,
      version,
      uri,
      armId: scope.inWorkspace('models', modelName, 'versions', version),
    },
  };
}
