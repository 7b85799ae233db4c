import type { AlarmNode } from '../../../../plan/alarm.js';
import type { Plan } from '../../../../plan/plan.js';
import type { MetricView } from './rules.js';

/** Alarms on the machines of an endpoint. */
export type MachineSubject = 'cpu' | 'memory';

/** The metrics of a deployment's machines, each the mean of all machines. https://learn.microsoft.com/azure/machine-learning/monitor-azure-machine-learning-reference */
export const MACHINE_METRICS: { readonly [S in MachineSubject]: MetricView } = {
  cpu: {
    metricNamespace: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments',
    metricName: 'CpuUtilizationPercentage',
    timeAggregation: 'Average',
  },
  memory: {
    metricNamespace: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments',
    metricName: 'CpuMemoryUtilizationPercentage',
    timeAggregation: 'Average',
  },
};

/** An alarm on machines, with its metric. */
export interface MachineAlarm {
  readonly alarm: AlarmNode;
  readonly view: MetricView;
}

/** The alarms that watch the machines of an endpoint. */
export function machineAlarms(plan: Plan, endpoint: string): readonly MachineAlarm[] {
  return plan.nodes.alarm.flatMap((alarm): readonly MachineAlarm[] => {
    const { subject } = alarm;
    return (subject.of === 'cpu' || subject.of === 'memory') && subject.endpoint === endpoint
      ? [{ alarm, view: MACHINE_METRICS[subject.of] }]
      : [];
  });
}
