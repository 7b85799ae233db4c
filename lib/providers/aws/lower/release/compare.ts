import type { Fragment } from '../../document/state-machine.js';
import {
  ABSENT,
  countWait,
  describeEndpoint,
  hasConfig,
  isBroken,
  isBusy,
  isServingConfig,
  onError,
  put,
  sagemaker,
  waited,
  WANTED,
} from './states.js';
import { GOTO, type Step } from './step.js';

/** An endpoint that somebody else changes is waited for: rounds of half a minute. The longest update that the service allows is 8 hours. */
const BUSY = { seconds: 30, rounds: 960 } as const;

/** What serves: what is wanted already, something else, nothing, or something that is changing. */
export function renderCompare({ settings, next }: Step): Fragment {
  return {
    start: 'ReadEndpoint',
    states: {
      // An absent endpoint has no error name of its own. Whatever the error was, creating it is safe: where it exists, the service refuses.
      ReadEndpoint: describeEndpoint(settings, 'CompareEndpoint', onError('EndpointAbsent')),
      EndpointAbsent: { Type: 'Pass', Result: ABSENT, ResultPath: '$.live', Next: next },
      CompareEndpoint: {
        Type: 'Choice',
        Choices: [
          { ...isBusy, Next: GOTO.busy },
          { ...isBroken, Next: 'DeleteBroken' },
          { ...isServingConfig(WANTED), Next: GOTO.settle },
          { ...hasConfig, Next: 'RememberPrevious' },
        ],
        Default: next,
      },
      DeleteBroken: sagemaker(
        'deleteEndpoint',
        { EndpointName: settings.endpointName },
        {
          next: GOTO.busy,
          catch: onError(GOTO.busy),
          comment:
            'A failed endpoint can only be deleted: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpoint.html',
        },
      ),
      RememberPrevious: put('$.previous', { 'config.$': '$.live.EndpointConfigName' }, next),
      [GOTO.busy]: countWait('IsBusyTooLong'),
      IsBusyTooLong: {
        Type: 'Choice',
        Choices: [{ ...waited(BUSY.rounds), Next: 'StayedBusy' }],
        Default: 'WaitWhileBusy',
      },
      WaitWhileBusy: { Type: 'Wait', Seconds: BUSY.seconds, Next: GOTO.again },
      StayedBusy: {
        Type: 'Fail',
        Error: 'EndpointStayedBusy',
        Cause: 'The endpoint was changing all the time; nothing was released',
      },
    },
  };
}
