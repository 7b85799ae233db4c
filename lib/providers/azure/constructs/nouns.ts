import type { ComponentResource, ComponentResourceOptions, CustomResource } from '@pulumi/pulumi';
import { joinSystem, loadPulumi, Placed, type NounArgs } from '../../../engine/pulumi/index.js';
import type { MakeComponent } from '../../../engine/pulumi/assembly.js';
import type { AlarmSpec, EndpointSpec, JobSpec, PipelineSpec, SystemSpec } from '../../../spec/generated/face.js';
import { azureHooks } from './hooks.js';

/** Arguments of {@link MlPipeline}. */
export type MlPipelineArgs = NounArgs & {
  /** The pipeline as the spec writes it: parameters and steps. Paths are relative to `base`. */
  readonly pipeline: PipelineSpec;
};

/**
 * One pipeline: components, clusters, environments, identity. Its name in the system is the name of the component.
 *
 * @example
 * new MlPipeline('train', { within: wine, pipeline: { steps: { fit } }, triggers: { nightly: { run: 'pipelines.train', cron: '0 2 * * *' } } });
 */
export class MlPipeline extends loadPulumi('azure').ComponentResource {
  /** Every resource that is its own, by its stable id; of a noun that stands alone, all that was made for it. */
  readonly nodes: ReadonlyMap<string, CustomResource>;
  /** Outputs by name: `Pipelines<Name>Id`, `…Start`, `…Console`. */
  readonly outputs: Readonly<Record<string, unknown>>;

  constructor(name: string, args: MlPipelineArgs | Placed, opts?: ComponentResourceOptions) {
    const joined = joinSystem(azureHooks, {
      name,
      args,
      opts,
      noun: ({ pipeline }: MlPipelineArgs) => ({ pipelines: { [name]: pipeline } }),
    });
    super('trivium:azure:MlPipeline', joined.name, {}, joined.opts);
    ({ nodes: this.nodes, outputs: this.outputs } = joined.bind(this));
    this.registerOutputs({ ...this.outputs });
  }
}

/** Arguments of {@link TrainingJob}. */
export type TrainingJobArgs = NounArgs & {
  /** The job as the spec writes it: a step with its command, inputs and outputs. */
  readonly job: JobSpec;
};

/**
 * A job that stands alone: a pipeline with one step.
 *
 * @example
 * new TrainingJob('refit', { within: wine, job: { kind: 'train', command: 'python train.py --model ${{outputs.model}}', outputs: { model: 'model' } } });
 */
export class TrainingJob extends loadPulumi('azure').ComponentResource {
  /** Every resource that is its own, by its stable id; of a noun that stands alone, all that was made for it. */
  readonly nodes: ReadonlyMap<string, CustomResource>;
  /** Outputs by name: `Jobs<Name>Id`, `…Start`, `…Console`. */
  readonly outputs: Readonly<Record<string, unknown>>;

  constructor(name: string, args: TrainingJobArgs | Placed, opts?: ComponentResourceOptions) {
    const joined = joinSystem(azureHooks, {
      name,
      args,
      opts,
      noun: ({ job }: TrainingJobArgs) => ({ jobs: { [name]: job } }),
    });
    super('trivium:azure:TrainingJob', joined.name, {}, joined.opts);
    ({ nodes: this.nodes, outputs: this.outputs } = joined.bind(this));
    this.registerOutputs({ ...this.outputs });
  }
}

/** Arguments of {@link ModelEndpoint}. */
export type ModelEndpointArgs = NounArgs &
  Pick<SystemSpec, 'pipelines'> & {
    /** The endpoint as the spec writes it: the model, machines, scaling, capture. */
    readonly endpoint: EndpointSpec;
  };

/**
 * An endpoint, with the release that keeps it at the approved version of its model.
 *
 * @example
 * new ModelEndpoint('live', { within: wine, endpoint: { model: 'wine-quality' } });
 */
export class ModelEndpoint extends loadPulumi('azure').ComponentResource {
  /** Every resource that is its own, by its stable id; of a noun that stands alone, all that was made for it. */
  readonly nodes: ReadonlyMap<string, CustomResource>;
  /** Outputs by name: `Endpoints<Name>Name`, `…Address`, `…Invoke`. */
  readonly outputs: Readonly<Record<string, unknown>>;

  constructor(name: string, args: ModelEndpointArgs | Placed, opts?: ComponentResourceOptions) {
    const joined = joinSystem(azureHooks, {
      name,
      args,
      opts,
      noun: ({ endpoint, pipelines }: ModelEndpointArgs) => ({ endpoints: { [name]: endpoint }, pipelines }),
    });
    super('trivium:azure:ModelEndpoint', joined.name, {}, joined.opts);
    ({ nodes: this.nodes, outputs: this.outputs } = joined.bind(this));
    this.registerOutputs({ ...this.outputs });
  }
}

/** Arguments of {@link MlAlarms}. */
export type MlAlarmsArgs = NounArgs &
  Pick<SystemSpec, 'pipelines' | 'endpoints'> & {
    /** The alarms by name, as the spec writes them: `{ of: 'endpoints.live.errorRate', above: '1%', notify: ['oncall'] }`. They watch what is in the system. */
    readonly alarms: Readonly<Record<string, AlarmSpec>>;
  };

/**
 * Alarms, and who is told. They watch what the system has, or what is declared beside them and made with them.
 *
 * @example
 * new MlAlarms('alarms', { within: wine, alarms: { errors: { of: 'endpoints.live.errorRate', above: '1%', for: '5m', notify: ['oncall'] } } });
 */
export class MlAlarms extends loadPulumi('azure').ComponentResource {
  /** Every resource that is its own, by its stable id; of a noun that stands alone, all that was made for it. */
  readonly nodes: ReadonlyMap<string, CustomResource>;
  /** Outputs by name, of what is declared beside them. */
  readonly outputs: Readonly<Record<string, unknown>>;

  constructor(name: string, args: MlAlarmsArgs | Placed, opts?: ComponentResourceOptions) {
    const joined = joinSystem(azureHooks, {
      name,
      args,
      opts,
      noun: ({ alarms, notifications, pipelines, endpoints }: MlAlarmsArgs) => ({
        alarms,
        notifications,
        pipelines,
        endpoints,
      }),
    });
    super('trivium:azure:MlAlarms', joined.name, {}, joined.opts);
    ({ nodes: this.nodes, outputs: this.outputs } = joined.bind(this));
    this.registerOutputs({ ...this.outputs });
  }
}

const CLASSES = { MlPipeline, TrainingJob, ModelEndpoint, MlAlarms } as const;

/** Makes the component below a system for a part of its spec. */
export const placeNoun =
  (parent: ComponentResource): MakeComponent =>
  ({ kind }, name, assembly) =>
    new CLASSES[kind](name, new Placed(assembly), { parent });
