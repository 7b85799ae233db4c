import type { Fragment } from '../../document/state-machine.js';
import { isServingConfig, put, WANTED } from './states.js';
import { GOTO, type Step } from './step.js';

/** SageMaker goes back to the previous configuration without a word and calls that InService: only the name of the live one tells. */
export function renderVerify({ next }: Step): Fragment {
  return {
    start: 'IsWantedServing',
    states: {
      IsWantedServing: { Type: 'Choice', Choices: [{ ...isServingConfig(WANTED), Next: next }], Default: 'NotServing' },
      NotServing: put(
        '$.failure',
        {
          Error: 'NotServing',
          'Cause.$':
            "States.Format('{} did not come into service; the endpoint is {}. Its log group in CloudWatch says why', $.wanted.name, $.live.EndpointStatus)",
        },
        GOTO.failure,
      ),
    },
  };
}
