import { parseCron } from '../quantity/index.js';
import type { Trigger } from '../spec/types.js';
import { resolveName, sortedEntries, type PlanContext } from './context.js';
import { checkValue } from './param.js';
import type { PipelineNode } from './pipeline.js';
import type { TriggerNode } from './trigger.js';

function buildTrigger(
  name: string,
  trigger: Trigger,
  pipelines: readonly PipelineNode[],
  context: PlanContext,
): TriggerNode | undefined {
  const at = ['triggers', name] as const;
  const root = trigger.run.slice(0, trigger.run.indexOf('.'));
  const known = Object.keys(root === 'jobs' ? context.spec.jobs : context.spec.pipelines);
  resolveName(trigger.run, { what: root.slice(0, -1), known }, [...at, 'run'], context.reporter);
  const pipeline = pipelines.find(({ id }) => id === trigger.run);
  const cron = parseCron(trigger.cron);
  if (pipeline === undefined || !cron.ok) return undefined;
  for (const [param, value] of Object.entries(trigger.params)) {
    const declared = pipeline.params.find((candidate) => candidate.name === param);
    const path = [...at, 'params', param];
    if (declared === undefined) {
      context.reporter.report('TRV2001', path, {
        reference: param,
        what: `parameter of ${pipeline.id}`,
        known: pipeline.params.map((candidate) => candidate.name),
      });
    } else {
      checkValue(declared, value, path, context.reporter);
    }
  }
  return {
    kind: 'trigger',
    id: `triggers.${name}`,
    name,
    at,
    pipeline: pipeline.id,
    description: trigger.description,
    cron: cron.cron,
    timezone: trigger.timezone,
    params: trigger.params,
    enabled: trigger.enabled,
  };
}

/** The triggers. */
export function buildTriggers(pipelines: readonly PipelineNode[], context: PlanContext): readonly TriggerNode[] {
  return sortedEntries(context.spec.triggers).flatMap(
    ([name, trigger]) => buildTrigger(name, trigger, pipelines, context) ?? [],
  );
}
