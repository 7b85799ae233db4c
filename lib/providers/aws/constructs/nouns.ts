import type { CfnResource } from 'aws-cdk-lib';
import type { Construct as ConstructType } from 'constructs';
import { compileSpec } from '../../../engine/cdk/compile-spec.js';
import { loadConstructs } from '../../../engine/cdk/sdk.js';
import { specAround, type SpecAround } from '../../../spec/around.js';
import type { AlarmSpec, EndpointSpec, JobSpec, PipelineSpec, SystemSpec } from '../../../spec/generated/face.js';
import { bindPart } from '../bind.js';
import { standOn, type OnFoundation } from './ml-system.js';

/** Props that every noun that stands alone has. */
export interface NounProps extends SpecAround, OnFoundation {
  /**
   * Name of the noun in the spec: physical names are made of it.
   *
   * @default - the id of the construct
   */
  readonly name?: string;
}

type Nodes = ReadonlyMap<string, CfnResource>;

/** Compiles a spec with one noun in it, and makes its resources below a construct. */
const bindNoun = (self: ConstructType, props: NounProps, noun: Partial<SystemSpec>): Nodes => bindPart(self, 'system', compileSpec(specAround(props, noun)), standOn(self, props.foundation));

/** Props of {@link MlPipeline}. */
export interface MlPipelineProps extends NounProps { readonly pipeline: PipelineSpec }

/** One pipeline of a system, on its own: the SageMaker pipeline, its role, the groups of the models that it registers. */
export class MlPipeline extends loadConstructs().Construct {
  /** Every resource, by its logical id. */
  readonly nodes: Nodes;

  constructor(scope: ConstructType, id: string, props: MlPipelineProps) {
    super(scope, id);
    this.nodes = bindNoun(this, props, { pipelines: { [props.name ?? id]: props.pipeline } });
  }
}

/** Props of {@link TrainingJob}. */
export interface TrainingJobProps extends NounProps { readonly job: JobSpec }

/** A job that stands alone: a pipeline with one step. */
export class TrainingJob extends loadConstructs().Construct {
  /** Every resource, by its logical id. */
  readonly nodes: Nodes;

  constructor(scope: ConstructType, id: string, props: TrainingJobProps) {
    super(scope, id);
    this.nodes = bindNoun(this, props, { jobs: { [props.name ?? id]: props.job } });
  }
}

/** Props of {@link ModelEndpoint}. */
export interface ModelEndpointProps extends NounProps, Pick<SystemSpec, 'pipelines'> { readonly endpoint: EndpointSpec }

/** An endpoint, with the release that keeps it at the approved version of its model. */
export class ModelEndpoint extends loadConstructs().Construct {
  /** Every resource, by its logical id. */
  readonly nodes: Nodes;

  constructor(scope: ConstructType, id: string, props: ModelEndpointProps) {
    super(scope, id);
    this.nodes = bindNoun(this, props, { endpoints: { [props.name ?? id]: props.endpoint }, pipelines: props.pipelines });
  }
}

/** Props of {@link MlAlarms}: alarms watch what is declared beside them. */
export interface MlAlarmsProps extends NounProps, Pick<SystemSpec, 'pipelines' | 'endpoints'> { readonly alarms: Readonly<Record<string, AlarmSpec>> }

/** Alarms, and who is told. What they watch is declared beside them, and made with them. */
export class MlAlarms extends loadConstructs().Construct {
  /** Every resource, by its logical id. */
  readonly nodes: Nodes;

  constructor(scope: ConstructType, id: string, props: MlAlarmsProps) {
    super(scope, id);
    const { alarms, pipelines, endpoints } = props;
    this.nodes = bindNoun(this, props, { alarms, pipelines, endpoints });
  }
}
