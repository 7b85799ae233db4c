import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { EndpointNode } from '../../../plan/endpoint.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

/** What aws does with the fields of a endpoint. */
export const endpointSupport = {} as NounSupport<'aws', 'endpoint'>;

/** Lowers a endpoint. */
export function lowerEndpoint(_node: EndpointNode, _scope: AwsScope): Contribution<AwsTypes> {
  return {};
}
