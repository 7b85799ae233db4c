import type { PathSegment } from '../diagnostics/index.js';
import { parseDuration } from '../quantity/index.js';
import type { CommandStep } from '../spec/types.js';
import { buildCommand, usedNames } from './command.js';
import { resolveCompute } from './compute.js';
import { bareName, resolveName, sortedEntries, type PlanContext } from './context.js';
import { checkRemovals, layOver, orDefault } from './default.js';
import type { CommandStepNode, Input, InputSource, Output } from './step.js';

const DAY_SECONDS = 86_400;

/** What building a step of a pipeline needs. */
export interface StepContext extends PlanContext {
  /** Id of the pipeline. */
  readonly pipeline: string;
  /** Outputs of every step of the pipeline, by name of the step. */
  readonly outputs: ReadonlyMap<string, readonly Output[]>;
  readonly params: readonly string[];
}

/** `steps.<step>.outputs.<output>` taken apart; the schema guarantees the form. */
export function parseOutputReference(reference: string): { readonly step: string; readonly output: string } {
  const [, step = '', , output = ''] = reference.split('.');
  return { step, output };
}

/** The output that a reference names, or nothing: reported. */
export function resolveOutput(reference: string, at: readonly PathSegment[], context: StepContext): Output | undefined {
  const { step, output } = parseOutputReference(reference);
  const outputs = context.outputs.get(step);
  if (outputs === undefined) {
    context.reporter.report('TRV2001', at, { reference: step, what: 'step', known: [...context.outputs.keys()] });
    return undefined;
  }
  const found = outputs.find(({ name }) => name === output);
  if (found === undefined) {
    context.reporter.report('TRV2001', at, {
      reference,
      what: 'output',
      known: outputs.map(({ name }) => `steps.${step}.outputs.${name}`),
    });
  }
  return found;
}

function buildInput(
  name: string,
  reference: string,
  at: readonly PathSegment[],
  context: StepContext,
): Input | undefined {
  if (reference.startsWith('datasets.')) {
    const dataset = resolveName(
      reference,
      { what: 'dataset', known: Object.keys(context.spec.datasets) },
      at,
      context.reporter,
    );
    return dataset === undefined ? undefined : { name, source: { kind: 'dataset', dataset }, artifact: 'dataset' };
  }
  const output = resolveOutput(reference, at, context);
  if (output === undefined) return undefined;
  const source: InputSource = { kind: 'step', ...parseOutputReference(reference) };
  return { name, source, artifact: output.artifact };
}

function checkMetrics(
  name: string,
  spec: CommandStep,
  outputs: readonly Output[],
  at: readonly PathSegment[],
  context: StepContext,
): string | undefined {
  const written = outputs.filter(({ artifact }) => artifact === 'metrics');
  if (spec.metrics.length > 0 && written.length === 0) {
    context.reporter.report('TRV2010', [...at, 'metrics'], {
      step: name,
      outputs: outputs.map((output) => output.name),
    });
  }
  if (written.length > 1) {
    context.reporter.report('TRV2018', [...at, 'outputs'], {
      field: 'outputs',
      reason: 'a step has at most one output of kind "metrics"',
    });
  }
  return written[0]?.name;
}

function checkUse(
  spec: CommandStep,
  argv: CommandStepNode['argv'],
  at: readonly PathSegment[],
  context: StepContext,
): void {
  const unused = (kind: 'input' | 'output', declared: Readonly<Record<string, unknown>>): void => {
    const used = usedNames(argv, kind);
    for (const name of Object.keys(declared)) {
      if (argv.length > 0 && !used.includes(name)) {
        context.reporter.report('TRV2009', [...at, `${kind}s`, name], { name, where: `the ${kind}` });
      }
    }
  };
  unused('input', spec.inputs);
  unused('output', spec.outputs);
}

function checkTimes(node: CommandStepNode, context: StepContext): void {
  const { spot } = node.compute;
  if (spot !== undefined && spot.maxWaitSeconds < node.timeoutSeconds) {
    context.reporter.report('TRV2018', [...node.at, 'compute', 'spot', 'maxWait'], {
      field: 'maxWait',
      reason: `it is shorter than the timeout of the step (${node.timeoutSeconds} s), and waiting counts in it`,
    });
  }
}

/** Names of the steps that must have succeeded before: those that are read, and those named by `after`. */
function dependenciesOf(
  inputs: readonly Input[],
  after: readonly string[],
  at: readonly PathSegment[],
  context: StepContext,
): readonly string[] {
  const named = after.map((reference, index) =>
    resolveName(
      reference,
      { what: 'step', known: [...context.outputs.keys()] },
      [...at, 'after', index],
      context.reporter,
    ),
  );
  const read = inputs.map(({ source }) => (source.kind === 'step' ? source.step : undefined));
  return [...new Set([...read, ...named].filter((step): step is string => step !== undefined))].sort();
}

/** The outputs of a step, in the order of their names. */
export function outputsOf(spec: CommandStep): readonly Output[] {
  return sortedEntries(spec.outputs).map(([name, artifact]) => ({ name, artifact }));
}

/** Builds a step that runs a command. */
export function buildCommandStep(
  name: string,
  spec: CommandStep,
  at: readonly PathSegment[],
  context: StepContext,
): CommandStepNode {
  const { defaults } = context.spec;
  const outputs = outputsOf(spec);
  const inputs = sortedEntries(spec.inputs).flatMap(
    ([input, reference]) => buildInput(input, reference, [...at, 'inputs', input], context) ?? [],
  );
  const argv = buildCommand(
    spec.command,
    { inputs: Object.keys(spec.inputs), outputs: Object.keys(spec.outputs), params: context.params },
    [...at, 'command'],
    context.reporter,
  );
  const image = spec.image ?? defaults.image;
  if (image === undefined) context.reporter.report('TRV2008', at, { noun: 'step', name });
  const secrets = Object.fromEntries(
    sortedEntries(spec.secrets).map(([variable, reference]) => {
      resolveName(
        reference,
        { what: 'secret', known: Object.keys(context.spec.secrets) },
        [...at, 'secrets', variable],
        context.reporter,
      );
      return [variable, bareName(reference.includes('.') ? reference : `secrets.${reference}`)];
    }),
  );
  const timeout = orDefault(spec.timeout, defaults.timeout);
  const node: CommandStepNode = {
    kind: 'step',
    id: `${context.pipeline}.steps.${name}`,
    name,
    at,
    stepKind: spec.kind,
    spec,
    argv,
    image: image ?? '',
    python: orDefault(spec.python, defaults.python),
    code: orDefault(spec.code, defaults.code),
    requirements: orDefault(spec.requirements, defaults.requirements),
    inputs,
    outputs,
    metrics: [...spec.metrics],
    metricsOutput: checkMetrics(name, spec, outputs, at, context),
    env: layOver<Readonly<Record<string, string>>>(spec.env, defaults.env),
    secrets,
    params: usedNames(argv, 'param'),
    compute: resolveCompute(spec.compute, defaults.compute),
    timeoutSeconds: timeout === undefined ? DAY_SECONDS : Math.ceil(parseDuration(timeout) ?? DAY_SECONDS),
    retry: orDefault(spec.retry, defaults.retry) ?? { attempts: 1, causes: ['platform'] },
    cache: spec.cache,
    dependsOn: dependenciesOf(inputs, spec.after, at, context),
    packs: {},
  };
  checkUse(spec, argv, at, context);
  checkRemovals(spec, defaults, at, context.reporter);
  checkRemovals(spec.env, defaults.env, [...at, 'env'], context.reporter);
  checkRemovals(spec.compute ?? {}, defaults.compute, [...at, 'compute'], context.reporter);
  checkTimes(node, context);
  return node;
}
