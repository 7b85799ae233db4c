import type { WorkflowBlock } from '../../document/workflow.js';
import { TURN, type ReleaseFacts } from './facts.js';
import { assign, call, choose, expression, step } from '../workflow/steps.js';

/**
 * Executions of one release take turns, the earliest first: whoever comes later waits, and then looks at what is approved by then, with the
 * settings of its own time. Gives whether the turn came.
 *
 * https://cloud.google.com/workflows/docs/reference/executions/rest/v1/projects.locations.workflows.executions/list
 */
export const turnBlock = ({ location, workflow }: ReleaseFacts): WorkflowBlock => ({
  steps: [
    step('start', assign({ own: expression('sys.get_env("GOOGLE_CLOUD_WORKFLOW_EXECUTION_ID")'), looks: 0, none: [] })),
    step(
      'list',
      call(
        'read',
        {
          url: `https://workflowexecutions.googleapis.com/v1/${location}/workflows/${workflow}/executions`,
          query: { filter: 'state="ACTIVE"', pageSize: 100 },
        },
        'active',
      ),
    ),
    // An execution that the list does not show yet is the latest.
    step(
      'sort',
      assign({
        executions: expression('default(map.get(active, "executions"), none)'),
        started: expression('sys.now()'),
        earlier: 0,
      }),
    ),
    step('find_own', {
      for: {
        value: 'each',
        in: expression('executions'),
        steps: [
          step('is_own', choose({ own_start: 'text.match_regex(each.name, own + "$")' }, 'continue')),
          step('own_start', assign({ started: expression('time.parse(each.startTime)') })),
        ],
      },
    }),
    step('find_earlier', {
      for: {
        value: 'each',
        in: expression('executions'),
        steps: [
          step('is_earlier', choose({ count_it: 'time.parse(each.startTime) < started' }, 'continue')),
          step('count_it', assign({ earlier: expression('earlier + 1') })),
        ],
      },
    }),
    step('decide', choose({ yes: 'earlier == 0', no: `looks >= ${TURN.looks}` }, 'pause')),
    step('pause', call('sys.sleep', { seconds: TURN.everySeconds })),
    step('count', assign({ looks: expression('looks + 1') }, 'list')),
    step('no', { return: false }),
    step('yes', { return: true }),
  ],
});
