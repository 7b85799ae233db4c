import { formatPath } from '../../../../diagnostics/index.js';
import type { CommandStepNode } from '../../../../plan/step.js';
import type { KfpTask } from '../../document/kfp-pipeline.js';
import type { GcpScope } from '../../scope.js';

/** How a step is tried again: by Vertex AI, which starts the task anew, or by the runtime, in the same container. */
export interface RetryPlan {
  readonly policy: KfpTask['retryPolicy'];
  /** Attempts of the command in one container. */
  readonly attempts: number;
}

/** The waiting between two attempts of a task: long where a cloud recovers, short where a program is just started again. */
export const BACKOFF = { backoffDuration: '60s', backoffFactor: 2, backoffMaxDuration: '3600s' } as const;
const SOON = { backoffDuration: '10s', backoffFactor: 2, backoffMaxDuration: '600s' } as const;

/**
 * Decides who tries again. Vertex AI cannot tell its own failures from those of the program: it covers both causes, or the first alone
 * with a warning; failures of the program alone are for the runtime.
 */
export function retryOf({ retry, at }: CommandStepNode, { reporter }: GcpScope): RetryPlan {
  const { attempts, causes } = retry;
  if (attempts === 1) return { policy: undefined, attempts: 1 };
  if (!causes.includes('platform')) return { policy: undefined, attempts };
  if (!causes.includes('failure')) {
    reporter.report('TRV6002', [...at, 'retry', 'causes'], {
      field: formatPath([...at, 'retry', 'causes']),
      target: 'gcp',
      how: 'Vertex AI tries a task again whatever made it fail',
    });
  }
  return { policy: { maxRetryCount: attempts - 1, ...(causes.includes('failure') ? SOON : BACKOFF) }, attempts: 1 };
}
