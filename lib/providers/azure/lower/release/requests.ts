import { formatIsoDuration } from '../../../../quantity/index.js';
import {
  RAN,
  inOrder,
  type Action,
  type HttpAction,
  type NamedActions,
  type UntilAction,
  type WorkflowValue,
} from '../../document/logic-app.js';
import { API, type ReleaseFacts } from './facts.js';

/** A request that is throttled or meets a fault is repeated for about a quarter of an hour. */
const RETRY = {
  type: 'exponential',
  count: 6,
  interval: 'PT20S',
  minimumInterval: 'PT5S',
  maximumInterval: 'PT5M',
} as const;

/** How long a 409 (something else is being changed) is waited for: in minutes. */
const BUSY_MINUTES = 60;

/**
 * How long a 401 or 403 is waited for, in minutes: roles that were just given take up to ten to arrive.
 *
 * @see https://learn.microsoft.com/azure/role-based-access-control/troubleshooting
 */
const SPREADING_MINUTES = 15;

/** Codes of what an identity may not do, or not yet. */
export const DENIED = 'createArray(401, 403)';

/** How long the removal of a deployment may take. */
const REMOVAL_LIMIT = 'PT1H';

/** A request to Azure Resource Manager. `path` is a resource id, in which `@{…}` may stand. */
export function request(
  facts: ReleaseFacts,
  method: HttpAction['inputs']['method'],
  path: string,
  options: { readonly apiVersion?: string; readonly query?: string; readonly body?: WorkflowValue } = {},
): HttpAction {
  const { apiVersion = API.machineLearning, query = '', body } = options;
  return {
    type: 'Http',
    inputs: {
      method,
      uri: `${facts.management}${path}?api-version=${apiVersion}${query}`,
      ...(body === undefined ? {} : { body }),
      authentication: { type: 'ManagedServiceIdentity', identity: facts.identity, audience: `${facts.management}/` },
      retryPolicy: RETRY,
    },
    // A removal is followed to its end by the service; the state of what is made is read by the workflow itself.
    ...(method === 'DELETE'
      ? { limit: { timeout: REMOVAL_LIMIT } }
      : method === 'PUT'
        ? { operationOptions: 'DisableAsyncPattern' as const }
        : {}),
  };
}

/**
 * A request that waits while something else is being changed (409), and for some minutes while it is denied, which counts as a 409 then: the
 * roles may be on their way. The status of the last answer is in the variable `status`: 599 when there was none.
 */
export function patiently(name: string, send: HttpAction): readonly [string, Action] {
  const answer = `coalesce(outputs('${name}_send')?['statusCode'], 599)`;
  const actions: NamedActions = [
    [`${name}_send`, send],
    [
      `${name}_status`,
      {
        type: 'SetVariable',
        inputs: {
          name: 'status',
          value: `@if(and(contains(${DENIED}, ${answer}), less(iterationIndexes('${name}'), ${SPREADING_MINUTES})), 409, ${answer})`,
        },
        runAfter: { [`${name}_send`]: RAN },
      },
    ],
    [
      `${name}_busy`,
      {
        type: 'If',
        expression: { equals: ["@variables('status')", 409] },
        actions: { [`${name}_pause`]: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Minute' } } } },
      },
    ],
  ];
  return [
    name,
    {
      type: 'Until',
      expression: "@not(equals(variables('status'), 409))",
      limit: { count: BUSY_MINUTES, timeout: formatIsoDuration(BUSY_MINUTES * 2 * 60) },
      actions: inOrder(actions),
    },
  ];
}

/** Reads something again and again until it is ready, has failed, or the time is over. Its last state is in the variable `state`. */
export function untilReady(
  name: string,
  read: HttpAction,
  { timeoutSeconds, everySeconds }: { readonly timeoutSeconds: number; readonly everySeconds: number },
): readonly [string, UntilAction] {
  const state = `@if(equals(outputs('${name}_read')?['statusCode'], 200), coalesce(body('${name}_read')?['properties']?['provisioningState'], 'Unknown'), 'Unknown')`;
  const actions: NamedActions = [
    [`${name}_pause`, { type: 'Wait', inputs: { interval: { count: everySeconds, unit: 'Second' } } }],
    [`${name}_read`, read],
    [
      `${name}_state`,
      { type: 'SetVariable', inputs: { name: 'state', value: state }, runAfter: { [`${name}_read`]: RAN } },
    ],
  ];
  return [
    name,
    {
      type: 'Until',
      expression: "@contains(createArray('Succeeded', 'Failed', 'Canceled'), variables('state'))",
      limit: { count: Math.ceil(timeoutSeconds / everySeconds), timeout: formatIsoDuration(timeoutSeconds) },
      actions: inOrder(actions),
    },
  ];
}
