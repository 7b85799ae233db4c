import { join, ref } from '../../../../lowered/ref.js';
import type { EndpointNode } from '../../../../plan/endpoint.js';
import type { AzureScope } from '../../scope.js';

const AUTH_MODES = { identity: 'AADToken', key: 'Key' } as const satisfies Record<EndpointNode['auth'], string>;

/** An endpoint: name, id and everything but its traffic, which belongs to who deploys. */
export interface OnlineEndpoint {
  readonly name: string;
  readonly armId: string;
  readonly identity: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly properties: {
    readonly authMode: 'AADToken' | 'Key';
    readonly publicNetworkAccess: 'Enabled' | 'Disabled';
    readonly description?: string;
  };
}

/** What an endpoint is. An environment that brings a network closes it to the internet. */
export function onlineEndpoint(node: EndpointNode, scope: AzureScope): OnlineEndpoint {
  const name = scope.name('onlineEndpoint', [node.name], node.at);
  const { network } = scope.environment.use;
  const { description, tags } = node.spec;
  return {
    name,
    armId: scope.inWorkspace('onlineEndpoints', name),
    identity: scope.identity('endpoint').armId,
    tags: { ...scope.tags, ...tags },
    properties: {
      authMode: AUTH_MODES[node.auth],
      publicNetworkAccess: network === undefined ? 'Enabled' : 'Disabled',
      ...(description === undefined ? {} : { description }),
    },
  };
}

/** Id of the lowered setting that sends the logs of an endpoint on. */
export const endpointLogsId = (endpoint: string): string => `endpoints.${endpoint}.logs`;

/**
 * The id of an endpoint, for what stands on it and is gone with it. It refers to the endpoint, so that the engine makes that anew when it makes the
 * endpoint anew: an order alone (`dependsOn`) does not.
 */
export const madeEndpointId = (id: string, armId: string) =>
  join`${armId.slice(0, armId.lastIndexOf('/') + 1)}${ref(id, 'name')}`;
