import { pascalName } from '../../../compiler/physical-name.js';
import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import { ref } from '../../../lowered/ref.js';
import type { LoweredOutput } from '../../../lowered/resource.js';
import type { EndpointNode } from '../../../plan/endpoint.js';
import { environmentResource } from '../environment.js';
import type { AzureScope } from '../scope.js';
import type { AzureResource, AzureTypes } from '../types.js';
import { lowerCapture } from './serving/capture.js';
import { deploymentSettings } from './serving/deployment.js';
import { endpointLogsId, madeEndpointId, onlineEndpoint, type OnlineEndpoint } from './serving/endpoint-body.js';
import { lowerArtifact } from './serving/lower-artifact.js';
import { actsAs } from './serving/roles.js';
import { lowerScoreCode } from './serving/score-code.js';

const SCALING =
  'one machine is added when the mean of five minutes is above the target, and one is taken away when that of fifteen is below half of it';

/** What azure does with the fields of an endpoint. */
export const endpointSupport: NounSupport<'azure', 'endpoint'> = {
  description: 'mapped',
  model: 'mapped',
  artifact: 'mapped',
  image: 'mapped',
  auth: { byValue: { identity: 'mapped', key: 'mapped' } },
  'compute.cpu': 'mapped',
  'compute.memory': 'mapped',
  'compute.gpu.type': 'mapped',
  'compute.gpu.count': 'mapped',
  'compute.machine.azure': 'mapped',
  'compute.disk': { refused: 'the disk of a machine comes with its size; name a larger machine' },
  'scale.min': 'mapped',
  'scale.max': 'mapped',
  'scale.target.cpu': { approximated: SCALING },
  'scale.target.requests': { approximated: SCALING },
  'capture.percent': 'mapped',
  'capture.keep': 'mapped',
  timeout: 'mapped',
  'env.*': 'mapped',
  'secrets.*': 'mapped',
  'tags.*': 'mapped',
  azure: 'mapped',
};

/** Logs that answer what happened: each request, what the program prints, what the machines go through. */
const LOG_CATEGORIES = [
  'AmlOnlineEndpointTrafficLog',
  'AmlOnlineEndpointConsoleLog',
  'AmlOnlineEndpointEventLog',
] as const;

/** Everything that the release writes again with the traffic: the engine leaves it alone once the endpoint is there. */
const WRITTEN_BY_RELEASE = [
  'tags',
  'identity',
  'properties.description',
  'properties.publicNetworkAccess',
  'properties.traffic',
  'properties.mirrorTraffic',
];

function shell(
  node: EndpointNode,
  { name, identity, tags, properties }: OnlineEndpoint,
  scope: AzureScope,
): AzureResource {
  const { workspace } = scope.shared;
  return {
    type: 'azure-native:machinelearningservices:OnlineEndpoint',
    id: node.id,
    from: node.id,
    part: 'system',
    props: {
      resourceGroupName: workspace.resourceGroup,
      workspaceName: workspace.name,
      endpointName: name,
      location: scope.location,
      tags,
      identity: { type: 'UserAssigned', userAssignedIdentities: [identity] },
      properties,
    },
    options: {
      dependsOn: [...scope.needs(workspace), ...actsAs('endpoint', scope)],
      // A PUT by the engine would clear the traffic, which it does not know; how callers sign in cannot be changed on an endpoint that exists.
      ignoreChanges: WRITTEN_BY_RELEASE,
      replaceOnChanges: ['properties.authMode'],
      deleteBeforeReplace: true,
    },
  };
}

function logs(node: EndpointNode, { armId }: OnlineEndpoint, scope: AzureScope): AzureResource {
  return {
    type: 'azure-native:monitor:DiagnosticSetting',
    id: endpointLogsId(node.name),
    from: node.id,
    part: 'system',
    props: {
      name: scope.name('diagnosticSetting', [node.name], node.at),
      resourceUri: madeEndpointId(node.id, armId),
      workspaceId: scope.shared.logs.armId,
      logAnalyticsDestinationType: 'Dedicated',
      logs: LOG_CATEGORIES.map((category) => ({ category, enabled: true })),
    },
    options: { dependsOn: [node.id, ...scope.needs(scope.shared.logs)] },
  };
}

function outputs(node: EndpointNode, { name }: OnlineEndpoint, scope: AzureScope): readonly LoweredOutput[] {
  const { workspace } = scope.shared;
  const where = `--workspace-name ${workspace.name} --resource-group ${workspace.resourceGroup} --subscription ${scope.subscription}`;
  return [
    {
      name: pascalName(node.id, 'Name'),
      part: 'system',
      description: `Name of the endpoint ${node.name}`,
      value: name,
    },
    {
      name: pascalName(node.id, 'Address'),
      part: 'system',
      description: `Where the endpoint ${node.name} answers: POST {"instances": […]}`,
      value: ref(node.id, 'properties.scoringUri'),
    },
    {
      name: pascalName(node.id, 'Invoke'),
      part: 'system',
      description: `Sends the file request.json to the endpoint ${node.name}`,
      value: `az ml online-endpoint invoke --name ${name} --request-file request.json ${where}`,
    },
  ];
}

/** What endpoints share is made by the first that needs it. */
function shared(node: EndpointNode, scope: AzureScope): Contribution<AzureTypes> {
  const { endpoint: endpoints } = scope.plan.nodes;
  const environment = deploymentSettings(node, scope)?.environment;
  const owner =
    environment === undefined
      ? undefined
      : endpoints.find((other) => deploymentSettings(other, scope)?.environment.id === environment.id);
  const code = endpoints[0] === node ? lowerScoreCode(scope) : {};
  return {
    ...code,
    resources: [
      ...(code.resources ?? []),
      ...(environment !== undefined && owner === node ? [environmentResource(environment, node.id, scope)] : []),
    ],
  };
}

/** Lowers an endpoint: the endpoint without traffic, its logs, where requests are kept, and what serves an artifact. What serves a model is the release's. */
export function lowerEndpoint(node: EndpointNode, scope: AzureScope): Contribution<AzureTypes> {
  const endpoint = onlineEndpoint(node, scope);
  const { network } = scope.environment.use;
  if (network !== undefined) scope.reporter.report('TRV4109', node.at, { subnet: network.subnet, open: false });
  const common = shared(node, scope);
  const artifact = node.serves.kind === 'artifact' ? lowerArtifact(node, scope) : {};
  return {
    assets: common.assets,
    resources: [
      shell(node, endpoint, scope),
      logs(node, endpoint, scope),
      ...(common.resources ?? []),
      ...(lowerCapture(node, scope).resources ?? []),
      ...(artifact.resources ?? []),
    ],
    outputs: outputs(node, endpoint, scope),
    choices: deploymentSettings(node, scope)?.choices,
  };
}
