import type { ComponentResource, ComponentResourceOptions, CustomResource } from '@pulumi/pulumi';
import type { ComponentKind } from '../noun.js';
import {
  NOUN_PARTS,
  type AlarmsPart,
  type EndpointPart,
  type JobPart,
  type NounParts,
  type PipelinePart,
} from '../noun-part.js';
import type { ComponentHooks } from './hooks.js';
import { joinSystem, type NounArgs } from './noun.js';
import { loadPulumi } from './sdk.js';

/** Arguments of `MlPipeline`. */
export type MlPipelineArgs = NounArgs & PipelinePart;
/** Arguments of `TrainingJob`. */
export type TrainingJobArgs = NounArgs & JobPart;
/** Arguments of `ModelEndpoint`. */
export type ModelEndpointArgs = NounArgs & EndpointPart;
/** Arguments of `MlAlarms`. */
export type MlAlarmsArgs = NounArgs & AlarmsPart;

/** A component that is one part of a system. */
export interface Noun extends ComponentResource {
  /** Every resource that is its own, by its stable id; of a noun that stands alone, all that was made for it. */
  readonly nodes: ReadonlyMap<string, CustomResource>;
  /** Outputs by name. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** A component that is a pipeline. */
export interface PipelineNoun extends Noun {
  /** Outputs by name: `Pipelines<Name>Id`, `…Start`, `…Console`. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** A component that is a job. */
export interface JobNoun extends Noun {
  /** Outputs by name: `Jobs<Name>Id`, `…Start`, `…Console`. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** A component that is an endpoint. */
export interface EndpointNoun extends Noun {
  /** Outputs by name: `Endpoints<Name>Name`, `…Address`, `…Invoke`. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** A component that is alarms. */
export interface AlarmsNoun extends Noun {
  /** Outputs by name, of what is declared beside them. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** A class that makes a noun by its name in the system, which is also its name in Pulumi. */
export type NounClass<Args, Made extends Noun = Noun> = new (
  name: string,
  args: Args,
  opts?: ComponentResourceOptions,
) => Made;

/**
 * What the classes of one noun share. A class of each cloud extends it, which gives it the name and the words that editors show.
 *
 * The types of URNs are public: `trivium:azure:MlPipeline`.
 */
function nounOf<K extends ComponentKind>(hooks: ComponentHooks, kind: K): NounClass<NounArgs & NounParts[K]> {
  return class extends loadPulumi(hooks.target).ComponentResource implements Noun {
    readonly nodes: ReadonlyMap<string, CustomResource>;
    readonly outputs: Readonly<Record<string, unknown>>;

    constructor(name: string, args: NounArgs & NounParts[K], opts?: ComponentResourceOptions) {
      const joined = joinSystem<NounArgs & NounParts[K]>(hooks, {
        name,
        args,
        opts,
        noun: (given) => NOUN_PARTS[kind](name, given),
      });
      super(`trivium:${hooks.target}:${kind}`, joined.name, {}, joined.opts);
      ({ nodes: this.nodes, outputs: this.outputs } = joined.bind(this));
      this.registerOutputs({ ...this.outputs });
    }
  };
}

/** What a class of a pipeline extends. */
export const pipelineOf = (hooks: ComponentHooks): NounClass<MlPipelineArgs, PipelineNoun> =>
  nounOf(hooks, 'MlPipeline');
/** What a class of a job extends. */
export const jobOf = (hooks: ComponentHooks): NounClass<TrainingJobArgs, JobNoun> => nounOf(hooks, 'TrainingJob');
/** What a class of an endpoint extends. */
export const endpointOf = (hooks: ComponentHooks): NounClass<ModelEndpointArgs, EndpointNoun> =>
  nounOf(hooks, 'ModelEndpoint');
/** What a class of alarms extends. */
export const alarmsOf = (hooks: ComponentHooks): NounClass<MlAlarmsArgs, AlarmsNoun> => nounOf(hooks, 'MlAlarms');
