import { layBlockOver } from '../../../../compiler/lay-over.js';
import { sha256, canonicalJson } from '../../../../lowered/canonical.js';
import type { Json } from '../../../../lowered/ref.js';
import type { LoweredChoice } from '../../../../lowered/resource.js';
import type { EndpointNode } from '../../../../plan/endpoint.js';
import { SCALING_METRICS, type DedicatedResources, type DeployedModel } from '../../document/deployed-model.js';
import { blockShapes } from '../../block-shapes.js';
import { chooseMachine } from '../../machine.js';
import type { GcpScope } from '../../scope.js';

/** What the number of machines follows; nothing where it does not change. */
function metricOf(
  { scale, at }: EndpointNode,
  { reporter }: GcpScope,
): Pick<DedicatedResources, 'autoscalingMetricSpecs'> {
  const { cpuPercent, requestsPerMinute } = scale;
  if (cpuPercent !== undefined && !(Number.isInteger(cpuPercent) && cpuPercent >= 1 && cpuPercent <= 100)) {
    reporter.report('TRV1006', [...at, 'scale', 'target', 'cpu'], {
      found: `${cpuPercent}%`,
      rule: 'whole percents from 1% to 100% on gcp',
    });
  }
  if (cpuPercent !== undefined) {
    return { autoscalingMetricSpecs: [{ metricName: SCALING_METRICS.cpu, target: cpuPercent }] };
  }
  return requestsPerMinute === undefined
    ? {}
    : { autoscalingMetricSpecs: [{ metricName: SCALING_METRICS.requests, target: requestsPerMinute }] };
}

/** Lays the `gcp` block of an endpoint over what is emitted; what trivium decides, or has fields of its own for, it cannot set. */
function withBlock(emitted: DeployedModel, { spec, at }: EndpointNode, { reporter }: GcpScope): DeployedModel {
  if (spec.gcp === undefined) return emitted;
  return layBlockOver(
    emitted,
    spec.gcp,
    { name: 'the deployed model', at: [...at, 'gcp'], shape: 'DeployedModelFields', shapes: blockShapes() },
    reporter,
  );
}

/** The desired state of what serves, as far as it is known before a run; nothing when there is no such machine, which is reported. */
export function deployedModel(
  node: EndpointNode,
  scope: GcpScope,
): { readonly deployed: DeployedModel; readonly choice: LoweredChoice } | undefined {
  const chosen = chooseMachine(node.compute, 'serve', node.id, node.at, scope);
  if (chosen === undefined) return undefined;
  const { name, gpu } = chosen.machine;
  const { scale } = node;
  const deployed: DeployedModel = {
    dedicatedResources: {
      machineSpec: {
        machineType: name,
        ...(gpu === undefined ? {} : { acceleratorType: gpu.vendorType ?? '', acceleratorCount: gpu.count }),
      },
      minReplicaCount: scale.min,
      maxReplicaCount: scale.max,
      ...metricOf(node, scope),
    },
    serviceAccount: scope.identity('endpoint').email,
  };
  return { deployed: withBlock(deployed, node, scope), choice: chosen.choice };
}

/** Six digits, the first of them no zero. */
const DIGITS = { from: 100_000, count: 900_000 } as const;

/** What changes with everything that can only be changed by deploying again: counts of machines can be changed in place. */
export function settingsOf({ dedicatedResources, ...rest }: DeployedModel): string {
  const {
    minReplicaCount: _min,
    maxReplicaCount: _max,
    autoscalingMetricSpecs: _metrics,
    ...machines
  } = dedicatedResources;
  const hash = sha256(canonicalJson({ ...rest, machines } as Json)).slice(0, 12);
  return String(DIGITS.from + (Number.parseInt(hash, 16) % DIGITS.count));
}
