import type { Fragment } from '../../document/state-machine.js';
import { scalingStates } from './scaling.js';
import type { ReleaseSettings } from './settings.js';
import { sagemaker } from './states.js';
import { GOTO } from './step.js';

/** What an update of an endpoint does not carry: its tags, and its scaling. Both are set to what they are already when nothing changed. */
export function renderSettle(settings: ReleaseSettings): Fragment {
  const done = 'Serving';
  return {
    start: GOTO.settle,
    states: {
      [GOTO.settle]: sagemaker(
        'addTags',
        { 'ResourceArn.$': '$.live.EndpointArn', Tags: settings.tags },
        { next: settings.scaling === undefined ? done : 'RegisterScaling' },
      ),
      ...scalingStates(settings, { register: 'RegisterScaling', policy: 'PutScalingPolicy' }, done),
      [done]: { Type: 'Succeed', Comment: 'The approved version serves, as the spec says' },
    },
  };
}
