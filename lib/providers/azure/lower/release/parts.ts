import { type Action, type NamedActions, type WorkflowValue } from '../../document/logic-app.js';
import { DEPLOYMENT_MARK, type ReleaseFacts } from './facts.js';
import { request } from './requests.js';

/** The traffic that an action read from the endpoint; none when nothing was deployed yet. */
export const TRAFFIC = (action: string): string => `body('${action}')?['properties']?['traffic']`;

/** Id of a deployment, by the expression of its name. */
export const deploymentPath = (facts: ReleaseFacts, name = "outputs('Name')"): string => `${facts.endpoint}/deployments/@{${name}}`;

/** The whole endpoint with this traffic and these tags, both expressions. */
export function endpointBody(traffic: string, tags: string): WorkflowValue {
  return {
    location: "@parameters('endpoint')['location']", identity: "@parameters('endpoint')['identity']", tags: `@${tags}`,
    properties: `@setProperty(parameters('endpoint')['properties'], 'traffic', ${traffic})`,
  };
}

/** Makes or removes everything that belongs to a deployment. */
export function everyCompanion(name: string, facts: ReleaseFacts, method: 'PUT' | 'DELETE', deployment: string): readonly [string, Action] {
  const item = (key: string): string => `items('${name}')['${key}']`;
  const path = `${facts.resourceGroup}/providers/@{${item('type')}}/@{concat(${item('name')}, '-', ${deployment})}`;
  const body = `@json(replace(string(${item('body')}), '${DEPLOYMENT_MARK}', concat('${facts.endpoint}/deployments/', ${deployment})))`;
  return [name, {
    type: 'Foreach', foreach: "@parameters('companions')", runtimeConfiguration: { concurrency: { repetitions: 1 } },
    actions: { [`${name}_${method.toLowerCase()}`]: request(facts, method, path, { apiVersion: `@{${item('apiVersion')}}`, ...(method === 'PUT' ? { body } : {}) }) },
  }];
}

/** Removes a deployment and what belongs to it. */
export function removal(name: string, facts: ReleaseFacts, deployment: string): NamedActions {
  return [everyCompanion(`${name}_companions`, facts, 'DELETE', deployment), [`${name}_deployment`, request(facts, 'DELETE', deploymentPath(facts, deployment))]];
}

