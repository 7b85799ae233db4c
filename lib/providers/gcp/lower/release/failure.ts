import type { ReleaseNode } from '../../../../plan/release.js';
import type { WorkflowBody, WorkflowStep } from '../../document/workflow.js';
import { FAILED_LABEL, type ReleaseFacts } from './facts.js';
import { bodyOf } from './requests.js';
import { assign, call, choose, expression, member, step } from '../workflow/steps.js';
import { endpointUrl, finish } from './verbs.js';

type Failure = ReleaseNode['onFailure'][number];

/** Does what can be done; what cannot is added to the reason of the failure, which must be raised whatever happens. */
const atBest = (what: string, steps: readonly WorkflowStep[]): WorkflowBody => ({
  try: { steps },
  except: {
    as: 'e',
    steps: [
      step(
        `not_${what.split(' ')[0] ?? ''}`,
        assign({ failure: expression(`failure + "; and ${what} failed: " + json.encode_to_string(e)`) }),
      ),
    ],
  },
});

const FAILURES: { readonly [F in Failure]: (facts: ReleaseFacts) => readonly WorkflowStep[] } = {
  // With all the traffic already there, only counts of machines were to be changed.
  return: (facts) => [
    step('return_how', choose({ remember: 'survey.share == 100' }, 'return')),
    step(
      'return',
      atBest('giving the traffic back', [
        step(
          'give_back',
          call('update', {
            url: endpointUrl(facts),
            mask: 'trafficSplit',
            body: bodyOf('shift', facts, { split: '${survey.split}' }),
          }),
        ),
      ]),
    ),
  ],
  // What was there before this run is never removed.
  remove: (facts) => [
    step('remove_how', choose({ remember: 'survey.present' }, 'remove')),
    step(
      'remove',
      atBest('removing it', [
        step('what_is_left', call('read', { url: endpointUrl(facts), query: {} }, 'endpoint')),
        step(
          'look_for_it',
          call('look_at_endpoint', { endpoint: expression('endpoint'), id: expression('id') }, 'left'),
        ),
        step('is_left', choose({ remove_deployed: 'left.present' }, 'nothing_left')),
        step(
          'remove_deployed',
          call('change', { url: endpointUrl(facts, ':undeployModel'), body: bodyOf('undeploy', facts) }, 'operation'),
        ),
        step('removed', finish('operation')),
        step('nothing_left', assign({ left: expression('nothing') })),
      ]),
    ),
  ],
  fail: (facts) => [
    step(
      'remember',
      atBest('remembering it', [
        step('read_labels', call('read', { url: endpointUrl(facts), query: {} }, 'endpoint')),
        step('take_labels', assign({ labels: expression(member('endpoint', '"labels"', 'nothing')) })),
        step('add_label', assign({ [`labels["${FAILED_LABEL}"]`]: expression('id') })),
        step(
          'write_labels',
          call('update', { url: endpointUrl(facts), mask: 'labels', body: bodyOf('remember', facts) }),
        ),
      ]),
    ),
    step('fail', { raise: expression('"version " + version + " could not be released: " + failure') }),
  ],
};

/** The steps after a failure, in order. The last one ends the run. */
export const renderFailure = (steps: ReleaseNode['onFailure'], facts: ReleaseFacts): readonly WorkflowStep[] =>
  steps.flatMap((failure) => FAILURES[failure](facts));
