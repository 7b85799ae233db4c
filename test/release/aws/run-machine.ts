import type { FakeSageMaker, Members } from './fake-sagemaker.js';

/** A state machine as plain JSON. */
export interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, Members>>;
}

/** How an execution ended. */
export interface Execution {
  readonly status: 'SUCCEEDED' | 'FAILED';
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** The states that were entered, in order. */
  readonly states: readonly string[];
  /** What the calls were answered, in order: another interpreter can be given the same. */
  readonly answers: readonly Answer[];
}

/** One call and its answer. The code of an error is that of the service, before Step Functions names it. */
export interface Answer {
  readonly action: string;
  readonly result?: Members;
  readonly error?: { readonly code: string; readonly message: string };
}

// What the interpreter asks of Node 22 and Node 20 lacks. Without it every task throws, and catchers hide that.
(Promise as unknown as { withResolvers?: unknown }).withResolvers ??= function withResolvers<T>(
  this: PromiseConstructor,
) {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new this<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
};

/** What is used of the interpreter: its types are those of an ES module, which TypeScript does not let a CommonJS file import. */
interface Interpreter {
  StateMachine: new (
    definition: Machine,
    options: { validationOptions: { checkArn: boolean } },
  ) => {
    run(
      input: Members,
      options: { overrides: Readonly<Record<string, unknown>> },
    ): {
      readonly eventLogs: AsyncIterable<{
        readonly type: string;
        readonly state?: { readonly name: string };
        readonly Error?: string;
        readonly Cause?: unknown;
      }>;
      readonly result: Promise<unknown>;
    };
  };
}

const ACTION = /^arn:aws:states:::aws-sdk:(?:sagemaker|applicationautoscaling):([A-Za-z]+)$/;

const tasksOf = (machine: Machine): readonly (readonly [string, string])[] =>
  Object.entries(machine.States).flatMap(([name, state]) => {
    if (state.Type !== 'Task') return [];
    const action = ACTION.exec(state.Resource)?.[1];
    if (action === undefined) {
      throw new Error(`the state ${name} calls ${String(state.Resource)}, which nothing answers`);
    }
    return [[name, action] as const];
  });

/** The service's own code: what has no error of its own is a validation error. */
const codeOf = (name: string): string =>
  name === 'SageMaker.SageMakerException' ? 'ValidationException' : (name.split('.').at(-1) ?? name);

/** The handler of one task: the fake answers, and the answer is written down. */
const handler =
  (action: string, fake: FakeSageMaker, answers: Answer[]) =>
  async (request: Members): Promise<Members> => {
    try {
      const result = fake.call(action, request);
      answers.push({ action, result: structuredClone(result) });
      return result;
    } catch (error) {
      if (error instanceof Error) answers.push({ action, error: { code: codeOf(error.name), message: error.message } });
      throw error;
    }
  };

/** Runs a machine against the fake; no state calls anything else, and nothing waits. */
export async function runMachine(machine: Machine, fake: FakeSageMaker, input: Members): Promise<Execution> {
  const tasks = tasksOf(machine);
  const waits = Object.entries(machine.States)
    .filter(([, state]) => state.Type === 'Wait')
    .map(([name]) => name);
  const none = (names: readonly string[]): Record<string, number> => Object.fromEntries(names.map((name) => [name, 0]));
  const answers: Answer[] = [];
  const { StateMachine } = require('aws-local-stepfunctions') as Interpreter;
  const execution = new StateMachine(machine, { validationOptions: { checkArn: false } }).run(input, {
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(
        tasks.map(([name, action]) => [name, handler(action, fake, answers)]),
      ),
      waitTimeOverrides: none(waits),
      retryIntervalOverrides: none(tasks.map(([name]) => name)),
    },
  });
  // Awaited through the log, which tells error and cause.
  execution.result.catch(() => undefined);
  const states: string[] = [];
  for await (const event of execution.eventLogs) {
    if (event.type === 'StateEntered' && event.state !== undefined) states.push(event.state.name);
    if (event.type === 'ExecutionFailed') {
      return { status: 'FAILED', error: event.Error, cause: String(event.Cause), states, answers };
    }
    if (event.type === 'ExecutionSucceeded') {
      return { status: 'SUCCEEDED', error: undefined, cause: undefined, states, answers };
    }
  }
  throw new Error('the execution ended without a word');
}
