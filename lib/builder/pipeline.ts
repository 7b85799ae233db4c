import type { PipelineSpec, StepSpec } from '../spec/generated/face.js';
import { declare, Handle, handles, plain, scopeHandles } from './handle.js';
import type {
  CommandScope,
  EvaluateStep,
  Inputs,
  Outputs,
  ParamHandles,
  Params,
  ProcessStep,
  RegisterStep,
  StepHandle,
  StepReferences,
  TrainStep,
} from './step.js';

declare const declared: unique symbol;

/** What a trigger can start: a pipeline or a job. */
export class RunHandle<P extends Params, Kind extends 'pipeline' | 'job'> extends Handle<Kind> {
  /** Carries the type of the parameters to triggers; it has no value. */
  declare readonly [declared]: P;
}

/** A declared job. A trigger can start it; alarms watch pipelines and endpoints. */
export class JobHandle<P extends Params> extends RunHandle<P, 'job'> {}

/** What an alarm can watch of a pipeline. */
export class PipelineHandle<P extends Params, Owner extends string = string> extends RunHandle<P, 'pipeline'> {
  /** Parameters, for gates and commands. */
  readonly params: ParamHandles<P, Owner>;
  /** Runs that failed. */
  readonly failed: Handle<'alarmSubject'>;
  /** How long a run takes. */
  readonly duration: Handle<'alarmSubject'>;

  constructor(path: string, params: P) {
    super(path);
    this.params = handles(Object.keys(params), 'params') as unknown as ParamHandles<P, Owner>;
    this.failed = new Handle(`${path}.failed`);
    this.duration = new Handle(`${path}.duration`);
  }
}

/** A pipeline that is being declared. */
export class PipelineBuilder<P extends Params, Owner extends string = string> extends PipelineHandle<P, Owner> {
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
  step<const I extends Inputs<Owner> = {}, const O extends Outputs = {}, const M extends string = never>(
    name: string,
    spec: ProcessStep<I, O, M, P, Owner>,
  ): StepHandle<O, M, Owner> {
    return this.#add(name, undefined, spec);
  }

  /** Declares a step that trains a model. */
  train<const I extends Inputs<Owner> = {}, const O extends Outputs = {}, const M extends string = never>(
    name: string,
    spec: TrainStep<I, O, M, P, Owner>,
  ): StepHandle<O, M, Owner> {
    return this.#add(name, 'train', spec);
  }

  /** Declares a step that measures a model. */
  evaluate<const I extends Inputs<Owner> = {}, const O extends Outputs = {}, const M extends string = never>(
    name: string,
    spec: EvaluateStep<I, O, M, P, Owner>,
  ): StepHandle<O, M, Owner> {
    return this.#add(name, 'evaluate', spec);
  }

  /** Declares a step that makes a version of a model. */
  register(name: string, spec: RegisterStep<Owner>): StepHandle<{}, never, Owner> {
    const { after, ...rest } = spec;
    this.#declare(name, plain({ kind: 'register', ...rest, ...afterOf(after) }));
    return { name, outputs: {}, metrics: {} };
  }

  #declare(name: string, spec: StepSpec): void {
    declare(this.#steps, `the pipeline ${this.path.replace('pipelines.', '')}: the step`, name, spec);
  }

  #add<I extends Inputs<Owner>, O extends Outputs, M extends string>(
    name: string,
    kind: 'train' | 'evaluate' | undefined,
    spec: StepReferences<I, O, M, P, Owner>,
  ): StepHandle<O, M, Owner> {
    const { after, command, ...rest } = spec;
    this.#declare(
      name,
      plain({
        ...(kind === undefined ? {} : { kind }),
        ...rest,
        command: commandText(command, spec, this.#params),
        ...afterOf(after),
      }),
    );
    return {
      name,
      outputs: handles(Object.keys(spec.outputs ?? {}), `steps.${name}.outputs`) as unknown as StepHandle<
        O,
        M,
        Owner
      >['outputs'],
      metrics: handles([...(spec.metrics ?? [])], `steps.${name}.metrics`),
    };
  }

  /** The same JSON that YAML spells. */
  override toJSON(): string {
    return this.path;
  }

  /** The declared pipeline as plain JSON. */
  toSpec(): PipelineSpec {
    return plain({
      ...this.#spec,
      ...(Object.keys(this.#params).length === 0 ? {} : { params: this.#params }),
      steps: this.#steps,
    });
  }
}

const afterOf = (
  after: readonly StepHandle<Outputs, string, string>[] | undefined,
): { readonly after?: readonly string[] } =>
  after === undefined ? {} : { after: after.map(({ name }) => `steps.${name}`) };

/** A command as text: functions get handles for the names that may stand in it. */
export function commandText<I, O, P>(
  command: string | ((scope: CommandScope<I, O, P>) => string),
  spec: { readonly inputs?: I; readonly outputs?: O },
  params: P,
): string {
  if (typeof command === 'string') return command;
  const scope = {
    inputs: scopeHandles(Object.keys(spec.inputs ?? {}), 'inputs'),
    outputs: scopeHandles(Object.keys(spec.outputs ?? {}), 'outputs'),
    params: scopeHandles(Object.keys((params as object | undefined) ?? {}), 'params'),
  };
  return command(scope as unknown as CommandScope<I, O, P>);
}
