import type { Contribution } from '../../../../compiler/contribution.js';
import type { EndpointNode } from '../../../../plan/endpoint.js';
import { checkAddress, isElsewhereUri } from '../../data-uri.js';
import { ML_API_VERSION, TEMPLATE_HEAD } from '../../document/template.js';
import type { AzureScope } from '../../scope.js';
import type { AzureResource, AzureTypes } from '../../types.js';
import { artifactDeployment, artifactUri, type ArtifactDeployment } from './artifact.js';
import { captureIds } from './capture.js';
import { onlineEndpoint } from './endpoint-body.js';
import { scoreCode } from './score-code.js';
import { fixedTags, versionResource } from '../asset/version.js';
import { scalingPlan, scalingProfiles } from './scaling.js';

function model(
  node: EndpointNode,
  { model: { id, name, version, uri } }: ArtifactDeployment,
  scope: AzureScope,
): AzureResource {
  return versionResource(
    {
      kind: 'models',
      id,
      from: node.id,
      name,
      version,
      dependsOn: [],
      properties: { modelUri: uri, modelType: 'custom_model', tags: fixedTags(scope) },
    },
    scope,
  );
}

function deployment(
  node: EndpointNode,
  { id, name, model: version, settings }: ArtifactDeployment,
  scope: AzureScope,
): AzureResource {
  const { workspace } = scope.shared;
  const { location, sku, properties, environment } = settings;
  return {
    type: 'azure-native:machinelearningservices:OnlineDeployment',
    id,
    from: node.id,
    part: 'system',
    props: {
      resourceGroupName: workspace.resourceGroup,
      workspaceName: workspace.name,
      endpointName: onlineEndpoint(node, scope).name,
      deploymentName: name,
      location,
      sku,
      tags: { ...scope.tags, ...node.spec.tags },
      properties: { ...properties, model: version.armId },
    },
    options: {
      dependsOn: [node.id, version.id, environment.id, scoreCode(scope).id, ...captureIds(node)],
      // The provider would remove the old one first, which has all traffic: it goes when the new one has it.
      deleteBeforeReplace: false,
      // The number of machines is the autoscale setting's, where there is one.
      ...(scalingPlan(node.scale) === undefined ? {} : { ignoreChanges: ['sku.capacity'] }),
    },
  };
}

/**
 * Gives all traffic to the deployment. Traffic is a property of the endpoint, which exists before its deployments: so the endpoint is written
 * a second time, by a template that waits for the deployment.
 */
function traffic(node: EndpointNode, { id, name }: ArtifactDeployment, scope: AzureScope): AzureResource {
  const { workspace } = scope.shared;
  const { name: endpoint, identity, tags, properties } = onlineEndpoint(node, scope);
  return {
    type: 'azure-native:resources:Deployment',
    id: `${node.id}.traffic`,
    from: node.id,
    part: 'system',
    props: {
      resourceGroupName: workspace.resourceGroup,
      deploymentName: `${endpoint}-traffic`,
      tags: scope.tags,
      properties: {
        mode: 'Incremental',
        template: {
          ...TEMPLATE_HEAD,
          resources: [
            {
              type: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints',
              apiVersion: ML_API_VERSION,
              name: `${workspace.name}/${endpoint}`,
              location: scope.location,
              tags,
              identity: { type: 'UserAssigned', userAssignedIdentities: { [identity]: {} } },
              properties: { ...properties, traffic: { [name]: 100 } },
            },
          ],
        },
      },
    },
    options: { dependsOn: [id] },
  };
}

/** One for each deployment, as the release does it: the setting of the old one stays with it until it goes. */
function autoscale(
  node: EndpointNode,
  { id, armId, name: deployed }: ArtifactDeployment,
  scope: AzureScope,
): readonly AzureResource[] {
  const plan = scalingPlan(node.scale);
  if (plan === undefined) return [];
  const name = `${scope.name('autoscale', [node.name], node.at)}-${deployed}`;
  return [
    {
      type: 'azure-native:monitor:AutoscaleSetting',
      id: `${node.id}.scaling`,
      from: node.id,
      part: 'system',
      props: {
        resourceGroupName: scope.resourceGroup,
        autoscaleSettingName: name,
        name,
        location: scope.location,
        tags: scope.tags,
        enabled: true,
        targetResourceUri: armId,
        profiles: scalingProfiles(plan, armId),
      },
      options: { dependsOn: [id], deleteBeforeReplace: false },
    },
  ];
}

/** What serves an artifact: a version of a model, one deployment, all traffic to it. Nothing of it changes at run time but the number of machines. */
export function lowerArtifact(node: EndpointNode, scope: AzureScope): Contribution<AzureTypes> {
  const found = artifactUri(node);
  if (found === undefined) {
    const uri = node.serves.kind === 'artifact' ? node.serves.uri : '';
    scope.reporter.report('TRV4102', [...node.at, 'artifact'], {
      uri: typeof uri === 'string' ? uri : (uri.azure ?? ''),
    });
    return {};
  }
  checkAddress(found, [...node.at, 'artifact'], scope);
  if (isElsewhereUri(found, scope) && !scope.identity('endpoint').brought) {
    scope.reporter.report('TRV4112', [...node.at, 'artifact'], { endpoint: node.name, uri: found });
  }
  const made = artifactDeployment(node, scope);
  if (made === undefined) return {};
  return {
    resources: [
      model(node, made, scope),
      deployment(node, made, scope),
      traffic(node, made, scope),
      ...autoscale(node, made, scope),
    ],
  };
}
