import type { CfnResource } from 'aws-cdk-lib';
import type { Construct as ConstructType } from 'constructs';
import { compiledOf, isCompiled, type SpecProps } from '../../../engine/cdk/compile-spec.js';
import { loadConstructs } from '../../../engine/cdk/sdk.js';
import type { IdentityRole } from '../../../plan/node.js';
import { logicalId, roleId, topicId } from '../ids.js';
import { Assembly } from './assembly.js';
import { attributeOf, type OnFoundation } from './noun.js';
import { MlPipeline, ModelEndpoint, placeNoun, TrainingJob, type MlAlarms } from './nouns.js';

/** Props of {@link MlSystem}. */
export interface MlSystemProps extends SpecProps, OnFoundation {}

/**
 * One machine-learning system on AWS: everything that its spec says. Below it there is a construct for each pipeline, job and endpoint, and
 * one for the alarms; and others can be added to it, in its stack or in another one, with `within`. A stack holds one system, since logical ids
 * are public.
 *
 * @example
 * const wine = new MlSystem(new Stack(app, 'wine'), 'System', { spec: 'system.yaml', environment: 'dev', foundation });
 * new CfnOutput(wine, 'Train', { value: wine.pipeline('train').pipelineArn });
 */
export class MlSystem extends loadConstructs().Construct {
  /** Every resource, by its logical id: `PipelinesTrain`; those of the nouns that were added, too. */
  readonly nodes: ReadonlyMap<string, CfnResource>;
  /** @internal */
  readonly assembly: Assembly;

  constructor(scope: ConstructType, id: string, props: MlSystemProps) {
    super(scope, id);
    const { foundation } = props;
    const compiled = compiledOf(props);
    this.assembly = new Assembly({ root: this, source: compiled.source, foundation, component: placeNoun(this) });
    this.nodes = this.assembly.nodesOf(this);
    this.assembly.bind(this, compiled);
    // An app that compiles by itself says what it finds.
    if (!isCompiled(props)) this.assembly.annotate(this, compiled);
  }

  /** The outputs of the system by name: `PipelinesTrainStart`, `EndpointsLiveAddress`, … */
  get outputs(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.assembly.made.outputs].map(([name, { value }]) => [name, String(value)]));
  }

  /** A pipeline of the spec. */
  pipeline(name: string): MlPipeline {
    return this.#component(`pipelines.${name}`, MlPipeline);
  }
  /** A job of the spec. */
  job(name: string): TrainingJob {
    return this.#component(`jobs.${name}`, TrainingJob);
  }
  /** An endpoint of the spec. */
  endpoint(name: string): ModelEndpoint {
    return this.#component(`endpoints.${name}`, ModelEndpoint);
  }
  /** The alarms of the spec; nothing when it has none. */
  get alarms(): MlAlarms | undefined {
    return this.assembly.components.get('alarms') as MlAlarms | undefined;
  }

  /** The ARN of a role of the system, made or brought; nothing where the system needs none. */
  roleArn(role: IdentityRole): string | undefined {
    return attributeOf(this.assembly, roleId(role), 'Arn');
  }
  /** The ARN of the SNS topic of a notification. */
  topicArn(notification: string): string | undefined {
    return attributeOf(this.assembly, topicId(notification), 'Ref');
  }
  /** The name of the model package group of a model. */
  modelPackageGroupName(model: string): string | undefined {
    return this.outputs[logicalId('models', model, 'registry')];
  }

  #component<T>(key: string, kind: new (...given: never) => T): T {
    const found = this.assembly.components.get(key);
    if (found instanceof kind) return found;
    throw new Error(`the system has no ${key}; it has ${[...this.assembly.components.keys()].join(', ')}`);
  }
}
