import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { EndpointNode } from '../../../plan/endpoint.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';

/** What azure does with the fields of a endpoint. */
export const endpointSupport = {} as NounSupport<'azure', 'endpoint'>;

/** Lowers a endpoint. */
export function lowerEndpoint(_node: EndpointNode, _scope: AzureScope): Contribution<AzureTypes> {
  return {};
}
