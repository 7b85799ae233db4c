import type { Construct as ConstructType } from 'constructs';
import type { Group } from '../../../engine/noun.js';
import type { AlarmSpec, EndpointSpec, JobSpec, PipelineSpec, SystemSpec } from '../../../spec/generated/face.js';
import { logicalId, RELEASE, topicId } from '../ids.js';
import type { Assembly } from './assembly.js';
import { Noun, Placed, type NounProps } from './noun.js';

/** Props of {@link MlPipeline}. */
export type MlPipelineProps = NounProps & {
  /** The pipeline as the spec writes it: parameters and steps. Paths are relative to `base`. */
  readonly pipeline: PipelineSpec;
};

/**
 * One pipeline: the SageMaker pipeline, with its role and the groups of the models that it registers.
 *
 * @example
 * const pipeline = new MlPipeline(stack, 'Train', { within: wine, pipeline: { steps: { fit } }, triggers: { nightly: { run: 'pipelines.train', cron: '0 2 * * *' } } });
 */
export class MlPipeline extends Noun {
  constructor(scope: ConstructType, id: string, props: MlPipelineProps | Placed) {
    super(scope, id, props, (name) => ({ pipelines: { [name]: (props as MlPipelineProps).pipeline } }));
  }

  /** The name of the SageMaker pipeline. */
  get pipelineName(): string | undefined {
    return this.attribute(logicalId('pipelines', this.name), 'Ref');
  }
  /** The ARN of the SageMaker pipeline. */
  get pipelineArn(): string {
    return this.output('pipelines', this.name, 'id');
  }
  /** The ARN of the role that its jobs run as. */
  get jobRoleArn(): string | undefined {
    return this.roleArn('job');
  }
}

/** Props of {@link TrainingJob}. */
export type TrainingJobProps = NounProps & {
  /** The job as the spec writes it: a step with its command, inputs and outputs. */
  readonly job: JobSpec;
};

/**
 * A job that stands alone: a SageMaker pipeline with one step.
 *
 * @example
 * const refit = new TrainingJob(stack, 'Refit', { within: wine, job: { kind: 'train', command: 'python train.py --model ${{outputs.model}}', outputs: { model: 'model' } } });
 */
export class TrainingJob extends Noun {
  constructor(scope: ConstructType, id: string, props: TrainingJobProps | Placed) {
    super(scope, id, props, (name) => ({ jobs: { [name]: (props as TrainingJobProps).job } }));
  }

  /** The name of the SageMaker pipeline. */
  get pipelineName(): string | undefined {
    return this.attribute(logicalId('jobs', this.name), 'Ref');
  }
  /** The ARN of the SageMaker pipeline. */
  get pipelineArn(): string {
    return this.output('jobs', this.name, 'id');
  }
  /** The ARN of the role that it runs as. */
  get jobRoleArn(): string | undefined {
    return this.roleArn('job');
  }
}

/** Props of {@link ModelEndpoint}. */
export type ModelEndpointProps = NounProps &
  Pick<SystemSpec, 'pipelines'> & {
    /** The endpoint as the spec writes it: the model, machines, scaling, capture. */
    readonly endpoint: EndpointSpec;
  };

/**
 * An endpoint, with the release that keeps it at the approved version of its model.
 *
 * @example
 * const live = new ModelEndpoint(stack, 'Live', { within: wine, endpoint: { model: 'wine-quality' } });
 */
export class ModelEndpoint extends Noun {
  constructor(scope: ConstructType, id: string, props: ModelEndpointProps | Placed) {
    super(scope, id, props, (name) => ({
      endpoints: { [name]: (props as ModelEndpointProps).endpoint },
      pipelines: (props as ModelEndpointProps).pipelines,
    }));
  }

  /** The name of the SageMaker endpoint, which the release makes with the first version that is approved. */
  get endpointName(): string {
    return this.output('endpoints', this.name, 'name');
  }
  /** The ARN of the state machine of the release; nothing when the endpoint serves one artifact. */
  get releaseArn(): string | undefined {
    return this.attribute(RELEASE.machine(this.name), 'Ref');
  }
  /** The ARN of the role that its containers run as. */
  get endpointRoleArn(): string | undefined {
    return this.roleArn('endpoint');
  }
}

/** Props of {@link MlAlarms}. */
export type MlAlarmsProps = NounProps &
  Pick<SystemSpec, 'pipelines' | 'endpoints'> & {
    /** The alarms by name, as the spec writes them: `{ of: 'endpoints.live.errorRate', above: '1%', notify: ['oncall'] }`. They watch what is in the system. */
    readonly alarms: Readonly<Record<string, AlarmSpec>>;
  };

/**
 * Alarms, and who is told. They watch what the system has, or what is declared beside them and made with them.
 *
 * @example
 * new MlAlarms(stack, 'Alarms', { within: wine, alarms: { errors: { of: 'endpoints.live.errorRate', above: '1%', for: '5m', notify: ['oncall'] } }, notifications: { oncall: { email: ['oncall@example.com'] } } });
 */
export class MlAlarms extends Noun {
  constructor(scope: ConstructType, id: string, props: MlAlarmsProps | Placed) {
    super(scope, id, props, () => ({
      pipelines: (props as MlAlarmsProps).pipelines,
      endpoints: (props as MlAlarmsProps).endpoints,
    }));
  }

  /** The ARN of the SNS topic of a notification. */
  topicArn(notification: string): string | undefined {
    return this.attribute(topicId(notification), 'Ref');
  }
}

const CLASSES = { MlPipeline, TrainingJob, ModelEndpoint, MlAlarms } as const;

/** Makes the construct below a system for a part of its spec. */
export const placeNoun =
  (scope: ConstructType) =>
  ({ kind, key, name }: Group, assembly: Assembly): Noun =>
    new CLASSES[kind](scope, key, new Placed(assembly, name));
