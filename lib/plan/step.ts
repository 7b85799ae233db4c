import type { CommandStep, Image, RegisterStep, Retry } from '../spec/types.js';
import type { Argument } from './command.js';
import type { ComputeNeed } from './compute.js';
import type { NodeBase } from './node.js';
import type { Scalar } from './param.js';

/** What an output is. */
export type ArtifactKind = 'dataset' | 'model' | 'metrics';

/** Where an input comes from. */
export type InputSource =
  | { readonly kind: 'dataset'; readonly dataset: string }
  | { readonly kind: 'step'; readonly step: string; readonly output: string };

/** One input of a step. */
export interface Input {
  readonly name: string;
  readonly source: InputSource;
  readonly artifact: ArtifactKind;
}

/** One output of a step. */
export interface Output {
  readonly name: string;
  readonly artifact: ArtifactKind;
}

/** A step that runs a command, everything resolved. */
export interface CommandStepNode extends NodeBase<'step'> {
  readonly stepKind: CommandStep['kind'];
  /** As it was written, defaults of the schema filled: for vendor blocks, tags and description. */
  readonly spec: CommandStep;
  readonly argv: readonly Argument[];
  readonly image: Image;
  readonly python: string | undefined;
  /** Folder of code, relative to the spec. */
  readonly code: string | undefined;
  /** Requirements file, relative to the spec. */
  readonly requirements: string | undefined;
  readonly inputs: readonly Input[];
  readonly outputs: readonly Output[];
  readonly metrics: readonly string[];
  /** The output of kind metrics, when there is one. */
  readonly metricsOutput: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  /** Variable → name of the secret. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Parameters that the command names. */
  readonly params: readonly string[];
  readonly compute: ComputeNeed;
  /** How long the step may run on its machine, retries of a failing program included, in seconds. */
  readonly timeoutSeconds: number;
  readonly retry: Retry;
  readonly cache: boolean;
  /** Names of the steps that must have succeeded before: those that are read, and those named by `after`. */
  readonly dependsOn: readonly string[];
  /** Output → model: outputs that a register step registers, which are packed with the predictor. */
  readonly packs: Readonly<Record<string, string>>;
}

/** What a gate compares. */
export interface Gate {
  readonly step: string;
  /** The metrics output of that step that holds the metric. */
  readonly output: string;
  readonly metric: string;
  readonly operator: 'atMost' | 'atLeast';
  readonly limit: { readonly value: number } | { readonly param: string; readonly default: Scalar };
}

/** A step that makes a version of a model. */
export interface RegisterStepNode extends NodeBase<'step'> {
  readonly stepKind: 'register';
  readonly spec: RegisterStep;
  readonly model: string;
  readonly from: { readonly step: string; readonly output: string };
  readonly gate: Gate | undefined;
  readonly dependsOn: readonly string[];
}

/** A step of a pipeline. */
export type StepNode = CommandStepNode | RegisterStepNode;
