import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { PipelineNode } from '../../../plan/pipeline.js';
import { nodeNamed } from '../../../plan/plan.js';
import type { TriggerNode } from '../../../plan/trigger.js';
import { formatCron, windowsTimeZone } from '../../../quantity/index.js';
import { scheduleTiming } from '../schedule.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';
import { runInputUri } from './dataset.js';
import { buildPipeline } from './pipeline.js';
import { pipelineJob } from './pipeline/pipeline-job.js';
import { datasetsOf } from './pipeline/ports.js';

/** What azure does with the fields of a trigger. */
export const triggerSupport: NounSupport<'azure', 'trigger'> = {
  description: 'mapped',
  run: 'mapped',
  cron: 'mapped',
  timezone: 'mapped',
  'params.*': 'mapped',
  enabled: 'mapped',
};

function pipelineOf(node: TriggerNode, scope: AzureScope): PipelineNode {
  const found = scope.plan.nodes.pipeline.find(({ id }) => id === node.pipeline);
  if (found === undefined) throw new Error(`the plan has no pipeline "${node.pipeline}"`);
  return found;
}

/** Lowers a trigger: a schedule that makes a run of the registered pipeline. */
export function lowerTrigger(node: TriggerNode, scope: AzureScope): Contribution<AzureTypes> {
  const timing = scheduleTiming(node.cron);
  const timeZone = windowsTimeZone(node.timezone);
  if ('problem' in timing) {
    scope.reporter.report('TRV4004', [...node.at, 'cron'], { cron: formatCron(node.cron), problem: timing.problem });
  }
  if (timeZone === undefined) scope.reporter.report('TRV4005', [...node.at, 'timezone'], { timezone: node.timezone });
  if ('problem' in timing || timeZone === undefined) return {};
  const pipeline = pipelineOf(node, scope);
  const { component } = buildPipeline(pipeline, scope);
  const job = pipelineJob(pipeline, component, node.params, node.at, scope);
  const { workspace } = scope.shared;
  const read = datasetsOf(pipeline)
    .map((name) => nodeNamed(scope.plan, 'dataset', name))
    .filter((dataset) => runInputUri(dataset, scope) !== undefined)
    .map(({ id }) => id);
  return {
    documents: [
      {
        id: `document.${node.id}`,
        format: 'azureml-job',
        from: node.id,
        file: `scheduled-jobs/${node.name}`,
        body: job,
      },
    ],
    resources: [
      {
        type: 'azure-native:machinelearningservices:Schedule',
        id: node.id,
        from: node.id,
        part: 'system',
        props: {
          resourceGroupName: workspace.resourceGroup,
          workspaceName: workspace.name,
          name: scope.name('schedule', [node.name], node.at),
          properties: {
            displayName: node.name,
            isEnabled: node.enabled,
            tags: scope.tags,
            ...(node.description === undefined ? {} : { description: node.description }),
            trigger:
              timing.timing.triggerType === 'Cron' ? { ...timing.timing, timeZone } : { ...timing.timing, timeZone },
            action: { actionType: 'CreateJob', jobDefinition: job },
          },
        },
        options: { dependsOn: [...scope.needs(workspace), component.id, ...read] },
      },
    ],
    choices: [
      {
        from: node.id,
        what: 'schedule',
        asked: `${formatCron(node.cron)} ${node.timezone}`,
        chosen: `${timing.timing.triggerType}, ${timeZone}`,
      },
    ],
  };
}
