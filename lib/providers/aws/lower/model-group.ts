import { nodeNamed } from '../../../plan/plan.js';
import type { AwsScope } from '../scope.js';

/** Name of the model package group of a model. */
export function modelGroupName(model: string, scope: AwsScope): string {
  return scope.name('modelGroup', [model], nodeNamed(scope.plan, 'model', model).at);
}
