import type { ComponentResource, ComponentResourceOptions, CustomResource } from '@pulumi/pulumi';
import { bindPart, compileSpec, loadPulumi, type Bound } from '../../../engine/pulumi/index.js';
import { specAround, type SpecAround } from '../../../spec/around.js';
import type { AlarmSpec, EndpointSpec, JobSpec, PipelineSpec, SystemSpec } from '../../../spec/generated/face.js';
import { gcpHooks } from './hooks.js';
import type { OnFoundation } from './ml-system.js';

/** Arguments that every noun that stands alone has. */
export interface NounArgs extends SpecAround, OnFoundation {}

/** Compiles a spec with one noun in it and makes its resources below a component. */
const bindNoun = (self: ComponentResource, name: string, args: NounArgs, noun: Partial<SystemSpec>): Bound =>
  bindPart(gcpHooks, 'system', name, self, compileSpec('gcp', specAround(args, noun)), args.foundation?.nodes);

/** Arguments of {@link MlPipeline}. */
export interface MlPipelineArgs extends NounArgs { readonly pipeline: PipelineSpec }

/** One pipeline of a system, on its own: its definition, its code, the workflow that starts it, the service account of its jobs. Its name in the system is the name of the component. */
export class MlPipeline extends loadPulumi('gcp').ComponentResource {
  /** Every resource, by its stable id. */
  readonly nodes: ReadonlyMap<string, CustomResource>;
  /** Outputs by name: `Pipelines<Name>Id`, `…Start`, `…Console`. */
  readonly outputs: Readonly<Record<string, unknown>>;

  constructor(name: string, args: MlPipelineArgs, opts?: ComponentResourceOptions) {
    super('trivium:gcp:MlPipeline', name, {}, opts);
    ({ nodes: this.nodes, outputs: this.outputs } = bindNoun(this, name, args, { pipelines: { [name]: args.pipeline } }));
    this.registerOutputs({ ...this.outputs });
  }
}

/** Arguments of {@link TrainingJob}. */
export interface TrainingJobArgs extends NounArgs { readonly job: JobSpec }

/** A job that stands alone: a pipeline with one step. */
export class TrainingJob extends loadPulumi('gcp').ComponentResource {
  /** Every resource, by its stable id. */
  readonly nodes: ReadonlyMap<string, CustomResource>;
  /** Outputs by name: `Jobs<Name>Id`, `…Start`, `…Console`. */
  readonly outputs: Readonly<Record<string, unknown>>;

  constructor(name: string, args: TrainingJobArgs, opts?: ComponentResourceOptions) {
    super('trivium:gcp:TrainingJob', name, {}, opts);
    ({ nodes: this.nodes, outputs: this.outputs } = bindNoun(this, name, args, { jobs: { [name]: args.job } }));
    this.registerOutputs({ ...this.outputs });
  }
}

/** Arguments of {@link ModelEndpoint}. */
export interface ModelEndpointArgs extends NounArgs { readonly endpoint: EndpointSpec }

/** An endpoint, with the release that keeps it at the approved version of its model. */
export class ModelEndpoint extends loadPulumi('gcp').ComponentResource {
  /** Every resource, by its stable id. */
  readonly nodes: ReadonlyMap<string, CustomResource>;
  /** Outputs by name: `Endpoints<Name>Name`, `…Address`, `…Invoke`. */
  readonly outputs: Readonly<Record<string, unknown>>;

  constructor(name: string, args: ModelEndpointArgs, opts?: ComponentResourceOptions) {
    super('trivium:gcp:ModelEndpoint', name, {}, opts);
    ({ nodes: this.nodes, outputs: this.outputs } = bindNoun(this, name, args, { endpoints: { [name]: args.endpoint } }));
    this.registerOutputs({ ...this.outputs });
  }
}

/** Arguments of {@link MlAlarms}: alarms watch what the spec around them declares. */
export interface MlAlarmsArgs extends NounArgs, Pick<SystemSpec, 'pipelines' | 'endpoints'> { readonly alarms: Readonly<Record<string, AlarmSpec>> }

/** Alarms, and who is told. What they watch is declared beside them, and made with them. */
export class MlAlarms extends loadPulumi('gcp').ComponentResource {
  /** Every resource, by its stable id. */
  readonly nodes: ReadonlyMap<string, CustomResource>;

  constructor(name: string, args: MlAlarmsArgs, opts?: ComponentResourceOptions) {
    super('trivium:gcp:MlAlarms', name, {}, opts);
    const { alarms, pipelines, endpoints } = args;
    this.nodes = bindNoun(this, name, args, { alarms, pipelines, endpoints }).nodes;
    this.registerOutputs({});
  }
}
