import type { Fragment } from '../../document/state-machine.js';
import { onError, PREVIOUS, sagemaker, WANTED } from './states.js';
import type { Step } from './step.js';

/** Removes model and configuration that served before, where a release made them. What cannot be removed costs nothing and fails nothing. */
export function renderRetire({ settings, next }: Step): Fragment {
  return {
    start: 'IsAnythingToRetire',
    states: {
      IsAnythingToRetire: {
        Type: 'Choice',
        Choices: [
          {
            And: [
              { Variable: PREVIOUS, StringMatches: `${settings.prefix}*` },
              { Not: { Variable: PREVIOUS, StringEqualsPath: WANTED } },
            ],
            Next: 'DeletePreviousConfig',
          },
        ],
        Default: next,
      },
      DeletePreviousConfig: sagemaker(
        'deleteEndpointConfig',
        { 'EndpointConfigName.$': PREVIOUS },
        { next: 'DeletePreviousModel', catch: onError(next) },
      ),
      DeletePreviousModel: sagemaker('deleteModel', { 'ModelName.$': PREVIOUS }, { next, catch: onError(next) }),
    },
  };
}
