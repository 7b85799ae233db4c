import type { Construct as ConstructType } from 'constructs';
import type { AlarmsPart, EndpointPart, JobPart, PipelinePart } from '../../../engine/noun-part.js';
import type { ComponentKind, Group } from '../../../engine/noun.js';
import { logicalId, RELEASE, topicId } from '../ids.js';
import type { Assembly } from './assembly.js';
import { Noun, Placed, type NounProps } from './noun.js';

/** Props of {@link MlPipeline}. */
export type MlPipelineProps = NounProps & PipelinePart;

/**
 * One pipeline: the SageMaker pipeline, with its role and the groups of the models that it registers.
 *
 * @example
 * const pipeline = new MlPipeline(stack, 'Train', { within: wine, pipeline: { steps: { fit } }, triggers: { nightly: { run: 'pipelines.train', cron: '0 2 * * *' } } });
 */
export class MlPipeline extends Noun<'MlPipeline'> {
  constructor(scope: ConstructType, id: string, props: MlPipelineProps) {
    super(scope, id, 'MlPipeline', props);
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
export type TrainingJobProps = NounProps & JobPart;

/**
 * A job that stands alone: a SageMaker pipeline with one step.
 *
 * @example
 * const refit = new TrainingJob(stack, 'Refit', { within: wine, job: { kind: 'train', command: 'python train.py --model ${{outputs.model}}', outputs: { model: 'model' } } });
 */
export class TrainingJob extends Noun<'TrainingJob'> {
  constructor(scope: ConstructType, id: string, props: TrainingJobProps) {
    super(scope, id, 'TrainingJob', props);
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
export type ModelEndpointProps = NounProps & EndpointPart;

/**
 * An endpoint, with the release that keeps it at the approved version of its model.
 *
 * @example
 * const live = new ModelEndpoint(stack, 'Live', { within: wine, endpoint: { model: 'wine-quality' } });
 */
export class ModelEndpoint extends Noun<'ModelEndpoint'> {
  constructor(scope: ConstructType, id: string, props: ModelEndpointProps) {
    super(scope, id, 'ModelEndpoint', props);
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
export type MlAlarmsProps = NounProps & AlarmsPart;

/**
 * Alarms, and who is told. They watch what the system has, or what is declared beside them and made with them.
 *
 * @example
 * new MlAlarms(stack, 'Alarms', { within: wine, alarms: { errors: { of: 'endpoints.live.errorRate', above: '1%', for: '5m', notify: ['oncall'] } }, notifications: { oncall: { email: ['oncall@example.com'] } } });
 */
export class MlAlarms extends Noun<'MlAlarms'> {
  constructor(scope: ConstructType, id: string, props: MlAlarmsProps) {
    super(scope, id, 'MlAlarms', props);
  }

  /**
   * The ARN of the SNS topic of a notification.
   *
   * @throws SpecError when the system has none of the name
   */
  topicArn(notification: string): string | undefined {
    this.checkHas('notification', notification);
    return this.attribute(topicId(notification), 'Ref');
  }
}

const CLASSES: { readonly [K in ComponentKind]: new (scope: ConstructType, id: string, props: never) => Noun<K> } = {
  MlPipeline,
  TrainingJob,
  ModelEndpoint,
  MlAlarms,
};

/** Makes the construct below a system for a part of its spec: what it is was compiled with the system. */
export const placeNoun =
  (scope: ConstructType) =>
  ({ kind, key, name }: Group, assembly: Assembly): Noun =>
    new CLASSES[kind](scope, key, new Placed(assembly, name) as never);
