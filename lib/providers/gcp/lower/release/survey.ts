import type { WorkflowBlock, WorkflowStep } from '../../document/workflow.js';
import { OWN, type ReleaseFacts } from './facts.js';
import { assign, choose, expression, member, step } from '../workflow/steps.js';

/** Whether the machines follow what they should; nothing is compared where nothing was asked for, since the service fills in a default. */
function metricSteps({ deployed }: ReleaseFacts): readonly WorkflowStep[] {
  const [metric] = deployed.dedicatedResources.autoscalingMetricSpecs ?? [];
  if (metric === undefined) return [step('any_metric', { assign: [{ 'survey.present': true }], next: 'continue' })];
  return [
    step('one_metric', choose({ compare_metric: 'len(specs) == 1' }, 'other_metric')),
    step(
      'compare_metric',
      choose(
        {
          same_metric: `specs[0].metricName == "${metric.metricName}" and ${member('specs[0]', '"target"', '60')} == ${metric.target}`,
        },
        'other_metric',
      ),
    ),
    step('other_metric', assign({ 'survey.scaled': false })),
    step('same_metric', { assign: [{ 'survey.present': true }], next: 'continue' }),
  ];
}

/**
 * What is on the endpoint: whether the wanted one is (`present`) with the wanted counts of machines (`scaled`), the `share` of the traffic
 * that it has, and the ids of the `others` that the release deployed before.
 */
export function surveyBlock(facts: ReleaseFacts): WorkflowBlock {
  const { minReplicaCount, maxReplicaCount } = facts.deployed.dedicatedResources;
  return {
    params: ['endpoint', 'id'],
    steps: [
      step(
        'start',
        assign({ none: [], nothing: {}, survey: { present: false, scaled: false, others: [], share: 0, split: {} } }),
      ),
      step(
        'take',
        assign({
          deployed: expression(member('endpoint', '"deployedModels"', 'none')),
          'survey.split': expression(member('endpoint', '"trafficSplit"', 'nothing')),
          'survey.share': expression(member('survey.split', 'id', '0')),
        }),
      ),
      step('each_deployed', {
        for: {
          value: 'each',
          in: expression('deployed'),
          steps: [
            step(
              'which',
              choose(
                {
                  own: 'each.id == id',
                  other: `text.match_regex(${member('each', '"displayName"', '""')}, "^${OWN} ")`,
                },
                'continue',
              ),
            ),
            step('other', {
              assign: [{ 'survey.others': expression('list.concat(survey.others, each.id)') }],
              next: 'continue',
            }),
            step('own', assign({ machines: expression(member('each', '"dedicatedResources"', 'nothing')) })),
            step(
              'own_counts',
              assign({
                least: expression(member('machines', '"minReplicaCount"', '1')),
                most: expression(member('machines', '"maxReplicaCount"', 'least')),
                specs: expression(member('machines', '"autoscalingMetricSpecs"', 'none')),
                'survey.scaled': expression(`least == ${minReplicaCount} and most == ${maxReplicaCount}`),
              }),
            ),
            ...metricSteps(facts),
          ],
        },
      }),
      step('give', { return: expression('survey') }),
    ],
  };
}
