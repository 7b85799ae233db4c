import type { PathSegment } from '../diagnostics/index.js';
import type { CommandStep, Job, Pipeline, RegisterStep } from '../spec/types.js';
import { buildRegisterStep } from './build-register.js';
import { buildCommandStep, outputsOf, type StepContext } from './build-step.js';
import { sortedEntries, type PlanContext } from './context.js';
import { orderByDependencies } from './order.js';
import { buildParams } from './param.js';
import type { PipelineNode } from './pipeline.js';
import type { CommandStepNode, RegisterStepNode, StepNode } from './step.js';

/** A register step packs what it registers: the producing step learns which model it is for. */
function withPacks(
  step: CommandStepNode,
  registers: readonly RegisterStepNode[],
  context: PlanContext,
): CommandStepNode {
  const own = registers.filter(({ from }) => from.step === step.name);
  const packs: Record<string, string> = {};
  for (const register of own) {
    const other = packs[register.from.output];
    if (other !== undefined && other !== register.model) {
      context.reporter.report('TRV2017', [...register.at, 'from'], { step: register.name, other });
    }
    packs[register.from.output] = register.model;
  }
  return { ...step, packs };
}

function sorted(steps: readonly StepNode[], at: readonly PathSegment[], context: PlanContext): readonly StepNode[] {
  const byName = new Map(steps.map((step) => [step.name, step]));
  const order = orderByDependencies(new Map(steps.map(({ name, dependsOn }) => [name, dependsOn])));
  if (order.ok) return order.order.flatMap((name) => byName.get(name) ?? []);
  const [first = ''] = order.cycle;
  context.reporter.report('TRV2003', [...at, 'steps', first], { cycle: [...order.cycle, first] });
  return steps;
}

/** Builds a pipeline and its steps. */
export function buildPipeline(
  name: string,
  spec: Pipeline,
  context: PlanContext,
  place: { readonly id: string; readonly at: readonly PathSegment[]; readonly isJob: boolean },
): PipelineNode {
  const { id, at, isJob } = place;
  const stepAt = (step: string): readonly PathSegment[] => (isJob ? at : [...at, 'steps', step]);
  const params = buildParams(spec.params, [...at, 'params'], context.reporter);
  const declared = sortedEntries(spec.steps);
  const commands = declared.filter((entry): entry is [string, CommandStep] => entry[1].kind !== 'register');
  const registers = declared.filter((entry): entry is [string, RegisterStep] => entry[1].kind === 'register');
  const stepContext: StepContext = {
    ...context,
    pipeline: id,
    params: params.map((param) => param.name),
    outputs: new Map([
      ...commands.map(([step, command]) => [step, outputsOf(command)] as const),
      ...registers.map(([step]) => [step, []] as const),
    ]),
  };
  const commandNodes = commands.map(([step, command]) => buildCommandStep(step, command, stepAt(step), stepContext));
  const registerContext = {
    ...stepContext,
    typedParams: params,
    commandSteps: new Map(commandNodes.map((node) => [node.name, node])),
  };
  const registerNodes = registers.map(([step, register]) =>
    buildRegisterStep(step, register, stepAt(step), registerContext),
  );
  const steps = sorted(
    [...commandNodes.map((node) => withPacks(node, registerNodes, context)), ...registerNodes],
    at,
    context,
  );
  return {
    kind: 'pipeline',
    id,
    name,
    at,
    isJob,
    description: spec.description,
    tags: spec.tags,
    maxRuns: spec.maxRuns,
    params,
    steps,
  };
}

/** A job that stands alone is a pipeline with one step of the same name. */
export function jobAsPipeline(name: string, job: Job): Pipeline {
  const { kind, params, description, tags, ...step } = job;
  return {
    description,
    params,
    tags,
    steps: { [name]: { ...step, kind, tags: {}, after: [] } as CommandStep },
    maxRuns: undefined,
  };
}
