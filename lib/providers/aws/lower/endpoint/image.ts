import type { LoweredChoice } from '../../../../lowered/resource.js';
import type { EndpointNode } from '../../../../plan/endpoint.js';
import { endpointImageRequest } from '../../image-request.js';
import { chooseImage, imageChoice as choiceOf, type ChosenImage } from '../../image.js';
import type { AwsScope } from '../../scope.js';
import type { Variant } from './variant.js';

/** The image of an endpoint, for the processor that its machine has. */
export function imageOf(node: EndpointNode, variant: Variant, scope: AwsScope): ChosenImage {
  return chooseImage({ ...endpointImageRequest(node, scope), gpu: variant.machine.gpu !== undefined }, scope);
}

/** What `plan` says of it. */
export const imageChoice = (node: EndpointNode, image: ChosenImage): LoweredChoice => choiceOf(node.id, image);
