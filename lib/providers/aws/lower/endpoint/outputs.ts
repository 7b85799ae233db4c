import { pascalName } from '../../../../compiler/physical-name.js';
import type { LoweredOutput } from '../../../../lowered/resource.js';
import type { EndpointNode } from '../../../../plan/endpoint.js';
import type { AwsScope } from '../../scope.js';

/** What a caller needs to know of an endpoint. */
export function endpointOutputs(node: EndpointNode, name: string, { region }: AwsScope): readonly LoweredOutput[] {
  const output = (what: string, description: string, value: string): LoweredOutput => ({
    name: pascalName('endpoints', node.name, what),
    part: 'system',
    description,
    value,
  });
  return [
    output('name', `Name of the endpoint ${node.name}`, name),
    output(
      'address',
      `Address of the endpoint ${node.name}; requests are signed (Signature Version 4)`,
      `https://runtime.sagemaker.${region.name}.${region.dnsSuffix}/endpoints/${name}/invocations`,
    ),
    output(
      'invoke',
      `Sends one request to the endpoint ${node.name}: put the fields of one row into instances`,
      `aws sagemaker-runtime invoke-endpoint --region ${region.name} --endpoint-name ${name} --content-type application/json --cli-binary-format raw-in-base64-out --body '{"instances":[{}]}' /dev/stdout`,
    ),
  ];
}
