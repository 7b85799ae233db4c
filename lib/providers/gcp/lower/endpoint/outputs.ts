import { pascalName } from '../../../../compiler/physical-name.js';
import { join, ref, type Deferred } from '../../../../lowered/ref.js';
import type { LoweredOutput } from '../../../../lowered/resource.js';
import type { EndpointNode } from '../../../../plan/endpoint.js';
import type { GcpScope } from '../../scope.js';
import { releaseName } from '../release/names.js';
import { endpointName, endpointPath } from './names.js';

/** Where requests go: each endpoint has a name of its own in the DNS; one in a network is reached by an address in it. */
function addressOf(node: EndpointNode, scope: GcpScope): string | Deferred {
  const path = `/v1/${endpointPath(node, scope)}:predict`;
  return scope.network === undefined
    ? join`https://${ref(node.id, 'dedicatedEndpointDns')}${path}`
    : `https://<address of its Private Service Connect endpoint>${path}`;
}

/** What a caller needs to know of an endpoint. */
export function endpointOutputs(node: EndpointNode, scope: GcpScope): readonly LoweredOutput[] {
  const { project, region } = scope;
  const output = (what: string, description: string, value: string | Deferred): LoweredOutput => ({
    name: pascalName('endpoints', node.name, what),
    part: 'system',
    description,
    value,
  });
  const address = addressOf(node, scope);
  const invoke = join`curl -fsS -X POST -H "Authorization: Bearer $(gcloud auth print-access-token)" -H "Content-Type: application/json" -d '{"instances":[{}]}' "${address}"`;
  return [
    output('name', `Name of the endpoint ${node.name}`, endpointName(node, scope)),
    output(
      'address',
      scope.network === undefined
        ? `Address of the endpoint ${node.name}`
        : `Address of the endpoint ${node.name} in its network (gcloud ai endpoints describe names it once a model is deployed)`,
      address,
    ),
    output(
      'invoke',
      `Sends one request to the endpoint ${node.name}: put the fields of one row into instances`,
      invoke,
    ),
    output(
      'release',
      `Starts the release of ${node.name}: it does nothing when all is as wanted`,
      `gcloud workflows run ${releaseName(node, scope)} --project=${project} --location=${region}`,
    ),
  ];
}
