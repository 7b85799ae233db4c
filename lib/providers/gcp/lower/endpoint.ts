import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { EndpointNode } from '../../../plan/endpoint.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';

/** What gcp does with the fields of a endpoint. */
export const endpointSupport = {} as NounSupport<'gcp', 'endpoint'>;

/** Lowers a endpoint. */
export function lowerEndpoint(_node: EndpointNode, _scope: GcpScope): Contribution<GcpTypes> {
  return {};
}
