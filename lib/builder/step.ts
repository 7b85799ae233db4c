import type { EvaluateStepSpec, ParamSpec, ProcessStepSpec, RegisterStepSpec, TrainStepSpec } from '../spec/generated/face.js';
import type { Gate } from './gate.js';
import type { ArtifactKind, Handle, ScopeHandle } from './handle.js';

/** Outputs of a step: name → what it is. */
export type Outputs = Readonly<Record<string, ArtifactKind>>;
/** What a step can read: datasets, and datasets and models that other steps write. */
export type Inputs = Readonly<Record<string, Handle<'dataset'> | Handle<'model'>>>;
/** Parameters of a pipeline. */
export type Params = Readonly<Record<string, ParamSpec>>;

/** Only the names that the step itself declares, and the parameters of its pipeline, may stand in its command. */
export interface CommandScope<I, O, P> {
  readonly inputs: { readonly [K in keyof I]: ScopeHandle<'path'> };
  readonly outputs: { readonly [K in keyof O]: ScopeHandle<'path'> };
  readonly params: { readonly [K in keyof P]: ScopeHandle<'param'> };
}

/** The fields of the spec that hold references; in TypeScript they take handles. Everything else is the spec's own type and cannot drift. */
type Retyped = 'kind' | 'inputs' | 'outputs' | 'metrics' | 'command' | 'after' | 'secrets';

/** What a step is made of. */
export interface StepReferences<I, O, M extends string, P> {
  /** What the command reads. */
  readonly inputs?: I;
  /** What the command writes. */
  readonly outputs?: O;
  /** Names of the numbers in the `metrics` output. */
  readonly metrics?: readonly M[];
  /** The command: a text, or a function of the names that may stand in it. */
  readonly command: string | ((scope: CommandScope<I, O, P>) => string);
  /** Steps that must have succeeded before. */
  readonly after?: readonly StepHandle<Outputs, string>[];
  /** Environment variables that are filled from secrets. */
  readonly secrets?: Readonly<Record<string, Handle<'secret'>>>;
}

/** A step that processes data. */
export type ProcessStep<I, O, M extends string, P> = Omit<ProcessStepSpec, Retyped> & StepReferences<I, O, M, P>;
/** A step that trains. */
export type TrainStep<I, O, M extends string, P> = Omit<TrainStepSpec, Retyped> & StepReferences<I, O, M, P>;
/** A step that evaluates. */
export type EvaluateStep<I, O, M extends string, P> = Omit<EvaluateStepSpec, Retyped> & StepReferences<I, O, M, P>;

/** A step that makes a version of a model. */
export type RegisterStep = Omit<RegisterStepSpec, 'kind' | 'model' | 'from' | 'when' | 'after'> & {
  /** The model that gets a new version. */
  readonly model: Handle<'registry'>;
  /** The output of kind `model` that becomes the version. */
  readonly from: Handle<'model'>;
  /** The gate. */
  readonly when?: Gate;
  readonly after?: readonly StepHandle<Outputs, string>[];
};

/** A declared step: its outputs and metrics can be named by others. */
export interface StepHandle<O extends Outputs, M extends string> {
  readonly name: string;
  /** Outputs, each with its kind. */
  readonly outputs: { readonly [K in keyof O]: Handle<O[K]> };
  /** The declared metrics. */
  readonly metrics: { readonly [K in M]: Handle<'metric'> };
}
