import type {
  AlarmSpec,
  DatasetSpec,
  EndpointSpec,
  EnvironmentSpec,
  JobSpec,
  ModelSpec,
  NotificationSpec,
  PipelineSpec,
  SecretSpec,
  SystemSpec,
  TriggerSpec,
} from '../spec/generated/face.js';
import { EndpointHandle } from './endpoint.js';
import { declare, Handle, plain } from './handle.js';
import { commandText, JobHandle, PipelineBuilder, type RunHandle } from './pipeline.js';
import type { Inputs, Outputs, Params, StepReferences, ValueOf } from './step.js';

/** What is said of a whole system. */
export type SystemOptions = Pick<SystemSpec, 'owner' | 'tags' | 'defaults' | 'environments' | 'overrides'>;

/** What an endpoint serves: the approved version of a model, or one artifact. */
export type Served =
  | { readonly model: Handle<'registry'>; readonly artifact?: never }
  | { readonly artifact: NonNullable<EndpointSpec['artifact']>; readonly model?: never };
/** An endpoint: its model is a handle. */
export type EndpointOptions = Omit<EndpointSpec, 'model' | 'artifact' | 'secrets'> &
  Served & { readonly secrets?: Readonly<Record<string, Handle<'secret'>>> };
/** An alarm: what it watches and who is told are handles. */
export type AlarmOptions = Omit<AlarmSpec, 'of' | 'notify'> & {
  readonly of: Handle<'alarmSubject'>;
  readonly notify?: readonly Handle<'notification'>[];
};
/** A trigger: what it starts is a handle, and its values are of that pipeline's parameters. */
export type TriggerOptions<P extends Params> = Omit<TriggerSpec, 'run' | 'params'> & {
  readonly run: RunHandle<P, 'pipeline' | 'job'>;
  readonly params?: { readonly [K in keyof NoInfer<P>]?: ValueOf<NoInfer<P>[K]> };
};
/** A job: a step that stands alone. */
export type JobOptions<I extends Inputs, O extends Outputs, M extends string, P extends Params> = Omit<
  JobSpec,
  'params' | 'inputs' | 'outputs' | 'metrics' | 'command' | 'secrets'
> &
  Omit<StepReferences<I, O, M, P, never>, 'after'> & { readonly params?: P };

type Map<T> = Record<string, T>;

/**
 * A system that is being declared in TypeScript. Each method declares one noun and gives back a handle that others name, so
 * that a wrong reference does not compile. `toJSON` gives the same plain JSON that the YAML spelling parses to.
 */
export class SystemBuilder {
  readonly #options: SystemOptions;
  readonly #environments: Map<EnvironmentSpec> = {};
  readonly #datasets: Map<DatasetSpec> = {};
  readonly #secrets: Map<SecretSpec> = {};
  readonly #models: Map<ModelSpec> = {};
  readonly #pipelines: Map<{ toSpec(): PipelineSpec }> = {};
  readonly #jobs: Map<JobSpec> = {};
  readonly #endpoints: Map<EndpointSpec> = {};
  readonly #alarms: Map<AlarmSpec> = {};
  readonly #notifications: Map<NotificationSpec> = {};
  readonly #triggers: Map<TriggerSpec> = {};

  constructor(
    readonly name: string,
    options: SystemOptions = {},
  ) {
    this.#options = options;
  }

  /** Declares where the system lives. */
  environment(name: string, spec: EnvironmentSpec): this {
    if (Object.hasOwn(this.#options.environments ?? {}, name)) {
      throw new Error(`the environment "${name}" is declared twice`);
    }
    declare(this.#environments, 'the environment', name, spec);
    return this;
  }

  /** Declares data that steps read. */
  dataset(name: string, spec: DatasetSpec): Handle<'dataset'> {
    declare(this.#datasets, 'the dataset', name, spec);
    return new Handle(`datasets.${name}`);
  }

  /** Declares a secret by reference. */
  secret(name: string, spec: SecretSpec): Handle<'secret'> {
    declare(this.#secrets, 'the secret', name, spec);
    return new Handle(name);
  }

  /** Declares a registry entry. */
  model(name: string, spec: ModelSpec = {}): Handle<'registry'> {
    declare(this.#models, 'the model', name, spec);
    return new Handle(name);
  }

  /** Declares a pipeline; its steps are declared on what is given back. */
  pipeline<const Name extends string, const P extends Params = {}>(
    name: Name,
    spec: Omit<PipelineSpec, 'steps' | 'params'> & { readonly params?: P } = {},
  ): PipelineBuilder<P, `pipelines.${Name}`> {
    const builder = new PipelineBuilder<P, `pipelines.${Name}`>(name, spec);
    declare(this.#pipelines, 'the pipeline', name, builder);
    return builder;
  }

  /** Declares a step that stands alone. */
  job<
    const I extends Inputs = {},
    const O extends Outputs = {},
    const M extends string = never,
    const P extends Params = {},
  >(name: string, spec: JobOptions<I, O, M, P>): JobHandle<P> {
    const params = spec.params ?? ({} as P);
    declare(this.#jobs, 'the job', name, plain({ ...spec, command: commandText<I, O, P>(spec.command, spec, params) }));
    return new JobHandle<P>(`jobs.${name}`);
  }

  /** Declares a model that answers requests. */
  endpoint(name: string, spec: EndpointOptions): EndpointHandle {
    declare(this.#endpoints, 'the endpoint', name, plain(spec));
    return new EndpointHandle(`endpoints.${name}`);
  }

  /** Declares who is told. */
  notification(name: string, spec: NotificationSpec): Handle<'notification'> {
    declare(this.#notifications, 'the notification', name, spec);
    return new Handle(name);
  }

  /** Declares something that is watched. */
  alarm(name: string, spec: AlarmOptions): void {
    declare(this.#alarms, 'the alarm', name, plain(spec));
  }

  /** Declares what starts a pipeline or a job. */
  trigger<P extends Params>(name: string, spec: TriggerOptions<P>): void {
    declare(this.#triggers, 'the trigger', name, plain(spec));
  }

  /** The spec as plain JSON: the same as the YAML spelling. */
  toJSON(): SystemSpec {
    const { environments, ...options } = this.#options;
    const maps = {
      environments: { ...environments, ...this.#environments },
      datasets: this.#datasets,
      secrets: this.#secrets,
      models: this.#models,
      pipelines: Object.fromEntries(
        Object.entries(this.#pipelines).map(([name, pipeline]) => [name, pipeline.toSpec()]),
      ),
      jobs: this.#jobs,
      endpoints: this.#endpoints,
      alarms: this.#alarms,
      notifications: this.#notifications,
      triggers: this.#triggers,
    };
    const used = Object.fromEntries(Object.entries(maps).filter(([, map]) => Object.keys(map).length > 0));
    return plain({ trivium: 1, system: this.name, ...options, ...used });
  }
}

/**
 * Starts the declaration of a system.
 *
 * @param name - kebab-case; becomes part of the name of every resource
 */
export function system(name: string, options: SystemOptions = {}): SystemBuilder {
  return new SystemBuilder(name, options);
}
