import type { Json } from '../../../lowered/ref.js';

/** Metrics that the number of machines can follow. https://cloud.google.com/vertex-ai/docs/predictions/autoscaling */
export const SCALING_METRICS = {
  /** Percent of the CPUs of a machine. */
  cpu: 'aiplatform.googleapis.com/prediction/online/cpu/utilization',
  /** Requests a minute. */
  requests: 'aiplatform.googleapis.com/prediction/online/request_count',
} as const;

/** The machines of a deployed model. All but the counts and the specs is fixed when it is deployed. */
export type DedicatedResources = {
  readonly machineSpec: {
    readonly machineType: string;
    readonly acceleratorType?: string;
    readonly acceleratorCount?: number;
  };
  readonly minReplicaCount: number;
  readonly maxReplicaCount: number;
  readonly autoscalingMetricSpecs?: readonly { readonly metricName: string; readonly target: number }[];
  readonly [more: string]: Json | undefined;
};

/**
 * A model on an endpoint, without what only a run knows: `id`, `model` and `displayName`.
 *
 * https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.endpoints#DeployedModel
 */
export type DeployedModel = {
  readonly dedicatedResources: DedicatedResources;
  readonly serviceAccount: string;
  readonly [more: string]: Json | undefined;
};
