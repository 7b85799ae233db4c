import type { CfnResource } from 'aws-cdk-lib';
import type { Construct as ConstructType } from 'constructs';
import { compiledOf, isCompiled, type SpecProps } from '../../../engine/cdk/compile-spec.js';
import { loadConstructs } from '../../../engine/cdk/sdk.js';
import type { IdentityRole } from '../../../plan/node.js';
import { logicalId, roleId, topicId } from '../ids.js';
import { Assembly } from './assembly.js';
import { checkHas, type NounWord } from './check-has.js';
import { attributeOf, Placed, type Noun, type OnFoundation } from './noun.js';
import { MlAlarms, MlPipeline, ModelEndpoint, placeNoun, TrainingJob } from './nouns.js';

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

  /**
   * A pipeline of the system: of its spec, or one that joined it.
   *
   * @throws SpecError when it has none of the name
   */
  pipeline(name: string): MlPipeline {
    return this.#noun('pipeline', name, MlPipeline);
  }
  /**
   * A job of the system: of its spec, or one that joined it.
   *
   * @throws SpecError when it has none of the name
   */
  job(name: string): TrainingJob {
    return this.#noun('job', name, TrainingJob);
  }
  /**
   * An endpoint of the system: of its spec, or one that joined it.
   *
   * @throws SpecError when it has none of the name
   */
  endpoint(name: string): ModelEndpoint {
    return this.#noun('endpoint', name, ModelEndpoint);
  }
  /** The alarms of the spec; nothing when it has none. */
  get alarms(): MlAlarms | undefined {
    const alarms = this.assembly.madeAs('alarms');
    return alarms instanceof MlAlarms ? alarms : undefined;
  }

  /** The ARN of a role of the system, made or brought; nothing where the system needs none. */
  roleArn(role: IdentityRole): string | undefined {
    return attributeOf(this.assembly, roleId(role), 'Arn');
  }
  /**
   * The ARN of the SNS topic of a notification.
   *
   * @throws SpecError when the system has none of the name
   */
  topicArn(notification: string): string | undefined {
    checkHas(this.assembly.compiled, 'notification', notification);
    return attributeOf(this.assembly, topicId(notification), 'Ref');
  }
  /**
   * The name of the model package group of a model; nothing when no pipeline registers it.
   *
   * @throws SpecError when the system has none of the name
   */
  modelPackageGroupName(model: string): string | undefined {
    checkHas(this.assembly.compiled, 'model', model);
    return this.outputs[logicalId('models', model, 'registry')];
  }

  /** One that its spec has, or one that joined it; what another noun brought along stands in that one, and has its names here all the same. */
  #noun<T extends Noun>(
    word: NounWord,
    name: string,
    kind: new (scope: ConstructType, id: string, props: never) => T,
  ): T {
    const key = checkHas(this.assembly.compiled, word, name);
    const found = [this.assembly.madeAs(key), this.node.tryFindChild(key)].find(
      (made): made is T => made instanceof kind,
    );
    return found ?? new kind(this, key, new Placed(this.assembly, name) as never);
  }
}
