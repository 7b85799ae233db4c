import type { Scale } from '../../../../plan/endpoint.js';
import { DEPLOYMENT_MARK } from '../release/facts.js';

/** The interface of autoscale settings that the SDK uses, so that one type checks both ways. */
export const AUTOSCALE_API = '2021-05-01-preview';

/** Machines are taken away below this share of the target: with half the load, one machine less is still below it. */
const SCALE_IN_SHARE = 0.5;

/** Machines between fewest and most, and what their number follows. */
export interface ScalingPlan {
  readonly min: number;
  readonly max: number;
  readonly metricName: 'CpuUtilizationPercentage' | 'RequestsPerMinute';
  readonly threshold: number;
  /** Whether the metric counts for all machines together. */
  readonly dividePerInstance: boolean;
}

/** How a number of machines follows a metric; nothing when it is fixed. */
export function scalingPlan({ min, max, cpuPercent, requestsPerMinute }: Scale): ScalingPlan | undefined {
  if (max <= min) return undefined;
  if (cpuPercent !== undefined) {
    return { min, max, metricName: 'CpuUtilizationPercentage', threshold: cpuPercent, dividePerInstance: false };
  }
  if (requestsPerMinute !== undefined) {
    return { min, max, metricName: 'RequestsPerMinute', threshold: requestsPerMinute, dividePerInstance: true };
  }
  return undefined;
}

/** The rules: one machine more above the target over five minutes, one less below half of it over fifteen. */
export function scalingProfiles(
  { min, max, metricName, threshold, dividePerInstance }: ScalingPlan,
  deploymentId: string = DEPLOYMENT_MARK,
) {
  const rule = (
    direction: 'Increase' | 'Decrease',
    operator: 'GreaterThan' | 'LessThan',
    limit: number,
    timeWindow: string,
  ) => ({
    metricTrigger: {
      metricName,
      metricResourceUri: deploymentId,
      timeGrain: 'PT1M',
      statistic: 'Average' as const,
      timeWindow,
      timeAggregation: 'Average' as const,
      operator,
      threshold: limit,
      ...(dividePerInstance ? { dividePerInstance } : {}),
    },
    scaleAction: { direction, type: 'ChangeCount' as const, value: '1', cooldown: 'PT5M' },
  });
  return [
    {
      name: 'load',
      capacity: { minimum: String(min), maximum: String(max), default: String(min) },
      rules: [
        rule('Increase', 'GreaterThan', threshold, 'PT5M'),
        rule('Decrease', 'LessThan', threshold * SCALE_IN_SHARE, 'PT15M'),
      ],
    },
  ];
}
