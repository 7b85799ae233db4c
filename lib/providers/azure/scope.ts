import type { LowerContext } from '../../compiler/provider.js';
import type { Plan } from '../../plan/plan.js';

/** What every lowering of azure needs: the plan, where it goes, and the names of what systems share. */
export interface AzureScope extends LowerContext<'azure'> {
  readonly plan: Plan;
}

/** Builds the scope of one compilation. */
export function buildScope(plan: Plan, context: LowerContext<'azure'>): AzureScope {
  return { ...context, plan };
}
