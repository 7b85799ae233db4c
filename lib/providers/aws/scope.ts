import type { LowerContext } from '../../compiler/provider.js';
import type { Plan } from '../../plan/plan.js';

/** What every lowering of aws needs: the plan, where it goes, and the names of what systems share. */
export interface AwsScope extends LowerContext<'aws'> {
  readonly plan: Plan;
}

/** Builds the scope of one compilation. */
export function buildScope(plan: Plan, context: LowerContext<'aws'>): AwsScope {
  return { ...context, plan };
}
