import { pascalName } from '../../../../compiler/physical-name.js';
import { join, ref, type Deferred } from '../../../../lowered/ref.js';
import type { LoweredOutput } from '../../../../lowered/resource.js';
import type { EndpointNode } from '../../../../plan/endpoint.js';
import type { GcpScope } from '../../scope.js';
import { releaseName } from '../release/names.js';
import { endpointName, endpointPath } from './names.js';

const POST =
  '-X POST -H "Authorization: Bearer $(gcloud auth print-access-token)" -H "Content-Type: application/json" -d \'{"instances":[{}]}\'';

/** Where requests go, and a command that sends one. */
interface Reach {
  readonly address: string | Deferred;
  readonly of: string;
  readonly invoke: string | Deferred;
}

/** Each public endpoint has a name of its own in the DNS, and a certificate that everybody trusts. */
function inPublic(node: EndpointNode, path: string): Reach {
  const address = join`https://${ref(node.id, 'dedicatedEndpointDns')}${path}`;
  return { address, of: `Address of the endpoint ${node.name}`, invoke: join`curl -fsS ${POST} "${address}"` };
}

/**
 * In a network Google signs for `*.prediction.p.vertexai.goog` itself: the command takes the certificate from the endpoint, and the address
 * from its description, so that it needs no record in the DNS. It runs in the network.
 *
 * @see https://cloud.google.com/vertex-ai/docs/predictions/private-service-connect
 */
function inNetwork(node: EndpointNode, path: string, scope: GcpScope): Reach {
  const endpoint = endpointName(node, scope);
  const host = `${endpoint}.prediction.p.vertexai.goog`;
  const ip = `gcloud ai endpoints describe ${endpoint} --project=${scope.project} --region=${scope.region} --format="value(privateServiceConnectConfig.pscAutomationConfigs[0].ipAddress)"`;
  const certificate = `openssl s_client -connect "$ip:443" -servername ${host} </dev/null | openssl x509 -out vertex-ai.crt`;
  return {
    address: `https://${host}${path}`,
    of: `Address of the endpoint ${node.name} in its network: give it a record in a private zone of the DNS, with the address that gcloud ai endpoints describe shows once a model is deployed`,
    invoke: `ip=$(${ip}); ${certificate}; curl -fsS --cacert vertex-ai.crt --resolve "${host}:443:$ip" ${POST} "https://${host}${path}"`,
  };
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
  const path = `/v1/${endpointPath(node, scope)}:predict`;
  const { address, of, invoke } = scope.network === undefined ? inPublic(node, path) : inNetwork(node, path, scope);
  return [
    output('name', `Name of the endpoint ${node.name}`, endpointName(node, scope)),
    output('address', of, address),
    output(
      'invoke',
      `Sends one request to the endpoint ${node.name}: put the fields of one row into instances${scope.network === undefined ? '' : ', and send it from the network'}`,
      invoke,
    ),
    output(
      'release',
      `Starts the release of ${node.name}: it does nothing when all is as wanted${node.serves.kind === 'artifact' ? '; run it once after the first deployment, or wait for the hourly look' : ''}`,
      `gcloud workflows run ${releaseName(node, scope)} --project=${project} --location=${region}`,
    ),
  ];
}
