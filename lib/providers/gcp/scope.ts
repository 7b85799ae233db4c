import type { LowerContext } from '../../compiler/provider.js';
import type { Plan } from '../../plan/plan.js';

/** What every lowering of gcp needs: the plan, where it goes, and the names of what systems share. */
export interface GcpScope extends LowerContext<'gcp'> {
  readonly plan: Plan;
}

/** Builds the scope of one compilation. */
export function buildScope(plan: Plan, context: LowerContext<'gcp'>): GcpScope {
  return { ...context, plan };
}
