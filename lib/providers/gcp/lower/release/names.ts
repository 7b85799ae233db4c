import type { EndpointNode } from '../../../../plan/endpoint.js';
import type { GcpScope } from '../../scope.js';

/** Name of the workflow that releases an endpoint. */
export const releaseName = (endpoint: Pick<EndpointNode, 'name' | 'at'>, scope: GcpScope): string =>
  scope.name('workflow', ['release', endpoint.name], endpoint.at);
