import type { Fragment, States } from '../../document/state-machine.js';
import { updateMembers } from './deploy.js';
import { scalingStates } from './scaling.js';
import {
  countWait,
  describeEndpoint,
  hasPrevious,
  isAbsent,
  isBroken,
  isBusy,
  isServing,
  isServingConfig,
  onError,
  PREVIOUS,
  put,
  sagemaker,
  waited,
  WANTED,
} from './states.js';
import { GOTO, type Step } from './step.js';
import { rounds, type Patience } from './wait.js';

const NOT_RETURNED = 'NotReturned';
const REMOVE = 'RemoveConfig';

/** Asks for the configuration that served before, unless the service has gone back to it already. */
function returnStates(step: Step, patience: Patience, returned: string): States {
  const { settings } = step;
  return {
    [GOTO.failure]: { Type: 'Choice', Choices: [{ ...isAbsent, Next: REMOVE }], Default: 'ReadFailed' },
    ReadFailed: describeEndpoint(settings, 'WhatIsLeft', onError('Unknown')),
    WhatIsLeft: {
      Type: 'Choice',
      Choices: [
        { ...isBusy, Next: 'StillChanging' },
        { ...isServingConfig(WANTED), Next: GOTO.settle },
        { ...isServing, Next: returned },
        { And: [{ Not: isBroken }, hasPrevious], Next: 'ReturnToPrevious' },
      ],
      Default: 'DeleteFailed',
    },
    ReturnToPrevious: sagemaker('updateEndpoint', updateMembers(step, PREVIOUS, patience.timeoutSeconds), {
      next: 'StartReturning',
      catch: onError(NOT_RETURNED),
    }),
    DeleteFailed: sagemaker(
      'deleteEndpoint',
      { EndpointName: settings.endpointName },
      { next: 'StartDeleting', catch: onError(NOT_RETURNED) },
    ),
    StartDeleting: put('$.waits', { count: 0 }, 'WaitForDelete'),
    WaitForDelete: { Type: 'Wait', Seconds: patience.everySeconds, Next: 'IsDeleted' },
    IsDeleted: describeEndpoint(settings, 'CountDelete', onError('IsAnythingToReturnTo')),
    CountDelete: countWait('IsDeleteTooLate'),
    IsDeleteTooLate: {
      Type: 'Choice',
      Choices: [{ ...waited(rounds(patience)), Next: NOT_RETURNED }],
      Default: 'WaitForDelete',
    },
    IsAnythingToReturnTo: { Type: 'Choice', Choices: [{ ...hasPrevious, Next: 'CreatePrevious' }], Default: REMOVE },
    CreatePrevious: sagemaker(
      'createEndpoint',
      { EndpointName: settings.endpointName, 'EndpointConfigName.$': PREVIOUS, Tags: settings.tags },
      { next: 'StartReturning', catch: onError(NOT_RETURNED) },
    ),
    StartReturning: put('$.waits', { count: 0 }, 'WaitForReturn'),
    WaitForReturn: { Type: 'Wait', Seconds: patience.everySeconds, Next: 'ReadReturn' },
    ReadReturn: describeEndpoint(settings, 'IsReturned', onError(NOT_RETURNED)),
    IsReturned: {
      Type: 'Choice',
      Choices: [
        { ...isBusy, Next: 'CountReturn' },
        { ...isServingConfig(PREVIOUS), Next: returned },
      ],
      Default: NOT_RETURNED,
    },
    CountReturn: countWait('IsReturnTooLate'),
    IsReturnTooLate: {
      Type: 'Choice',
      Choices: [{ ...waited(rounds(patience)), Next: NOT_RETURNED }],
      Default: 'WaitForReturn',
    },
  };
}

/** Model and configuration that failed go, so that nothing stays behind and another try makes them anew. */
function removeStates(): States {
  return {
    [REMOVE]: sagemaker(
      'deleteEndpointConfig',
      { 'EndpointConfigName.$': WANTED },
      { next: 'RemoveModel', catch: onError('RemoveModel') },
    ),
    RemoveModel: sagemaker(
      'deleteModel',
      { 'ModelName.$': WANTED },
      { next: 'ReleaseFailed', catch: onError('ReleaseFailed') },
    ),
  };
}

/** The bad ends: each makes the execution fail, and the alarm on the release sees it. What may be in use is never removed. */
const ENDS: States = {
  ReleaseFailed: {
    Type: 'Fail',
    Comment: 'What served before serves',
    Error: 'ReleaseFailed',
    CausePath: '$.failure.Cause',
  },
  StillChanging: {
    Type: 'Fail',
    Error: 'StillChanging',
    Cause: 'The endpoint is still changing after the time that a release may take; the next release puts it right',
  },
  Unknown: {
    Type: 'Fail',
    Error: 'EndpointUnreadable',
    Cause: 'The release failed, and what serves could not be read; nothing was removed',
  },
  [NOT_RETURNED]: {
    Type: 'Fail',
    Error: 'NotReturned',
    Cause:
      'The version failed, and the endpoint did not go back to the one before; look at the endpoint in the SageMaker console',
  },
};

/** After a failure: what served before serves again, what failed is removed, and the execution fails. */
export function renderFailure(step: Step, patience: Patience): Fragment {
  const scaled = step.settings.scaling !== undefined;
  return {
    start: GOTO.failure,
    states: {
      ...returnStates(step, patience, scaled ? 'RestoreScaling' : REMOVE),
      ...scalingStates(
        step.settings,
        { register: 'RestoreScaling', policy: 'RestoreScalingPolicy' },
        REMOVE,
        onError(REMOVE),
      ),
      ...removeStates(),
      ...ENDS,
    },
  };
}
