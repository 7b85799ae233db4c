import {
  inOrder,
  type Action,
  type Actions,
  type NamedActions,
  type WorkflowCondition,
  type WorkflowValue,
} from '../../document/logic-app.js';
import { DEPLOYMENT_MARK, RELEASE_TAGS, type ReleaseFacts } from './facts.js';
import { patiently, request } from './requests.js';

/** Actions, and what must hold for the rest to follow. */
export interface Part {
  readonly actions: NamedActions;
  /** A name, for the branch. */
  readonly then?: string;
  readonly goOnWhen?: WorkflowCondition;
}

/** The good end of a run. */
export const endWell: Action = { type: 'Terminate', inputs: { runStatus: 'Succeeded' } };
/** The good end, where a condition holds. */
export const endWellIf = (name: string, expression: WorkflowCondition): readonly [string, Action] => [
  name,
  { type: 'If', expression, actions: { [`End_${name.toLowerCase()}`]: endWell } },
];

/** The traffic that an action read from the endpoint; none when nothing was deployed yet. */
export const TRAFFIC = (action: string): string => `body('${action}')?['properties']?['traffic']`;

/** Id of a deployment, by the expression of its name. */
export const deploymentPath = (facts: ReleaseFacts, name = "outputs('Name')"): string =>
  `${facts.endpoint}/deployments/@{${name}}`;

/** The whole endpoint with this traffic and these tags, both expressions. */
export function endpointBody(traffic: string, tags: string): WorkflowValue {
  return {
    location: "@parameters('endpoint')['location']",
    identity: "@parameters('endpoint')['identity']",
    tags: `@${tags}`,
    properties: `@setProperty(parameters('endpoint')['properties'], 'traffic', ${traffic})`,
  };
}

/** A loop over a list, one item at a time. */
const each = (foreach: string, actions: Actions): Action => ({
  type: 'Foreach',
  foreach,
  runtimeConfiguration: { concurrency: { repetitions: 1 } },
  actions,
});

/** Id of a companion, by the expressions of its type, its name and the name of its deployment. */
const companionPath = (facts: ReleaseFacts, type: string, name: string, deployment: string): string =>
  `${facts.resourceGroup}/providers/Microsoft.Insights/@{${type}}/@{concat(${name}, '-', ${deployment})}`;

/** Makes everything that belongs to the deployment. */
export function makeCompanions(name: string, facts: ReleaseFacts): readonly [string, Action] {
  const item = (key: string): string => `items('${name}')['${key}']`;
  const put = request(facts, 'PUT', companionPath(facts, item('type'), item('name'), "outputs('Name')"), {
    apiVersion: `@{${item('apiVersion')}}`,
    body: `@json(replace(string(${item('body')}), '${DEPLOYMENT_MARK}', concat('${facts.endpoint}/deployments/', outputs('Name'))))`,
  });
  return [
    name,
    // What cannot be made fails in the second request, where it is seen: a loop that waits ends well at any answer.
    each("@parameters('companions')", inOrder([patiently(`${name}_when_allowed`, put), [`${name}_put`, put]])),
  ];
}

/** Removes a deployment and what belongs to it, as its own tag says: the settings may have changed since. */
export function removal(name: string, facts: ReleaseFacts, deployment: string, tags: string): NamedActions {
  const loop = `${name}_companions`;
  const tag = `${tags}?['${RELEASE_TAGS.companions}']`;
  const part = (index: number): string => `split(items('${loop}'), '/')[${index}]`;
  return [
    [
      loop,
      each(`@if(empty(${tag}), json('[]'), split(${tag}, ' '))`, {
        [`${loop}_delete`]: request(facts, 'DELETE', companionPath(facts, part(0), part(2), deployment), {
          apiVersion: `@{${part(1)}}`,
        }),
      }),
    ],
    patiently(`${name}_when_free`, request(facts, 'DELETE', deploymentPath(facts, deployment))),
    // What is gone is gone (204); what is not fails here, where it is seen.
    [`${name}_deployment`, request(facts, 'DELETE', deploymentPath(facts, deployment))],
  ];
}
