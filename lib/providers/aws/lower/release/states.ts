import { join, type Json } from '../../../../lowered/ref.js';
import type { Catcher, PassState, Retrier, TaskState, Test } from '../../document/state-machine.js';
import { PARTITION } from '../../scope.js';
import type { Members, ReleaseSettings } from './settings.js';

/**
 * Throttling, faults of the service and network errors pass; a refusal does not, and costs these few seconds more.
 * The error names of SageMaker do not tell them apart: most come as `SageMaker.SageMakerException`.
 */
const RETRY: readonly Retrier[] = [
  { ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2 },
];

/** Where an error goes. `$.failure` is the reason of the whole release; `$.ignored` is one that only chooses the way. */
export const onError = (next: string, path: '$.failure' | '$.ignored' = '$.ignored'): readonly Catcher[] => [
  { ErrorEquals: ['States.TaskFailed'], ResultPath: path, Next: next },
];

/** What a task does with its result and errors. */
interface TaskOptions {
  readonly next: string;
  /** Where the answer is put; it is dropped unless said. */
  readonly into?: string;
  readonly catch?: readonly Catcher[];
  readonly comment?: string;
}

/** A call of an AWS API. */
export function call(service: string, action: string, parameters: Members, options: TaskOptions): TaskState {
  return {
    Type: 'Task',
    ...(options.comment === undefined ? {} : { Comment: options.comment }),
    Resource: join`arn:${PARTITION}:states:::aws-sdk:${service}:${action}`,
    Parameters: parameters,
    ResultPath: options.into ?? null,
    Retry: RETRY,
    ...(options.catch === undefined ? {} : { Catch: options.catch }),
    Next: options.next,
  };
}

/** A call of SageMaker. */
export const sagemaker = (action: string, parameters: Members, options: TaskOptions): TaskState =>
  call('sagemaker', action, parameters, options);

/** Reads the endpoint into `$.live`. */
export const describeEndpoint = (settings: ReleaseSettings, next: string, absent: readonly Catcher[]): TaskState =>
  sagemaker('describeEndpoint', { EndpointName: settings.endpointName }, { into: '$.live', next, catch: absent });

/** Sets a part of the input. */
export const put = (path: string, value: Json, next: string): PassState => ({
  Type: 'Pass',
  Parameters: value,
  ResultPath: path,
  Next: next,
});

/** Counts one more round of waiting. */
export const countWait = (next: string): PassState =>
  put('$.waits', { 'count.$': 'States.MathAdd($.waits.count, 1)' }, next);

/** Whether there were so many rounds. */
export const waited = (rounds: number): Test => ({ Variable: '$.waits.count', NumericGreaterThanEquals: rounds });

const statusIs = (status: string): Test => ({ Variable: '$.live.EndpointStatus', StringEquals: status });

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpoint.html: while it is in one of these, an endpoint takes no update. */
const BUSY = ['Creating', 'Updating', 'SystemUpdating', 'RollingBack', 'Deleting'] as const;

/** The endpoint is changing. */
export const isBusy: Test = { Or: BUSY.map(statusIs) };
/** Nothing but deleting it is possible. */
export const isBroken: Test = statusIs('Failed');
/** There is none. `EndpointAbsent` writes this status; the service has no such one. */
export const ABSENT = { EndpointStatus: 'Absent' } as const;
/** There is none. */
export const isAbsent: Test = statusIs(ABSENT.EndpointStatus);
/** It serves. */
export const isServing: Test = statusIs('InService');

/** The endpoint tells its configuration. */
export const hasConfig: Test = { Variable: '$.live.EndpointConfigName', IsPresent: true };

/** It serves, with the configuration at a path. */
export const isServingConfig = (path: string): Test => ({
  And: [isServing, hasConfig, { Variable: '$.live.EndpointConfigName', StringEqualsPath: path }],
});

/** Name of the wanted model and configuration. */
export const WANTED = '$.wanted.name';
/** Name of the configuration that served before; empty when there was none. */
export const PREVIOUS = '$.previous.config';
/** Something served before. */
export const hasPrevious: Test = { Not: { Variable: PREVIOUS, StringEquals: '' } };
