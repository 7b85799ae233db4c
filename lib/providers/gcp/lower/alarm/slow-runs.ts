import type { Contribution } from '../../../../compiler/contribution.js';
import { formatPath } from '../../../../diagnostics/index.js';
import type { AlarmNode } from '../../../../plan/alarm.js';
import type { WorkflowSource } from '../../document/workflow.js';
import type { GcpScope } from '../../scope.js';
import type { GcpTypes } from '../../types.js';
import { assign, call, choose, expression, step } from '../workflow/steps.js';
import { callBlocks } from '../workflow/calls.js';
import { workflow } from '../workflow/resource.js';
import { executionsOf, scheduledCall } from '../workflow/scheduled-call.js';
import { pipelineName, pipelineOf } from './failed-runs.js';
import { logPolicy, type PolicyParts } from './policy.js';

/** How often runs are looked at. */
const EVERY_MINUTES = 10;
/** What is read of a run: its definition alone could be more than a workflow can hold. */
const READ = 'name,createTime,startTime';
/** Begins the text of the log entry. */
const SLOW = 'trivium: too slow:';

/**
 * Looks for runs that take too long, and writes one log entry for each look that finds any. No metric of Vertex AI names the pipeline of a run.
 *
 * https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.pipelineJobs/list
 */
export function watchWorkflow(
  pipeline: string,
  seconds: number,
  { region, project }: Pick<GcpScope, 'region' | 'project'>,
): WorkflowSource {
  const api = `https://${region}-aiplatform.googleapis.com/v1/`;
  const { read, passes_for_reading } = callBlocks(api);
  return {
    main: {
      params: ['event'],
      steps: [
        step('start', assign({ none: [], slow: [] })),
        step(
          'list',
          call(
            'read',
            {
              url: `${api}projects/${project}/locations/${region}/pipelineJobs`,
              query: {
                filter: `pipeline_name="${pipeline}" AND state="PIPELINE_STATE_RUNNING"`,
                readMask: READ,
                pageSize: 100,
              },
            },
            'running',
          ),
        ),
        step('take', assign({ runs: expression('default(map.get(running, "pipelineJobs"), none)') })),
        step('each_run', {
          for: {
            value: 'each',
            in: expression('runs'),
            steps: [
              step(
                'is_slow',
                choose(
                  {
                    note_it: `sys.now() - time.parse(default(map.get(each, "startTime"), each.createTime)) > ${seconds}`,
                  },
                  'continue',
                ),
              ),
              step('note_it', assign({ slow: expression('list.concat(slow, each.name)') })),
            ],
          },
        }),
        step('any_slow', choose({ say_it: 'len(slow) > 0' }, 'done')),
        step(
          'say_it',
          call('sys.log', { text: expression(`"${SLOW} " + json.encode_to_string(slow)`), severity: 'WARNING' }),
        ),
        step('done', { return: expression('len(slow)') }),
      ],
    },
    read,
    passes_for_reading,
  };
}

/** Lowers an alarm on the duration of runs: a workflow looks every ten minutes, and a policy watches what it writes. */
export function slowRuns(
  node: AlarmNode,
  pipeline: string,
  parts: PolicyParts,
  scope: GcpScope,
): Contribution<GcpTypes> {
  const at = [...node.at, node.comparison];
  if (node.comparison === 'below') scope.reporter.report('TRV5106', at, { alarm: node.name });
  scope.reporter.report('TRV6002', [...node.at, 'of'], {
    field: formatPath([...node.at, 'of']),
    target: 'gcp',
    how: `runs are looked at every ${EVERY_MINUTES} minutes while they run: one that ends sooner than that after its limit may not be seen`,
  });
  const name = scope.name('workflow', ['watch', node.name], node.at);
  const id = `${node.id}.watch`;
  const watch = workflow(
    {
      id,
      from: node.id,
      name,
      file: `watch-${node.name}`,
      description: `Looks for runs of ${pipeline} that take too long.`,
      source: watchWorkflow(pipelineName(pipelineOf(pipeline, scope), scope), node.threshold, scope),
      // Lists runs and writes to the log, both of which the account that makes the runs may do: nobody gets a role for it.
      identity: 'job',
      labels: scope.labels,
    },
    scope,
  );
  const look = scheduledCall(
    {
      id: `${id}.every`,
      from: node.id,
      name: scope.name('schedulerJob', ['watch', node.name], node.at),
      description: `Starts ${name}.`,
      schedule: `*/${EVERY_MINUTES} * * * *`,
      uri: executionsOf(name, scope),
      body: {},
      dependsOn: [id],
    },
    scope,
  );
  const filter = [
    'resource.type="workflows.googleapis.com/Workflow"',
    `resource.labels.workflow_id="${name}"`,
    `textPayload:"${SLOW}"`,
  ].join(' AND ');
  return {
    documents: [watch.document],
    resources: [watch.resource, look, logPolicy(parts, filter, node.forSeconds, scope)],
  };
}
