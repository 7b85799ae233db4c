import type {
  EvaluateStepSpec,
  ParamSpec,
  ProcessStepSpec,
  RegisterStepSpec,
  TrainStepSpec,
} from '../spec/generated/face.js';
import type { Gate } from './gate.js';
import type { ArtifactKind, Handle, ScopeHandle } from './handle.js';

declare const stepOwner: unique symbol;

/** Outputs of a step: name → what it is. */
export type Outputs = Readonly<Record<string, ArtifactKind>>;
/** What a step can read: datasets of the system, and datasets and models that other steps of its pipeline write. */
export type Inputs<Owner extends string = never> = Readonly<
  Record<string, Handle<'dataset'> | Handle<'dataset', Owner> | Handle<'model', Owner>>
>;
/** Parameters of a pipeline. */
export type Params = Readonly<Record<string, ParamSpec>>;
/** The type of the values of a parameter. */
export type ValueOf<P> = P extends number | { readonly type: 'integer' | 'number' }
  ? number
  : P extends boolean | { readonly type: 'boolean' }
    ? boolean
    : string;
/** Handles of parameters: those that are numbers can be the limits of gates. */
export type ParamHandles<P, Owner extends string> = {
  readonly [K in keyof P & string]: Handle<ValueOf<P[K]> extends number ? 'numberParam' : 'param', Owner>;
};

/** Only the names that the step itself declares, and the parameters of its pipeline, may stand in its command. */
export interface CommandScope<I, O, P> {
  readonly inputs: { readonly [K in keyof I]: ScopeHandle<'path'> };
  readonly outputs: { readonly [K in keyof O]: ScopeHandle<'path'> };
  readonly params: { readonly [K in keyof P]: ScopeHandle<'param'> };
}

/** The fields of the spec that hold references; in TypeScript they take handles. Everything else is the spec's own type and cannot drift. */
type Retyped = 'kind' | 'inputs' | 'outputs' | 'metrics' | 'command' | 'after' | 'secrets';

/** What a step is made of. */
export interface StepReferences<I, O, M extends string, P, Owner extends string> {
  /** What the command reads. */
  readonly inputs?: I;
  /** What the command writes. */
  readonly outputs?: O;
  /** Names of the numbers in the `metrics` output. */
  readonly metrics?: readonly M[];
  /** The command: a text, or a function of the names that may stand in it. */
  readonly command: string | ((scope: CommandScope<I, O, P>) => string);
  /** Steps that must have succeeded before. */
  readonly after?: readonly StepHandle<Outputs, string, Owner>[];
  /** Environment variables that are filled from secrets. */
  readonly secrets?: Readonly<Record<string, Handle<'secret'>>>;
}

/** A step that processes data. */
export type ProcessStep<I, O, M extends string, P, Owner extends string> = Omit<ProcessStepSpec, Retyped> &
  StepReferences<I, O, M, P, Owner>;
/** A step that trains. */
export type TrainStep<I, O, M extends string, P, Owner extends string> = Omit<TrainStepSpec, Retyped> &
  StepReferences<I, O, M, P, Owner>;
/** A step that evaluates. */
export type EvaluateStep<I, O, M extends string, P, Owner extends string> = Omit<EvaluateStepSpec, Retyped> &
  StepReferences<I, O, M, P, Owner>;

/** A step that makes a version of a model. */
export type RegisterStep<Owner extends string> = Omit<
  RegisterStepSpec,
  'kind' | 'model' | 'from' | 'when' | 'after'
> & {
  /** The model that gets a new version. */
  readonly model: Handle<'registry'>;
  /** The output of kind `model` that becomes the version. */
  readonly from: Handle<'model', Owner>;
  /** The gate. */
  readonly when?: Gate<Owner>;
  /** Steps that must have succeeded before. */
  readonly after?: readonly StepHandle<Outputs, string, Owner>[];
};

/** A declared step: its outputs and metrics can be named by other steps of its pipeline. */
export interface StepHandle<O extends Outputs, M extends string, Owner extends string> {
  /** Carries the pipeline in types; it has no value. */
  readonly [stepOwner]?: Owner;
  readonly name: string;
  /** Outputs, each with its kind. */
  readonly outputs: { readonly [K in keyof O]: Handle<O[K], Owner> };
  /** The declared metrics. */
  readonly metrics: { readonly [K in M]: Handle<'metric', Owner> };
}
