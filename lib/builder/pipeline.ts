import type { PipelineSpec, StepSpec } from '../spec/generated/face.js';
import { Handle, handles, plain, scopeHandles } from './handle.js';
import type { CommandScope, EvaluateStep, Inputs, Outputs, Params, ProcessStep, RegisterStep, StepHandle, StepReferences, TrainStep } from './step.js';

declare const declared: unique symbol;

/** What an alarm can watch of a pipeline. */
export class PipelineHandle<P extends Params> extends Handle<'pipeline'> {
  /** Carries the type of the parameters to triggers; it has no value. */
  declare readonly [declared]: P;
  /** Parameters, for gates and commands. */
  readonly params: { readonly [K in keyof P & string]: Handle<'param'> };
  /** Runs that failed. */
  readonly failed: Handle<'alarmSubject'>;
  /** How long a run takes. */
  readonly duration: Handle<'alarmSubject'>;

  constructor(path: string, params: P) {
    super(path);
    this.params = handles(Object.keys(params) as (keyof P & string)[], 'params');
    this.failed = new Handle(`${path}.failed`);
    this.duration = new Handle(`${path}.duration`);
  }
}

/** A pipeline that is being declared. */
export class PipelineBuilder<P extends Params> extends PipelineHandle<P> {
  readonly #spec: Omit<PipelineSpec, 'steps' | 'params'>;
  readonly #params: P;
  readonly #steps: Record<string, StepSpec> = {};

  constructor(name: string, spec: Omit<PipelineSpec, 'steps' | 'params'> & { readonly params?: P }) {
    const { params, ...rest } = spec;
    super(`pipelines.${name}`, params ?? ({} as P));
    this.#spec = rest;
    this.#params = params ?? ({} as P);
  }

  /** Declares a step that processes data. */
  step<const I extends Inputs = {}, const O extends Outputs = {}, const M extends string = never>(name: string, spec: ProcessStep<I, O, M, P>): StepHandle<O, M> {
    return this.#add(name, undefined, spec);
  }

  /** Declares a step that trains a model. */
  train<const I extends Inputs = {}, const O extends Outputs = {}, const M extends string = never>(name: string, spec: TrainStep<I, O, M, P>): StepHandle<O, M> {
    return this.#add(name, 'train', spec);
  }

  /** Declares a step that measures a model. */
  evaluate<const I extends Inputs = {}, const O extends Outputs = {}, const M extends string = never>(name: string, spec: EvaluateStep<I, O, M, P>): StepHandle<O, M> {
    return this.#add(name, 'evaluate', spec);
  }

  /** Declares a step that makes a version of a model. */
  register(name: string, spec: RegisterStep): void {
    const { after, ...rest } = spec;
    this.#steps[name] = plain({ kind: 'register', ...rest, ...afterOf(after) });
  }

  #add<I extends Inputs, O extends Outputs, M extends string>(name: string, kind: 'train' | 'evaluate' | undefined, spec: StepReferences<I, O, M, P>): StepHandle<O, M> {
    const { after, command, ...rest } = spec;
    this.#steps[name] = plain({ ...(kind === undefined ? {} : { kind }), ...rest, command: commandText(command, spec, this.#params), ...afterOf(after) });
    return {
      name,
      outputs: handles(Object.keys(spec.outputs ?? {}), `steps.${name}.outputs`) as unknown as StepHandle<O, M>['outputs'],
      metrics: handles([...(spec.metrics ?? [])], `steps.${name}.metrics`),
    };
  }

  /** The same JSON that YAML spells. */
  override toJSON(): string {
    return this.path;
  }

  /** The declared pipeline as plain JSON. */
  toSpec(): PipelineSpec {
    return plain({ ...this.#spec, ...(Object.keys(this.#params).length === 0 ? {} : { params: this.#params }), steps: this.#steps });
  }
}

const afterOf = (after: readonly StepHandle<Outputs, string>[] | undefined): { readonly after?: readonly string[] } =>
  (after === undefined ? {} : { after: after.map(({ name }) => `steps.${name}`) });

/** A command as text: functions get handles for the names that may stand in it. */
export function commandText<I extends Inputs, O extends Outputs, M extends string, P>(command: StepReferences<I, O, M, P>['command'], spec: { readonly inputs?: I; readonly outputs?: O }, params: P): string {
  if (typeof command === 'string') return command;
  const scope = {
    inputs: scopeHandles(Object.keys(spec.inputs ?? {}), 'inputs'), outputs: scopeHandles(Object.keys(spec.outputs ?? {}), 'outputs'),
    params: scopeHandles(Object.keys((params as object | undefined) ?? {}), 'params'),
  };
  return command(scope as unknown as CommandScope<I, O, P>);
}
