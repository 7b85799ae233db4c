import type { WorkflowDefinition } from '../../../lib/providers/azure/document/logic-app.js';
import { buildDefinition } from '../../../lib/providers/azure/lower/release/definition.js';
import {
  companionsTag,
  DEPLOYMENT_MARK,
  RELEASE_TAGS,
  type Companion,
  type ReleaseFacts,
} from '../../../lib/providers/azure/lower/release/facts.js';
import type { ReleaseNode } from '../../../lib/plan/release.js';
import { Coverage } from './coverage.js';
import { FakeArm, type World } from './fake-arm.js';
import type { Clock } from './http.js';
import { LogicApp, type RunResult } from './logic-app.js';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev';
const WORKSPACE = `${GROUP}/providers/Microsoft.MachineLearningServices/workspaces/ml-dev-abc123`;
const ENDPOINT_IDENTITY = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-dev-endpoint`;

/** What the workflow is told of the world. */
export const FACTS: ReleaseFacts = {
  management: 'https://management.azure.com',
  identity: `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/wine-dev-release`,
  model: `${WORKSPACE}/models/wine-dev-quality`,
  endpoint: `${WORKSPACE}/onlineEndpoints/wine-dev-live-abc123`,
  resourceGroup: GROUP,
};

/** The release of the plan, all at once. */
export const RELEASE: ReleaseNode = {
  kind: 'release',
  id: 'releases.live',
  name: 'live',
  at: ['endpoints', 'live'],
  endpoint: 'live',
  model: 'quality',
  workflow: [
    { verb: 'resolve' },
    { verb: 'compare' },
    { verb: 'deploy' },
    { verb: 'wait', timeoutSeconds: 7200, everySeconds: 30 },
    { verb: 'shift', percent: 100 },
    { verb: 'verify' },
    { verb: 'retire' },
  ],
  onFailure: ['return', 'remove', 'fail'],
};

/** The workflow under test. */
export const DEFINITION: WorkflowDefinition = buildDefinition(RELEASE, FACTS);

/** What the runs of a test file took together. */
export const COVERAGE = new Coverage();

/** Settings that a deployment of the system can change. */
export interface Desired {
  readonly instanceType?: string;
  readonly description?: string;
  readonly companions?: readonly Companion[];
}

const hash = (value: unknown): string =>
  [...JSON.stringify(value)]
    .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffffffff, 7)
    .toString(16)
    .padStart(8, '0');

/** An autoscale setting as a companion. */
export const AUTOSCALE = {
  type: 'autoscaleSettings',
  name: 'wine-dev-live',
  apiVersion: '2021-05-01-preview',
  body: {
    location: 'westeurope',
    properties: {
      enabled: true,
      targetResourceUri: DEPLOYMENT_MARK,
      profiles: [{ name: 'load', capacity: { minimum: '1', maximum: '4', default: '1' }, rules: [] }],
    },
  },
} as const;

/** Values of the parameters, as the lowering writes them. */
export function parameters({
  instanceType = 'Standard_DS3_v2',
  description = 'wine',
  companions = [],
}: Desired = {}): Readonly<Record<string, unknown>> {
  const deployment = {
    location: 'westeurope',
    tags: { [RELEASE_TAGS.owner]: 'wine', [RELEASE_TAGS.companions]: companionsTag(companions) },
    sku: { name: 'Default', capacity: 1 },
    properties: {
      endpointComputeType: 'Managed',
      instanceType,
      environmentId: `${WORKSPACE}/environments/serve/versions/1`,
      scaleSettings: { scaleType: 'Default' },
    },
  };
  const endpoint = {
    location: 'westeurope',
    identity: { type: 'UserAssigned', userAssignedIdentities: { [ENDPOINT_IDENTITY]: {} } },
    properties: { authMode: 'AADToken', description, publicNetworkAccess: 'Enabled' },
  };
  const settings = { deployment: hash(deployment).slice(0, 8), endpoint: hash([endpoint, companions]).slice(0, 8) };
  return {
    deployment,
    endpoint: { ...endpoint, tags: { system: 'wine', [RELEASE_TAGS.settings]: settings.endpoint } },
    companions,
    settings,
  };
}

/** A control plane with an endpoint as the deployment of the system makes it: without traffic. */
export function cloud(world: Partial<World> = {}): FakeArm {
  const { endpoint, model, management, identity } = FACTS;
  const { tags: _tags, ...made } = parameters()['endpoint'] as Record<string, unknown>;
  return new FakeArm(
    {
      endpoint,
      model,
      management,
      identity,
      versions: [],
      failing: [],
      faults: [],
      times: { deploy: 600, change: 40, remove: 120 },
      endpointEnds: 'Succeeded',
      losesTraffic: false,
      ...world,
    },
    { ...made, tags: { system: 'wine' } },
  );
}

/** A run, at the next full poll after the one before. */
export function run(
  arm: FakeArm,
  clock: Clock,
  desired: Desired = {},
  atLimit: 'Succeeded' | 'TimedOut' = 'Succeeded',
): RunResult {
  clock.now = Math.ceil((clock.now + 1) / 300) * 300;
  return new LogicApp(DEFINITION, {
    parameters: parameters(desired),
    server: arm,
    clock,
    coverage: COVERAGE,
    atLimit,
  }).run();
}

/** What changed the control plane: method and last part of the path, in order. */
export const changes = (arm: FakeArm): readonly string[] =>
  arm.requests
    .filter(({ method, statusCode }) => method !== 'GET' && statusCode < 300)
    .map(({ method, path }) => `${method} ${path.split('/').slice(-2).join('/')}`);
