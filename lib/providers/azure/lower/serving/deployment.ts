import type { OnlineDeploymentArgs } from '@pulumi/azure-native/machinelearningservices/onlineDeployment.js';
import { layBlockOver } from '../../../../compiler/lay-over.js';
import type { PathSegment } from '../../../../diagnostics/index.js';
import { contentHash } from '../../../../lowered/canonical.js';
import type { Deferred } from '../../../../lowered/ref.js';
import type { Data, LoweredChoice } from '../../../../lowered/resource.js';
import type { EndpointNode } from '../../../../plan/endpoint.js';
import { nodeNamed } from '../../../../plan/plan.js';
import { formatIsoDuration } from '../../../../quantity/index.js';
import { environmentFor, imageChoice, type Environment, type EnvironmentNeed } from '../../environment.js';
import { chooseMachine, machineChoice } from '../../machine.js';
import { DEPLOYMENT_PROPERTIES } from '../../document/online-deployment.js';
import { rememberIn } from '../../../../lowered/remember.js';
import { resourceShapes } from '../../resource-shapes.js';
import type { AzureScope } from '../../scope.js';
import { dataCollector } from './capture.js';
import { scoreCode, SCORING_SCRIPT } from './score-code.js';

/** Longest time of one request, in seconds. https://learn.microsoft.com/azure/machine-learning/how-to-manage-quotas */
export const MAX_REQUEST_SECONDS = 180;
/** Most machines of one deployment, from the same page. */
export const MAX_INSTANCES = 50;

type DeploymentProperties = Data<OnlineDeploymentArgs>['properties'];

/** A deployment without its model and name: the same for the release and for a resource. */
export interface DeploymentSettings {
  readonly location: string;
  readonly sku: { readonly name: 'Default'; readonly capacity: number };
  readonly properties: DeploymentProperties;
  readonly environment: Environment;
  readonly choices: readonly LoweredChoice[];
}

function environmentNeed(node: EndpointNode, gpu: boolean, scope: AzureScope): EnvironmentNeed | undefined {
  if (node.image === undefined) return undefined;
  // An artifact brings its own lock file; its packages are those of the image.
  const model = node.serves.kind === 'model' ? nodeNamed(scope.plan, 'model', node.serves.model) : undefined;
  return { image: node.image, python: model?.python, requirements: model?.requirements, gpu, use: 'serve' };
}

/**
 * Variables: plain ones, and where the secrets are. The scoring script fetches those with the identity of the endpoint, which it is told by name:
 * the service's own injection of secrets is a preview, and its page shows only addresses with a version.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-access-resources-from-endpoints-managed-identities
 */
function variables({ env, secrets }: EndpointNode, scope: AzureScope): Readonly<Record<string, string | Deferred>> {
  const references = Object.fromEntries(
    Object.entries(secrets).flatMap(([variable, secret]) => {
      const url = nodeNamed(scope.plan, 'secret', secret).spec.azure;
      return url === undefined ? [] : [[variable, url] as const];
    }),
  );
  if (Object.keys(references).length === 0) return env;
  return { AZURE_CLIENT_ID: scope.identity('endpoint').clientId, ...env, TRIVIUM_SECRETS: JSON.stringify(references) };
}

function checkLimits(node: EndpointNode, { reporter }: AzureScope): void {
  const { timeoutSeconds, scale } = node;
  if (timeoutSeconds !== undefined && timeoutSeconds > MAX_REQUEST_SECONDS) {
    reporter.report('TRV4103', [...node.at, 'timeout'], { found: timeoutSeconds, limit: MAX_REQUEST_SECONDS });
  }
  if (scale.max > MAX_INSTANCES) {
    reporter.report('TRV6007', [...node.at, 'scale', 'max'], {
      target: 'azure',
      what: 'machines of one deployment',
      limit: MAX_INSTANCES,
      found: scale.max,
    });
  }
}

/** The vendor's own declaration of a deployment; which of its properties a block may set is decided here. */
const SHAPE = 'Machinelearningservices.ManagedOnlineDeployment';

function withVendorBlock(
  properties: DeploymentProperties,
  { spec: { azure }, at, id }: EndpointNode,
  { reporter }: AzureScope,
): DeploymentProperties {
  if (azure === undefined) return properties;
  const place = [...at, 'azure'];
  const known: readonly string[] = DEPLOYMENT_PROPERTIES;
  const isKnown = ([property]: readonly [string, unknown]): boolean => known.includes(property);
  for (const [property] of Object.entries(azure).filter((entry) => !isKnown(entry))) {
    reporter.report('TRV4104', [...place, property], { property, known });
  }
  return layBlockOver(
    properties,
    Object.fromEntries(Object.entries(azure).filter(isKnown)),
    { name: id, at: place, shape: SHAPE, shapes: resourceShapes() },
    reporter,
  );
}

/** What an endpoint's deployments are like; nothing when no machine or no environment was found, which is reported. */
export const deploymentSettings = rememberIn(makeSettings);

function makeSettings(node: EndpointNode, scope: AzureScope): DeploymentSettings | undefined {
  checkLimits(node, scope);
  const at: readonly PathSegment[] = node.at;
  const machine = chooseMachine(node.compute, 'serve', [...at, 'compute'], scope);
  const need = environmentNeed(node, machine?.gpu !== undefined, scope);
  const environment = need === undefined ? undefined : environmentFor(need, [...at, 'image'], scope);
  if (machine === undefined || need === undefined || environment === undefined) return undefined;
  const collector = dataCollector(node, scope);
  const environmentVariables = variables(node, scope);
  const properties: DeploymentProperties = {
    endpointComputeType: 'Managed',
    instanceType: machine.name,
    environmentId: environment.armId,
    codeConfiguration: { codeId: scoreCode(scope).armId, scoringScript: SCORING_SCRIPT },
    scaleSettings: { scaleType: 'Default' },
    ...(Object.keys(environmentVariables).length === 0 ? {} : { environmentVariables }),
    ...(node.timeoutSeconds === undefined
      ? {}
      : { requestSettings: { requestTimeout: formatIsoDuration(node.timeoutSeconds) } }),
    ...(collector === undefined ? {} : { dataCollector: collector }),
  };
  return {
    location: scope.location,
    sku: { name: 'Default', capacity: node.scale.min },
    environment,
    properties: withVendorBlock(properties, node, scope),
    choices: [machineChoice(node.id, node.compute, machine), imageChoice(node.id, need, environment)],
  };
}

const HASH_LENGTH = 8;

/** Hash of what makes one deployment differ from another. */
export const settingsHash = (value: unknown): string => contentHash(value, HASH_LENGTH);
