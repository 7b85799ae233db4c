import type {
  Action,
  Actions,
  ActionStatus,
  HttpAction,
  WorkflowDefinition,
} from '../../../lib/providers/azure/document/logic-app.js';
import type { Coverage } from './coverage.js';
import { evaluate, holds, TemplateError, type Facts } from './expressions.js';
import { seconds, send, type Clock, type Request, type Server } from './http.js';

/** How a run ended. */
export interface RunResult {
  readonly status: 'Succeeded' | 'Failed';
  readonly error?: { readonly code: string; readonly message: string };
  readonly statuses: ReadonlyMap<string, ActionStatus>;
}

/** What a run needs. */
export interface RunOptions {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly server: Server;
  readonly clock: Clock;
  readonly coverage: Coverage;
  /** How a loop counts that met its limit. Its page says that it succeeded; older pages did not say, so both are tried. */
  readonly atLimit: 'Succeeded' | 'TimedOut';
}

class Terminated extends Error {
  constructor(readonly result: Omit<RunResult, 'statuses'>) {
    super('terminated');
  }
}

const FAILED: readonly ActionStatus[] = ['Failed', 'TimedOut'];

/** A walk through a workflow: our own reading of the documented semantics, with Microsoft's engine for the expressions. */
export class LogicApp {
  readonly #outputs = new Map<string, unknown>();
  readonly #variables = new Map<string, { readonly type: string; value: unknown }>();
  readonly #items = new Map<string, unknown>();
  readonly #turns = new Map<string, number>();
  readonly #statuses = new Map<string, ActionStatus>();

  constructor(
    private readonly definition: WorkflowDefinition,
    private readonly options: RunOptions,
  ) {
    for (const name of Object.keys(definition.parameters)) {
      if (!(name in options.parameters)) throw new Error(`the parameter "${name}" has no value`);
    }
  }

  run(): RunResult {
    try {
      const status = this.#scope(this.definition.actions);
      return { status: FAILED.includes(status) ? 'Failed' : 'Succeeded', statuses: this.#statuses };
    } catch (error) {
      if (error instanceof Terminated) return { ...error.result, statuses: this.#statuses };
      throw error;
    }
  }

  #facts(item?: unknown): Facts {
    return {
      outputs: (action) => {
        if (!this.#statuses.has(action)) throw new TemplateError(`"${action}" has not run`);
        return this.#outputs.get(action) ?? null;
      },
      variables: (name) => this.#variable(name).value,
      parameters: (name) => this.options.parameters[name],
      items: (loop) => this.#items.get(loop),
      item: () => item,
      turn: (loop) => {
        const turn = this.#turns.get(loop);
        if (turn === undefined) throw new TemplateError(`"${loop}" is no loop around this`);
        return turn;
      },
    };
  }

  #variable(name: string): { readonly type: string; value: unknown } {
    const found = this.#variables.get(name);
    if (found === undefined) throw new TemplateError(`the variable "${name}" is not declared`);
    return found;
  }

  /** Runs actions in the order of their `runAfter`; the end of the whole is that of its last actions. */
  #scope(actions: Actions): ActionStatus {
    const waiting = new Map(Object.entries(actions));
    const ended = new Map<string, ActionStatus>();
    while (waiting.size > 0) {
      const ready = [...waiting].find(([, action]) =>
        Object.keys(action.runAfter ?? {}).every((name) => ended.has(name)),
      );
      if (ready === undefined) throw new Error(`these wait for what never ends: ${[...waiting.keys()].join(', ')}`);
      const [name, action] = ready;
      waiting.delete(name);
      const runs = Object.entries(action.runAfter ?? {}).every(([before, allowed]) =>
        allowed.includes(ended.get(before) as ActionStatus),
      );
      const status = runs ? this.#action(name, action) : 'Skipped';
      ended.set(name, status);
      this.#statuses.set(name, status);
    }
    return this.#endOf(actions, ended);
  }

  /** A skipped action counts as what it waited for. */
  #endOf(actions: Actions, ended: ReadonlyMap<string, ActionStatus>): ActionStatus {
    const followed = new Set(Object.values(actions).flatMap(({ runAfter }) => Object.keys(runAfter ?? {})));
    const failed = (name: string): boolean => {
      const status = ended.get(name) as ActionStatus;
      return (
        FAILED.includes(status) || (status === 'Skipped' && Object.keys(actions[name]?.runAfter ?? {}).some(failed))
      );
    };
    return Object.keys(actions)
      .filter((name) => !followed.has(name))
      .some(failed)
      ? 'Failed'
      : 'Succeeded';
  }

  #action(name: string, action: Action): ActionStatus {
    this.options.coverage.take(name);
    try {
      return this.#perform(name, action);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      this.#outputs.set(name, { error: error.message });
      return 'Failed';
    }
  }

  #perform(name: string, action: Action): ActionStatus {
    switch (action.type) {
      case 'Http':
        return this.#http(name, action);
      case 'Compose':
        this.#keep(name, evaluate(action.inputs, this.#facts()));
        return 'Succeeded';
      case 'Query':
        return this.#query(name, action.inputs);
      case 'InitializeVariable':
        for (const { name: variable, type, value } of action.inputs.variables) {
          this.#variables.set(variable, { type, value });
        }
        return 'Succeeded';
      case 'SetVariable':
        return this.#set(action.inputs.name, evaluate(action.inputs.value, this.#facts()));
      case 'Wait':
        this.options.clock.now += action.inputs.interval.count * (action.inputs.interval.unit === 'Minute' ? 60 : 1);
        return 'Succeeded';
      case 'Terminate':
        throw new Terminated({
          status: action.inputs.runStatus,
          ...('runError' in action.inputs
            ? { error: evaluate(action.inputs.runError, this.#facts()) as { code: string; message: string } }
            : {}),
        });
      case 'Scope':
        return this.#scope(action.actions);
      case 'If':
        return this.#branch(name, action);
      case 'Until':
        return this.#until(name, action);
      case 'Foreach':
        return this.#foreach(name, action);
    }
  }

  #keep(name: string, outputs: unknown): void {
    this.#outputs.set(name, outputs);
    this.#statuses.set(name, 'Succeeded');
  }

  #http(name: string, action: HttpAction): ActionStatus {
    const { method, uri, body, authentication } = evaluate(action.inputs, this.#facts()) as Request;
    const response = send(
      action,
      { method, uri, authentication, ...(body === undefined ? {} : { body }) },
      this.options.server,
      this.options.clock,
    );
    this.#outputs.set(name, response ?? null);
    if (response === undefined) return 'TimedOut';
    return response.statusCode >= 200 && response.statusCode < 300 ? 'Succeeded' : 'Failed';
  }

  #query(name: string, { from, where }: { readonly from: string; readonly where: string }): ActionStatus {
    const list = evaluate(from, this.#facts());
    if (!Array.isArray(list)) throw new TemplateError(`${from} is no list`);
    this.#keep(name, { body: list.filter((item) => evaluate(where, this.#facts(item)) === true) });
    return 'Succeeded';
  }

  #set(name: string, value: unknown): ActionStatus {
    const variable = this.#variable(name);
    const fits = variable.type === 'integer' ? Number.isInteger(value) : typeof value === 'string';
    if (!fits) throw new TemplateError(`${JSON.stringify(value)} is no ${variable.type}`);
    variable.value = value;
    return 'Succeeded';
  }

  #branch(name: string, action: Extract<Action, { readonly type: 'If' }>): ActionStatus {
    const yes = holds(action.expression, this.#facts());
    this.options.coverage.take(name, yes ? 'yes' : 'no');
    return this.#scope(yes ? action.actions : (action.else?.actions ?? {}));
  }

  #until(name: string, action: Extract<Action, { readonly type: 'Until' }>): ActionStatus {
    const end = this.options.clock.now + seconds(action.limit.timeout);
    let last: ActionStatus = 'Succeeded';
    for (let turn = 0; turn < action.limit.count && this.options.clock.now < end; turn += 1) {
      // A turn that fails is followed by the next; the loop ends as its last turn did.
      this.#turns.set(name, turn);
      last = this.#scope(action.actions);
      if (evaluate(action.expression, this.#facts()) === true) {
        this.options.coverage.take(name, 'ended');
        return last;
      }
    }
    this.options.coverage.take(name, 'limit');
    return FAILED.includes(last) ? 'Failed' : this.options.atLimit;
  }

  #foreach(name: string, action: Extract<Action, { readonly type: 'Foreach' }>): ActionStatus {
    const list = evaluate(action.foreach, this.#facts()) as readonly unknown[];
    this.options.coverage.take(name, list.length === 0 ? 'none' : 'some');
    const ends = list.map((item) => {
      this.#items.set(name, item);
      return this.#scope(action.actions);
    });
    return ends.some((end) => FAILED.includes(end)) ? 'Failed' : 'Succeeded';
  }
}
