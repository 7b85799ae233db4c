import type { Contribution } from '../../../compiler/contribution.js';
import { commandSteps } from '../../../plan/pipeline.js';
import { environmentResource } from '../environment.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';
import { placeOf } from './pipeline/step-component.js';

/** The environments that the steps of a system run in, each once. */
export function lowerEnvironments(scope: AzureScope): Contribution<AzureTypes> {
  const places = scope.plan.nodes.pipeline.flatMap(commandSteps).flatMap((step) => placeOf(step, scope) ?? []);
  const distinct = new Map(places.map(({ environment }) => [environment.id, environment]));
  return { resources: [...distinct.values()].map((environment) => environmentResource(environment, 'system', scope)) };
}
