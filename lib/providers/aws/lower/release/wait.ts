import type { Fragment } from '../../document/state-machine.js';
import { countWait, describeEndpoint, isBusy, onError, put, waited } from './states.js';
import { GOTO, type Step } from './step.js';

/** How long a wait may take. */
export interface Patience {
  readonly timeoutSeconds: number;
  readonly everySeconds: number;
}

/** Half as long again as the update may take: past its limit the service goes back by itself, and that takes time too. */
export const rounds = ({ timeoutSeconds, everySeconds }: Patience): number =>
  Math.ceil((1.5 * timeoutSeconds) / everySeconds);

/** Until the endpoint has stopped changing, one way or the other. */
export function renderWait({ settings, next }: Step, patience: Patience): Fragment {
  return {
    start: 'StartWaiting',
    states: {
      StartWaiting: put('$.waits', { count: 0 }, 'WaitForEndpoint'),
      WaitForEndpoint: { Type: 'Wait', Seconds: patience.everySeconds, Next: 'ReadProgress' },
      ReadProgress: describeEndpoint(settings, 'IsStillChanging', onError(GOTO.failure, '$.failure')),
      IsStillChanging: { Type: 'Choice', Choices: [{ ...isBusy, Next: 'CountWait' }], Default: next },
      CountWait: countWait('IsTooLate'),
      IsTooLate: {
        Type: 'Choice',
        Choices: [{ ...waited(rounds(patience)), Next: 'TooLate' }],
        Default: 'WaitForEndpoint',
      },
      TooLate: put(
        '$.failure',
        {
          Error: 'TooLate',
          'Cause.$': `States.Format('{} was not ready after ${Math.round((rounds(patience) * patience.everySeconds) / 60)} minutes', $.wanted.name)`,
        },
        GOTO.failure,
      ),
    },
  };
}
