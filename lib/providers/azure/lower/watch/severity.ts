import type { AlarmNode } from '../../../../plan/alarm.js';

/**
 * Severities of Azure Monitor: 0 critical, 1 error, 2 warning, 3 informational; 4, verbose, has no counterpart.
 *
 * @see https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-overview
 */
export const SEVERITIES: { readonly [S in AlarmNode['severity']]: 0 | 1 | 2 | 3 } = {
  critical: 0,
  error: 1,
  warning: 2,
  info: 3,
};
