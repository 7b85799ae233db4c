import type { EndpointNode } from '../../../../plan/endpoint.js';
import type { GcpScope } from '../../scope.js';

/** Id of an endpoint: it stays the same, and stands in its address. */
export const endpointName = (node: Pick<EndpointNode, 'name' | 'at'>, scope: GcpScope): string =>
  scope.name('endpoint', [node.name], node.at);

/** Path of an endpoint. */
export const endpointPath = (node: Pick<EndpointNode, 'name' | 'at'>, scope: GcpScope): string =>
  `projects/${scope.project}/locations/${scope.region}/endpoints/${endpointName(node, scope)}`;

/** Name of the table of captured requests. Vertex AI makes it, and refuses one that is there already. */
export const captureTable = (node: Pick<EndpointNode, 'name' | 'at'>, scope: GcpScope): string =>
  scope.name('bigqueryTable', [node.name], node.at);
