import type { ComponentResource, ComponentResourceOptions, CustomResource } from '@pulumi/pulumi';
import { bindPart, compileSpec, loadPulumi, type Bound, type CompiledSpec } from '../../../engine/pulumi/index.js';
import { specAround, type SpecAround } from '../../../spec/around.js';
import type { AlarmSpec, EndpointSpec, JobSpec, PipelineSpec, SystemSpec } from '../../../spec/generated/face.js';
import { azureHooks } from './hooks.js';
import type { OnFoundation } from './ml-system.js';
import { inSubscription } from './provider.js';

/** Arguments that every noun that stands alone has. */
export interface NounArgs extends SpecAround, OnFoundation {}

/** Compiles a spec with one noun in it. */
const compileNoun = (args: NounArgs, noun: Partial<SystemSpec>): CompiledSpec => compileSpec('azure', specAround(args, noun));

/** Makes the resources of one noun below a component. */
const bindNoun = (self: ComponentResource, name: string, { foundation }: NounArgs, compiled: CompiledSpec): Bound => bindPart(azureHooks, 'system', name, self, compiled, foundation?.nodes);

/** Arguments of {@link MlPipeline}. */
export interface MlPipelineArgs extends NounArgs { readonly pipeline: PipelineSpec }

/** One pipeline of a system, on its own: components, clusters, environments, identity. Its name in the system is the name of the component. */
export class MlPipeline extends loadPulumi('azure').ComponentResource {
  /** Every resource, by its stable id. */
  readonly nodes: ReadonlyMap<string, CustomResource>;
  /** Outputs by name: `Pipelines<Name>Id`, `…Start`, `…Console`. */
  readonly outputs: Readonly<Record<string, unknown>>;

  constructor(name: string, args: MlPipelineArgs, opts?: ComponentResourceOptions) {
    const compiled = compileNoun(args, { pipelines: { [name]: args.pipeline } });
    super('trivium:azure:MlPipeline', name, {}, inSubscription(name, compiled, opts));
    ({ nodes: this.nodes, outputs: this.outputs } = bindNoun(this, name, args, compiled));
    this.registerOutputs({ ...this.outputs });
  }
}

/** Arguments of {@link TrainingJob}. */
export interface TrainingJobArgs extends NounArgs { readonly job: JobSpec }

/** A job that stands alone: a pipeline with one step. */
export class TrainingJob extends loadPulumi('azure').ComponentResource {
  /** Every resource, by its stable id. */
  readonly nodes: ReadonlyMap<string, CustomResource>;
  /** Outputs by name: `Jobs<Name>Id`, `…Start`, `…Console`. */
  readonly outputs: Readonly<Record<string, unknown>>;

  constructor(name: string, args: TrainingJobArgs, opts?: ComponentResourceOptions) {
    const compiled = compileNoun(args, { jobs: { [name]: args.job } });
    super('trivium:azure:TrainingJob', name, {}, inSubscription(name, compiled, opts));
    ({ nodes: this.nodes, outputs: this.outputs } = bindNoun(this, name, args, compiled));
    this.registerOutputs({ ...this.outputs });
  }
}

/** Arguments of {@link ModelEndpoint}. */
export interface ModelEndpointArgs extends NounArgs { readonly endpoint: EndpointSpec }

/** An endpoint, with the release that keeps it at the approved version of its model. */
export class ModelEndpoint extends loadPulumi('azure').ComponentResource {
  /** Every resource, by its stable id. */
  readonly nodes: ReadonlyMap<string, CustomResource>;
  /** Outputs by name: `Endpoints<Name>Name`, `…Address`, `…Invoke`. */
  readonly outputs: Readonly<Record<string, unknown>>;

  constructor(name: string, args: ModelEndpointArgs, opts?: ComponentResourceOptions) {
    const compiled = compileNoun(args, { endpoints: { [name]: args.endpoint } });
    super('trivium:azure:ModelEndpoint', name, {}, inSubscription(name, compiled, opts));
    ({ nodes: this.nodes, outputs: this.outputs } = bindNoun(this, name, args, compiled));
    this.registerOutputs({ ...this.outputs });
  }
}

/** Arguments of {@link MlAlarms}: alarms watch what the spec around them declares. */
export interface MlAlarmsArgs extends NounArgs, Pick<SystemSpec, 'pipelines' | 'endpoints'> { readonly alarms: Readonly<Record<string, AlarmSpec>> }

/** Alarms, and who is told. What they watch is declared beside them, and made with them. */
export class MlAlarms extends loadPulumi('azure').ComponentResource {
  /** Every resource, by its stable id. */
  readonly nodes: ReadonlyMap<string, CustomResource>;

  constructor(name: string, args: MlAlarmsArgs, opts?: ComponentResourceOptions) {
    const { alarms, pipelines, endpoints } = args;
    const compiled = compileNoun(args, { alarms, pipelines, endpoints });
    super('trivium:azure:MlAlarms', name, {}, inSubscription(name, compiled, opts));
    this.nodes = bindNoun(this, name, args, compiled).nodes;
    this.registerOutputs({});
  }
}
