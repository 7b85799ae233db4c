import type { Machine } from '../../../catalog/machine.js';
import type { Contribution } from '../../../compiler/contribution.js';
import { sha256 } from '../../../lowered/canonical.js';
import { commandSteps, registerSteps, type PipelineNode } from '../../../plan/pipeline.js';
import { cheapestMachine, machineChoice, machineOf } from '../machine.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';

/** Most nodes of a cluster. https://learn.microsoft.com/azure/machine-learning/how-to-manage-quotas#azure-machine-learning-compute */
const MAX_NODES = 100;

/**
 * A cluster: machines of one shape, none while nothing runs.
 *
 * It belongs to the system and not to the foundation, since jobs take the identity of their cluster, and identities belong to a system.
 */
export interface Cluster {
  readonly id: string;
  /** 3 to 24 characters, not ending in a dash and digits. */
  readonly name: string;
  readonly armId: string;
}

/** `Standard_NC4as_T4_v3` → `nc4ast4v3`. */
const shapeOf = (machine: string): string =>
  machine
    .replace(/^Standard_/i, '')
    .replaceAll('_', '')
    .toLowerCase();

/**
 * The cluster for a machine of one step, on spare capacity or not.
 *
 * Of a cluster that exists, the service changes the bounds of its size alone. So whatever else may change later is in the hash: then another cluster
 * is made, and the steps move to it.
 *
 * @see https://learn.microsoft.com/rest/api/azureml/compute/update
 */
export function clusterFor(machine: string, spot: boolean, scope: AzureScope): Cluster {
  const shape = shapeOf(machine);
  const { subnet } = scope.environment.use.network ?? {};
  const unchangeable = [scope.identity('job').armId, ...(subnet === undefined ? [] : [subnet])];
  // The letter before the hash keeps the name from ending in digits, which Azure ML keeps for its own names.
  const hash = sha256(
    [scope.plan.system, scope.plan.environment, machine, spot, ...unchangeable].join('/').toLowerCase(),
  ).slice(0, 6);
  const name = `${shape}-${spot ? 's' : 'd'}${hash}`;
  return { id: `clusters.${shape}${spot ? '-spot' : ''}`, name, armId: scope.inWorkspace('computes', name) };
}

/** The cluster of register steps: a request of seconds, for which neither the machine of the training nor spare capacity is right. */
export const registerCluster = (scope: AzureScope): Cluster => clusterFor(cheapestMachine().name, false, scope);

interface Use {
  readonly machine: Machine;
  readonly spot: boolean;
  readonly nodes: number;
}

/** How many machines of a cluster one pipeline could use at the same time: those of all its steps. Register steps take turns with them. */
function usesOf(pipeline: PipelineNode, scope: AzureScope): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  for (const step of commandSteps(pipeline)) {
    const machine = machineOf(step, scope);
    if (machine === undefined) continue;
    const { instances, spot } = step.compute;
    const { id } = clusterFor(machine.name, spot !== undefined, scope);
    uses.set(id, {
      machine,
      spot: spot !== undefined,
      nodes: Math.min(MAX_NODES, (uses.get(id)?.nodes ?? 0) + instances),
    });
  }
  const { id } = registerCluster(scope);
  if (registerSteps(pipeline).length > 0 && !uses.has(id)) {
    uses.set(id, { machine: cheapestMachine(), spot: false, nodes: 1 });
  }
  return uses;
}

/**
 * Machines without public addresses reach the service through a private endpoint of the workspace, which a program cannot make beside the
 * clusters: it needs DNS zones of the network's owner.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-secure-training-vnet#compute-instancecluster-or-serverless-compute-with-no-public-ip
 */
function checkSubnet({ environment, plan, reporter, shared: { workspace } }: AzureScope): void {
  const { network } = environment.use;
  if (network === undefined) return;
  const at = ['environments', plan.environment, 'azure', 'use', 'network', 'subnet'];
  reporter.report('TRV4022', at, { subnet: network.subnet, workspace: workspace.name, brought: workspace.brought });
}

/** The clusters of a system: one for each shape of machine that its steps need. */
export function lowerClusters(scope: AzureScope): Contribution<AzureTypes> {
  const all = new Map<string, Use>();
  for (const pipeline of scope.plan.nodes.pipeline) {
    for (const [id, use] of usesOf(pipeline, scope)) {
      all.set(id, { ...use, nodes: Math.max(use.nodes, all.get(id)?.nodes ?? 0) });
    }
  }
  if (all.size === 0) return {};
  const { workspace, registry } = scope.shared;
  const identity = scope.identity('job');
  const { subnet } = scope.environment.use.network ?? {};
  checkSubnet(scope);
  return {
    resources: [...all].map(([id, { machine, spot, nodes }]) => ({
      type: 'azure-native:machinelearningservices:Compute',
      id,
      from: identity.id,
      part: 'system',
      props: {
        resourceGroupName: workspace.resourceGroup,
        workspaceName: workspace.name,
        computeName: clusterFor(machine.name, spot, scope).name,
        location: scope.location,
        tags: scope.tags,
        identity: { type: 'UserAssigned', userAssignedIdentities: [identity.armId] },
        properties: {
          computeType: 'AmlCompute',
          disableLocalAuth: true,
          properties: {
            vmSize: machine.name,
            vmPriority: spot ? 'LowPriority' : 'Dedicated',
            osType: 'Linux',
            scaleSettings: { minNodeCount: 0, maxNodeCount: nodes, nodeIdleTimeBeforeScaleDown: 'PT120S' },
            remoteLoginPortPublicAccess: 'Disabled',
            ...(subnet === undefined ? {} : { subnet: { id: subnet }, enableNodePublicIp: false }),
          },
        },
      },
      options: { dependsOn: [...scope.needs(workspace, registry, identity)] },
    })),
    choices: scope.plan.nodes.pipeline.flatMap((pipeline) =>
      commandSteps(pipeline).flatMap((step) => {
        const machine = machineOf(step, scope);
        return machine === undefined ? [] : [machineChoice(step.id, step.compute, machine)];
      }),
    ),
  };
}
