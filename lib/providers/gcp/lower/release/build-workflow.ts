import type { ReleaseNode } from '../../../../plan/release.js';
import type { WorkflowSource, WorkflowStep } from '../../document/workflow.js';
import { callBlocks } from '../workflow/calls.js';
import { renderFailure } from './failure.js';
import { BACKSTOP, FAILED_LABEL, type ReleaseFacts } from './facts.js';
import { bodyOf } from './requests.js';
import { assign, call, choose, expression, step } from '../workflow/steps.js';
import { surveyBlock } from './survey.js';
import { turnBlock } from './turn.js';
import { makeVersionBlock } from './upload.js';
import { endpointUrl, renderPhase } from './verbs.js';

/** What is released now has not failed, whatever is remembered. */
const forget = (facts: ReleaseFacts): readonly WorkflowStep[] => [
  step('forget_how', choose({ forget: 'failed_before' }, 'done')),
  step('forget', assign({ labels: expression(`map.delete(labels, "${FAILED_LABEL}")`) })),
  step('forgotten', call('update', { url: endpointUrl(facts), mask: 'labels', body: bodyOf('remember', facts) })),
];

/** The workflow of a release: it makes what serves equal to what is wanted. What is started twice does the second time nothing. */
export function buildWorkflow(
  { workflow, onFailure }: Pick<ReleaseNode, 'workflow' | 'onFailure'>,
  facts: ReleaseFacts,
): WorkflowSource {
  return {
    main: {
      params: ['event'],
      steps: [
        step('start', assign({ is_backstop: false, failure: '' })),
        step('has_event', choose({ take_turn: 'event == null' }, 'event_kind')),
        step('event_kind', choose({ from_backstop: `"${BACKSTOP}" in event` }, 'take_turn')),
        step('from_backstop', assign({ is_backstop: true })),
        step('take_turn', call('take_turn', {}, 'turn')),
        step('has_turn', choose({ resolve: 'turn' }, 'no_turn')),
        step('no_turn', { return: { outcome: 'another execution is at work' } }),
        ...renderPhase('look', workflow, facts),
        step('bring', {
          try: call(
            'bring',
            {
              id: expression('id'),
              version: expression('version'),
              survey: expression('survey'),
              endpoint: expression('endpoint'),
              timed: expression('timed'),
            },
            'brought',
          ) as { readonly call: string },
          except: { as: 'e', steps: [step('fell', assign({ failure: expression('json.encode_to_string(e)') }))] },
        }),
        step('bring_how', choose({ return_how: 'failure != ""' }, 'retire')),
        ...renderPhase('finish', workflow, facts),
        ...forget(facts),
        step('done', {
          return: { outcome: 'released', version: expression('version'), deployedModel: expression('id') },
        }),
        ...renderFailure(onFailure, facts),
      ],
    },
    bring: { params: ['id', 'version', 'survey', 'endpoint', 'timed'], steps: renderPhase('change', workflow, facts) },
    take_turn: turnBlock(facts),
    look_at_endpoint: surveyBlock(facts),
    ...(facts.upload === undefined ? {} : { make_version: makeVersionBlock(facts, facts.upload) }),
    ...callBlocks(facts.api),
  };
}
