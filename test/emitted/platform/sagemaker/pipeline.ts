import path from 'node:path';
import { canonicalJson } from '../../../../lib/lowered/canonical.js';
import { documentOf, type Emitted } from '../emitted.js';
import { inOrder } from '../order.js';
import { ObjectStore } from '../store.js';
import type { Condition, Definition, ModelPackage, Processing, Step, Training } from './definition.js';
import { runProcessing, runTraining, type Jobs } from './jobs.js';
import { resolved, stepsIn, type Scope } from './values.js';

const COMPARE: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  LessThanOrEqualTo: (left, right) => left <= right,
  GreaterThanOrEqualTo: (left, right) => left >= right,
  LessThan: (left, right) => left < right,
  GreaterThan: (left, right) => left > right,
  Equals: (left, right) => left === right,
};
const IS: Readonly<Record<Definition['Parameters'][number]['Type'], (value: unknown) => boolean>> = {
  Integer: Number.isInteger,
  Float: (value) => typeof value === 'number',
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
};

/** What is left of a run. */
export interface SageMakerRun {
  readonly registered: readonly ModelPackage[];
  readonly logs: string;
  /** What the service says of each step. */
  readonly steps: Readonly<Record<string, unknown>>;
}

/**
 * SageMaker Pipelines: starts the steps of a definition in the order of their references, resolves what they take from each other,
 * compares what property files hold, and registers.
 */
export class SageMaker {
  readonly s3: ObjectStore;
  /** Jobs that ran with the very same arguments are not run again, as with the service's step caching. */
  private readonly cache = new Map<string, unknown>();
  private logs = '';

  constructor(
    private readonly emitted: Emitted,
    private readonly jobs: Omit<Jobs, 's3' | 'log'>,
  ) {
    this.s3 = new ObjectStore(path.join(jobs.folder, 's3'), 's3');
    for (const { id, uri } of emitted.assets) this.s3.put(uri, emitted.content(id));
  }

  /** StartPipelineExecution, to its end. */
  async start(document: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<SageMakerRun> {
    const definition = documentOf<Definition>(this.emitted, document);
    const known = definition.Parameters.map(({ Name }) => Name);
    const strange = Object.keys(parameters).filter((name) => !known.includes(name));
    if (strange.length > 0) throw new Error(`the pipeline has no parameters ${strange.join(', ')}`);
    const values = definition.Parameters.map(({ Name, Type, DefaultValue }) => {
      const value = parameters[Name] ?? DefaultValue;
      if (!IS[Type](value)) throw new Error(`the parameter ${Name} is no ${Type}: ${String(value)}`);
      return [Name, value] as const;
    });
    const execution = {
      PipelineName: 'pipeline',
      PipelineExecutionId: 'x7k2m9qp4abc',
      PipelineExecutionArn: 'arn:aws:sagemaker:eu-west-1:111122223333:pipeline/pipeline/execution/x7k2m9qp4abc',
    };
    const scope: Scope = { Parameters: Object.fromEntries(values), Execution: execution, Steps: {} };
    const registered: ModelPackage[] = [];
    this.logs = '';
    await this.runSteps(definition.Steps, scope, registered);
    return { registered, logs: this.logs, steps: scope.Steps };
  }

  private async runSteps(steps: readonly Step[], scope: Scope, registered: ModelPackage[]): Promise<void> {
    const names = new Set(steps.map(({ Name }) => Name));
    const needs = new Map(
      steps.map(({ Name, Arguments, DependsOn = [] }) => [
        Name,
        [...DependsOn, ...stepsIn(Arguments).filter((name) => names.has(name) && name !== Name)],
      ]),
    );
    // A step of the other branch of a condition may be named by nobody here; whatever is named must have run already.
    for (const name of inOrder(needs)) {
      const step = steps.find(({ Name }) => Name === name);
      if (step !== undefined) await this.runStep(step, scope, registered);
    }
  }

  private async runStep(step: Step, scope: Scope, registered: ModelPackage[]): Promise<void> {
    if (step.Type === 'Condition') {
      const { Conditions, IfSteps, ElseSteps } = step.Arguments as {
        Conditions: readonly Condition[];
        IfSteps: readonly Step[];
        ElseSteps: readonly Step[];
      };
      return this.runSteps(
        Conditions.every((condition) => this.holds(condition, scope)) ? IfSteps : ElseSteps,
        scope,
        registered,
      );
    }
    const given = resolved(step.Arguments, scope);
    if (step.Type === 'RegisterModel') {
      registered.push(given as ModelPackage);
      return;
    }
    const key = canonicalJson([step.Name, given]);
    const jobs: Jobs = {
      ...this.jobs,
      s3: this.s3,
      log: (text) => {
        this.logs += text;
      },
    };
    const work = {
      Processing: () => runProcessing(step, given as Processing, jobs),
      Training: () => runTraining(step, given as Training, jobs),
    }[step.Type];
    if (work === undefined) throw new Error(`steps of type ${step.Type} are not played here`);
    const description = this.cache.get(key) ?? (await work());
    this.cache.set(key, description);
    scope.Steps[step.Name] = description;
  }

  private holds(condition: Condition, scope: Scope): boolean {
    const compare = COMPARE[condition.Type];
    if (compare === undefined) throw new Error(`the condition ${condition.Type} is not played here`);
    return compare(this.number(condition.LeftValue, scope), this.number(condition.RightValue, scope));
  }

  /** A side of a comparison: a value, or what a property file holds at a path. */
  private number(value: unknown, scope: Scope): number {
    const get = (
      value as { readonly 'Std:JsonGet'?: { readonly PropertyFile: unknown; readonly Path: string } } | null
    )?.['Std:JsonGet'];
    const found =
      get === undefined
        ? resolved(value, scope)
        : (
            JSON.parse(this.s3.get(String(resolved(get.PropertyFile, scope))).toString('utf8')) as Record<
              string,
              unknown
            >
          )[get.Path];
    if (typeof found !== 'number') throw new Error(`${JSON.stringify(value)} is no number: ${String(found)}`);
    return found;
  }
}
