import type { Deferred, Json } from '../../../lowered/ref.js';

// The subset of the Amazon States Language that trivium emits: JSONPath, no Map, no Parallel.
// https://states-language.net/spec.html

/** After which errors a task is tried again. */
export type Retrier = {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds: number;
  readonly MaxAttempts: number;
  readonly BackoffRate: number;
};

/** Where to go after which errors, and where in the input the error is put. */
export type Catcher = {
  readonly ErrorEquals: readonly string[];
  readonly ResultPath: string;
  readonly Next: string;
};

/** One comparison of a value in the input. */
export type Test =
  | { readonly Variable: string; readonly IsPresent: boolean }
  | { readonly Variable: string; readonly StringEquals: string }
  | { readonly Variable: string; readonly StringEqualsPath: string }
  | { readonly Variable: string; readonly StringMatches: string }
  | { readonly Variable: string; readonly NumericGreaterThanEquals: number }
  | { readonly And: readonly Test[] }
  | { readonly Or: readonly Test[] }
  | { readonly Not: Test };

/** A call of an AWS API: https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html */
export type TaskState = {
  readonly Type: 'Task';
  readonly Comment?: string;
  readonly Resource: string | Deferred;
  readonly Parameters: { readonly [name: string]: Json | undefined };
  readonly ResultPath: string | null;
  readonly Retry: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
  readonly Next: string;
};

/** A branch. */
export type ChoiceState = {
  readonly Type: 'Choice';
  readonly Comment?: string;
  readonly Choices: readonly (Test & { readonly Next: string })[];
  readonly Default: string;
};

/** Puts a value into the input: `Result` as it is, `Parameters` with paths and intrinsic functions. */
export type PassState = {
  readonly Type: 'Pass';
  readonly Comment?: string;
  readonly Result?: Json;
  readonly Parameters?: Json;
  readonly ResultPath?: string;
  readonly Next: string;
};

/** Waits. */
export type WaitState = {
  readonly Type: 'Wait';
  readonly Comment?: string;
  readonly Seconds: number;
  readonly Next: string;
};
/** A good end. */
export type SucceedState = {
  readonly Type: 'Succeed';
  readonly Comment?: string;
};
/** A bad end. */
export type FailState = {
  readonly Type: 'Fail';
  readonly Comment?: string;
  readonly Error: string;
  readonly Cause?: string;
  readonly CausePath?: string;
};

/** A state. */
export type State = TaskState | ChoiceState | PassState | WaitState | SucceedState | FailState;

/** States by name. */
export type States = Readonly<Record<string, State>>;

/** A state machine. */
export type StateMachine = {
  readonly Comment: string;
  readonly StartAt: string;
  readonly States: States;
};

/** Some states of a machine and the one to enter by. */
export type Fragment = {
  readonly start: string;
  readonly states: States;
};
