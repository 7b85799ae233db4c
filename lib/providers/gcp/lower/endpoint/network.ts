import { parseFrameworkPin } from '../../../../catalog/framework.js';
import type { EndpointNode } from '../../../../plan/endpoint.js';
import { nodeNamed } from '../../../../plan/plan.js';
import type { GcpScope } from '../../scope.js';

/** What a container installs when it starts, in words; undefined when its image has everything. What a packed artifact brings along cannot be read here. */
function installed({ image, serves }: EndpointNode, { plan }: GcpScope): string | undefined {
  const own = typeof image === 'object' ? image.gcp : image;
  // A framework is the image of Python: the framework itself comes with the locked requirements.
  if (own !== undefined && parseFrameworkPin(own) !== undefined) return own;
  if (serves.kind !== 'model') return undefined;
  const { predictor, requirements } = nodeNamed(plan, 'model', serves.model);
  return predictor === undefined ? undefined : requirements;
}

/**
 * Says what an endpoint in a network needs, and refuses what would be installed from outside of it: Private Service Connect has no way out.
 *
 * @see https://cloud.google.com/vertex-ai/docs/predictions/choose-endpoint-type
 */
export function checkNetwork(node: EndpointNode, scope: GcpScope): void {
  const { network, reporter } = scope;
  if (network === undefined) return;
  const what = installed(node, scope);
  if (what !== undefined) reporter.report('TRV5108', [...node.at, 'image'], { endpoint: node.name, network, what });
  reporter.report('TRV5107', node.at, { endpoint: node.name, network });
}
