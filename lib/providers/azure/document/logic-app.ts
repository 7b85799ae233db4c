/**
 * Workflow definitions of Azure Logic Apps (Consumption): the part of the language that trivium emits.
 *
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-definition-language
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers
 */

/** How an action ended. */
export type ActionStatus = 'Succeeded' | 'Failed' | 'TimedOut' | 'Skipped';

/** A value in which texts that begin with `@`, or hold `@{…}`, are expressions. */
export type WorkflowValue =
  string | number | boolean | null | readonly WorkflowValue[] | { readonly [key: string]: WorkflowValue | undefined };

/** A condition: an expression, or comparisons of two values joined by `and`, `or` and `not`. */
export type WorkflowCondition =
  | { readonly and: readonly WorkflowCondition[] }
  | { readonly or: readonly WorkflowCondition[] }
  | { readonly not: WorkflowCondition }
  | { readonly equals: readonly [WorkflowValue, WorkflowValue] }
  | { readonly less: readonly [WorkflowValue, WorkflowValue] };

/** Actions by name; the order is said by `runAfter`, not by the position. */
export type Actions = { readonly [name: string]: Action };

type ActionBase = {
  /** Actions that come before, each with the ends after which this one runs. */
  readonly runAfter?: { readonly [action: string]: readonly ActionStatus[] };
};

/** How a request that fails with 408, 429, 5xx or no answer is repeated. At most 90 times; intervals from 5 s to 1 day. */
export type RetryPolicy = {
  readonly type: 'exponential';
  readonly count: number;
  readonly interval: string;
  readonly minimumInterval?: string;
  readonly maximumInterval?: string;
};

/** One request. An answer that is no 2xx is a failure of the action; a 202 with a location is followed until it is done, unless that is turned off. */
export type HttpAction = ActionBase & {
  readonly type: 'Http';
  readonly inputs: {
    readonly method: 'GET' | 'PUT' | 'DELETE';
    readonly uri: string;
    readonly body?: WorkflowValue;
    readonly authentication: {
      readonly type: 'ManagedServiceIdentity';
      readonly identity: string;
      readonly audience: string;
    };
    readonly retryPolicy: RetryPolicy;
  };
  /** How long a 202 is followed. */
  readonly limit?: { readonly timeout: string };
  readonly operationOptions?: 'DisableAsyncPattern';
};

/** A branch. */
export type IfAction = ActionBase & {
  readonly type: 'If';
  readonly expression: WorkflowCondition;
  readonly actions: Actions;
  readonly else?: { readonly actions: Actions };
};

/** A loop whose condition is looked at after each turn. At its limit it ends too: what follows must look again. */
export type UntilAction = ActionBase & {
  readonly type: 'Until';
  readonly expression: string;
  /** Turns: at most 5000. Time: ISO 8601. */
  readonly limit: { readonly count: number; readonly timeout: string };
  readonly actions: Actions;
};

/** A loop over a list, one item at a time. */
export type ForeachAction = ActionBase & {
  readonly type: 'Foreach';
  readonly foreach: string;
  readonly runtimeConfiguration: { readonly concurrency: { readonly repetitions: number } };
  readonly actions: Actions;
};

/** Actions with one end: failed when the last action of one of its branches failed. */
export type ScopeAction = ActionBase & {
  readonly type: 'Scope';
  readonly actions: Actions;
};
/** Names a value. */
export type ComposeAction = ActionBase & {
  readonly type: 'Compose';
  readonly inputs: WorkflowValue;
};
/** Keeps the items of a list for which a condition holds. */
export type QueryAction = ActionBase & {
  readonly type: 'Query';
  readonly inputs: { readonly from: string; readonly where: string };
};
/** Declares a variable; only at the top level of a workflow. */
export type InitializeVariableAction = ActionBase & {
  readonly type: 'InitializeVariable';
  readonly inputs: {
    readonly variables: readonly [
      { readonly name: string; readonly type: 'string' | 'integer'; readonly value: string | number },
    ];
  };
};
/** Sets a variable; its value may not refer to itself. */
export type SetVariableAction = ActionBase & {
  readonly type: 'SetVariable';
  readonly inputs: { readonly name: string; readonly value: WorkflowValue };
};
/** A pause. */
export type WaitAction = ActionBase & {
  readonly type: 'Wait';
  readonly inputs: { readonly interval: { readonly count: number; readonly unit: 'Second' | 'Minute' } };
};
/** Ends the run. Not allowed in a loop. */
export type TerminateAction = ActionBase & {
  readonly type: 'Terminate';
  readonly inputs:
    | { readonly runStatus: 'Succeeded' }
    | { readonly runStatus: 'Failed'; readonly runError: { readonly code: string; readonly message: string } };
};

/** An action. */
export type Action =
  | HttpAction
  | IfAction
  | UntilAction
  | ForeachAction
  | ScopeAction
  | ComposeAction
  | QueryAction
  | InitializeVariableAction
  | SetVariableAction
  | WaitAction
  | TerminateAction;

/** Starts a run again and again; the first one at once when the workflow is saved or deployed. */
export type RecurrenceTrigger = {
  readonly type: 'Recurrence';
  readonly recurrence: { readonly frequency: 'Minute'; readonly interval: number };
  /** Runs at a time, and runs that wait for their turn. */
  readonly runtimeConfiguration: {
    readonly concurrency: { readonly runs: number; readonly maximumWaitingRuns: number };
  };
};

/** A workflow. */
export type WorkflowDefinition = {
  readonly $schema: 'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#';
  readonly contentVersion: string;
  readonly parameters: { readonly [name: string]: { readonly type: 'Object' | 'Array' } };
  readonly triggers: { readonly [name: string]: RecurrenceTrigger };
  readonly actions: Actions;
};

/** Actions with names, before their order is written down. */
export type NamedActions = readonly (readonly [name: string, action: Action])[];

/** Lets each action run after the one before it, when that succeeded; an action that says otherwise keeps what it says. */
export function inOrder(actions: NamedActions): Actions {
  return Object.fromEntries(
    actions.map(([name, action], index) => {
      const before = actions[index - 1]?.[0];
      return [
        name,
        before === undefined || action.runAfter !== undefined
          ? action
          : { ...action, runAfter: { [before]: ['Succeeded'] } },
      ];
    }),
  );
}

/** Every end of an action that ran: for what must follow a failure too. */
export const RAN: readonly ActionStatus[] = ['Succeeded', 'Failed', 'TimedOut'];
/** Every end. */
export const ENDED: readonly ActionStatus[] = [...RAN, 'Skipped'];
