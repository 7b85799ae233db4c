import type { Contribution } from '../../../compiler/contribution.js';
import { embed, type Json } from '../../../lowered/ref.js';
import type { EndpointNode } from '../../../plan/endpoint.js';
import { nodeNamed } from '../../../plan/plan.js';
import type { ReleaseNode } from '../../../plan/release.js';
import type { AzureScope } from '../scope.js';
import type { AzureResource, AzureTypes } from '../types.js';
import { registeredModel } from './model.js';
import { checkTexts } from './release/check-texts.js';
import { buildDefinition } from './release/definition.js';
import { releaseWorkflow } from './release/drain.js';
import { companionsTag, releaseOwner, RELEASE_TAGS, type ReleaseFacts } from './release/facts.js';
import { failureAlert } from './release/failure-alert.js';
import { captureIds } from './serving/capture.js';
import { companionsOf } from './serving/companions.js';
import { deploymentSettings, settingsHash } from './serving/deployment.js';
import { onlineEndpoint } from './serving/endpoint-body.js';
import { actsAs } from './serving/roles.js';
import { scoreCode } from './serving/score-code.js';

/** Values of the workflow's parameters: the desired state. */
export interface DesiredState {
  readonly endpoint: Json;
  readonly deployment: Json;
  readonly companions: Json;
  /** Hashes: `deployment` is part of the deployment's name, `endpoint` is a tag of the endpoint. */
  readonly settings: { readonly deployment: string; readonly endpoint: string };
}

/** What the release shall make true; nothing when the machine or the environment is missing, which is reported. */
export function desiredState(node: EndpointNode, scope: AzureScope): DesiredState | undefined {
  const settings = deploymentSettings(node, scope);
  if (settings === undefined) return undefined;
  const { location, sku, properties } = settings;
  const { identity, tags, properties: endpointProperties } = onlineEndpoint(node, scope);
  const companions = companionsOf(node, scope);
  const endpoint = {
    location,
    identity: { type: 'UserAssigned', userAssignedIdentities: { [identity]: {} } },
    properties: endpointProperties,
  };
  const names = companionsTag(companions);
  // Tags alone make no other deployment; they come with the next one.
  const hashes = {
    deployment: settingsHash([location, sku, properties, names]),
    endpoint: settingsHash([endpoint, tags, companions]),
  };
  return {
    endpoint: { ...endpoint, tags: { ...tags, [RELEASE_TAGS.settings]: hashes.endpoint } },
    deployment: {
      location,
      sku,
      properties: properties as Json,
      tags: {
        ...tags,
        [RELEASE_TAGS.owner]: releaseOwner(scope.plan),
        ...(names === '' ? {} : { [RELEASE_TAGS.companions]: names }),
      },
    },
    companions: companions as unknown as Json,
    settings: hashes,
  };
}

function factsOf(node: ReleaseNode, scope: AzureScope): ReleaseFacts {
  const endpoint = nodeNamed(scope.plan, 'endpoint', node.endpoint);
  return {
    management: `https://${scope.hosts.management}`,
    identity: scope.identity('release').armId,
    model: registeredModel(nodeNamed(scope.plan, 'model', node.model), scope).armId,
    endpoint: onlineEndpoint(endpoint, scope).armId,
    resourceGroup: `/subscriptions/${scope.subscription}/resourceGroups/${scope.resourceGroup}`,
  };
}

function workflowLogs(node: ReleaseNode, workflow: string, scope: AzureScope): AzureResource {
  const { logs } = scope.shared;
  return {
    type: 'azure-native:monitor:DiagnosticSetting',
    id: `${node.id}.logs`,
    from: node.id,
    part: 'system',
    props: {
      name: scope.name('diagnosticSetting', [node.name, 'release'], node.at),
      resourceUri: workflow,
      workspaceId: logs.armId,
      logs: [{ category: 'WorkflowRuntime', enabled: true }],
    },
    options: { dependsOn: [node.id, ...scope.needs(logs)] },
  };
}

/** Lowers a release: a workflow of Logic Apps that looks every few minutes, and once at each deployment that changes it. */
export function lowerRelease(node: ReleaseNode, scope: AzureScope): Contribution<AzureTypes> {
  const endpoint = nodeNamed(scope.plan, 'endpoint', node.endpoint);
  const desired = desiredState(endpoint, scope);
  if (desired === undefined) return {};
  checkTexts(desired, endpoint.at, scope.reporter);
  const { name, armId: physical } = releaseWorkflow(node, scope);
  const document = `${node.id}.definition`;
  const environment = deploymentSettings(endpoint, scope)?.environment;
  return {
    documents: [
      {
        id: document,
        format: 'logic-app',
        from: node.id,
        file: `logic-apps/${node.name}`,
        body: buildDefinition(node, factsOf(node, scope)),
      },
    ],
    resources: [
      {
        type: 'azure-native:logic:Workflow',
        id: node.id,
        from: node.id,
        part: 'system',
        props: {
          resourceGroupName: scope.resourceGroup,
          workflowName: name,
          location: scope.location,
          tags: scope.tags,
          state: 'Enabled',
          identity: { type: 'UserAssigned', userAssignedIdentities: [scope.identity('release').armId] },
          definition: embed(document, 'text'),
          parameters: {
            endpoint: { type: 'Object', value: desired.endpoint },
            deployment: { type: 'Object', value: desired.deployment },
            companions: { type: 'Array', value: desired.companions },
            settings: { type: 'Object', value: desired.settings },
          },
        },
        // Its first run begins as soon as it is there: everything that it uses must be there before.
        options: {
          dependsOn: [
            endpoint.id,
            `models.${node.model}`,
            scoreCode(scope).id,
            ...(environment === undefined ? [] : [environment.id]),
            ...captureIds(endpoint),
            ...actsAs('release', scope),
            ...actsAs('endpoint', scope),
          ],
        },
      },
      workflowLogs(node, physical, scope),
      failureAlert(node, { id: node.id, armId: physical }, scope),
    ],
  };
}
