import type { AlarmSpec, EndpointSpec, JobSpec, PipelineSpec, SystemSpec } from '../spec/generated/face.js';
import type { ComponentKind } from './noun.js';

/** What a pipeline takes beside what every noun takes. */
export interface PipelinePart {
  /** The pipeline as the spec writes it: parameters and steps. Paths are relative to `base`. */
  readonly pipeline: PipelineSpec;
}

/** What a job takes beside what every noun takes. */
export interface JobPart {
  /** The job as the spec writes it: a step with its command, inputs and outputs. */
  readonly job: JobSpec;
}

/** What an endpoint takes beside what every noun takes. */
export interface EndpointPart extends Pick<SystemSpec, 'pipelines'> {
  /** The endpoint as the spec writes it: the model, machines, scaling, capture. */
  readonly endpoint: EndpointSpec;
}

/** What alarms take beside what every noun takes. */
export interface AlarmsPart extends Pick<SystemSpec, 'pipelines' | 'endpoints' | 'notifications'> {
  /** The alarms by name, as the spec writes them: `{ of: 'endpoints.live.errorRate', above: '1%', notify: ['oncall'] }`. They watch what is in the system. */
  readonly alarms: Readonly<Record<string, AlarmSpec>>;
}

/** What each noun takes, by its kind. */
export interface NounParts {
  readonly MlPipeline: PipelinePart;
  readonly TrainingJob: JobPart;
  readonly ModelEndpoint: EndpointPart;
  readonly MlAlarms: AlarmsPart;
}

/** The parts of the spec that a noun is, by its name and what it was given. */
export const NOUN_PARTS: {
  readonly [K in ComponentKind]: (name: string, part: NounParts[K]) => Partial<SystemSpec>;
} = {
  MlPipeline: (name, { pipeline }) => ({ pipelines: { [name]: pipeline } }),
  TrainingJob: (name, { job }) => ({ jobs: { [name]: job } }),
  ModelEndpoint: (name, { endpoint, pipelines }) => ({ endpoints: { [name]: endpoint }, pipelines }),
  MlAlarms: (_name, { alarms, notifications, pipelines, endpoints }) => ({
    alarms,
    notifications,
    pipelines,
    endpoints,
  }),
};
