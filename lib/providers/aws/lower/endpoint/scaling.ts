import type { EndpointNode } from '../../../../plan/endpoint.js';
import { VARIANT } from '../release/settings.js';

/** Where the CPU of endpoints is measured: 100 for each core. https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html */
export const CPU_METRIC = { namespace: '/aws/sagemaker/Endpoints', name: 'CPUUtilization' } as const;
/** Requests of one machine a minute. */
const REQUESTS_METRIC = 'SageMakerVariantInvocationsPerInstance';

/** What the number of machines follows: a metric and the value of it to keep. */
export type ScalingTarget =
  | {
      readonly kind: 'cpu';
      readonly value: number;
      readonly dimensions: readonly { readonly name: string; readonly value: string }[];
    }
  | { readonly kind: 'requests'; readonly value: number; readonly metric: typeof REQUESTS_METRIC };

/** Whether the number of machines changes. */
export const isScaled = ({ scale }: EndpointNode): boolean => scale.max > scale.min;

/** CPU is counted 100 for each core, so that 60 % of two cores are 120. */
export function scalingTarget(node: EndpointNode, endpointName: string, cores: number): ScalingTarget {
  const { cpuPercent, requestsPerMinute } = node.scale;
  if (cpuPercent !== undefined) {
    return { kind: 'cpu', value: cpuPercent * cores, dimensions: endpointDimensions(endpointName) };
  }
  return { kind: 'requests', value: requestsPerMinute ?? 0, metric: REQUESTS_METRIC };
}

/** Dimensions of the metrics of an endpoint. */
export const endpointDimensions = (
  endpointName: string,
): readonly { readonly name: string; readonly value: string }[] => [
  { name: 'EndpointName', value: endpointName },
  { name: 'VariantName', value: VARIANT },
];
