import type { PathSegment } from '../diagnostics/index.js';
import { parseCondition } from '../expression/index.js';
import type { RegisterStep } from '../spec/types.js';
import { parseOutputReference, resolveOutput, type StepContext } from './build-step.js';
import { resolveName } from './context.js';
import type { Param } from './param.js';
import type { CommandStepNode, Gate, RegisterStepNode } from './step.js';

/** What a register step needs beyond a step: the steps that run commands, and typed parameters. */
export interface RegisterContext extends StepContext {
  readonly commandSteps: ReadonlyMap<string, CommandStepNode>;
  readonly typedParams: readonly Param[];
}

interface Condition {
  readonly metric: string;
  readonly operator: 'atMost' | 'atLeast';
  readonly limit: number | { readonly param: string };
}

const limitOf = (limit: number | string): Condition['limit'] =>
  typeof limit === 'number' ? limit : { param: limit.slice('params.'.length) };

/** Both spellings of a gate mean one condition; the schema has checked their form. */
function readCondition(when: NonNullable<RegisterStep['when']>): Condition | undefined {
  if (typeof when === 'string') {
    const parsed = parseCondition(when);
    return parsed.ok ? parsed.condition : undefined;
  }
  if (when.atMost !== undefined) return { metric: when.metric, operator: 'atMost', limit: limitOf(when.atMost) };
  return { metric: when.metric, operator: 'atLeast', limit: limitOf(when.atLeast ?? 0) };
}

function resolveLimit(
  limit: Condition['limit'],
  at: readonly PathSegment[],
  context: RegisterContext,
): Gate['limit'] | undefined {
  if (typeof limit === 'number') return { value: limit };
  const param = context.typedParams.find(({ name }) => name === limit.param);
  if (param === undefined) {
    context.reporter.report('TRV2001', at, {
      reference: limit.param,
      what: 'parameter',
      known: context.typedParams.map(({ name }) => name),
    });
    return undefined;
  }
  if (param.type !== 'number' && param.type !== 'integer') {
    context.reporter.report('TRV2002', at, {
      reference: `params.${limit.param}`,
      expected: 'a number',
      found: `a parameter of type ${param.type}`,
    });
    return undefined;
  }
  return { param: param.name, default: param.default };
}

function buildGate(
  when: NonNullable<RegisterStep['when']>,
  at: readonly PathSegment[],
  context: RegisterContext,
): Gate | undefined {
  const condition = readCondition(when);
  if (condition === undefined) return undefined;
  const [, step = '', , metric = ''] = condition.metric.split('.');
  const metricAt = typeof when === 'string' ? at : [...at, 'metric'];
  const source = context.commandSteps.get(step);
  const limit = resolveLimit(condition.limit, typeof when === 'string' ? at : [...at, condition.operator], context);
  if (source === undefined) {
    context.reporter.report('TRV2001', metricAt, {
      reference: step,
      what: 'step',
      known: [...context.commandSteps.keys()],
    });
    return undefined;
  }
  if (!source.metrics.includes(metric)) {
    context.reporter.report('TRV2004', metricAt, { metric, step, known: source.metrics });
  }
  if (limit === undefined || source.metricsOutput === undefined) return undefined;
  return { step, output: source.metricsOutput, metric, operator: condition.operator, limit };
}

/** Builds a step that makes a version of a model. */
export function buildRegisterStep(
  name: string,
  spec: RegisterStep,
  at: readonly PathSegment[],
  context: RegisterContext,
): RegisterStepNode {
  const model = resolveName(
    spec.model,
    { what: 'model', known: Object.keys(context.spec.models) },
    [...at, 'model'],
    context.reporter,
  );
  const output = resolveOutput(spec.from, [...at, 'from'], context);
  if (output !== undefined && output.artifact !== 'model') {
    context.reporter.report('TRV2002', [...at, 'from'], {
      reference: spec.from,
      expected: 'an output of kind "model"',
      found: `an output of kind "${output.artifact}"`,
    });
  }
  const from = parseOutputReference(spec.from);
  const gate = spec.when === undefined ? undefined : buildGate(spec.when, [...at, 'when'], context);
  const after = spec.after.flatMap(
    (reference, index) =>
      resolveName(
        reference,
        { what: 'step', known: [...context.outputs.keys()] },
        [...at, 'after', index],
        context.reporter,
      ) ?? [],
  );
  return {
    kind: 'step',
    id: `${context.pipeline}.steps.${name}`,
    name,
    at,
    stepKind: 'register',
    spec,
    model: model ?? '',
    from,
    gate,
    dependsOn: [...new Set([from.step, ...(gate === undefined ? [] : [gate.step]), ...after])].sort(),
  };
}
