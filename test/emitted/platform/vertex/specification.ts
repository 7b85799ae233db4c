/** Where a task takes a parameter from. https://github.com/kubeflow/pipelines/blob/master/api/v2alpha1/pipeline_spec.proto */
export interface ParameterSource {
  readonly componentInputParameter?: string;
  readonly taskOutputParameter?: { readonly producerTask: string; readonly outputParameterKey: string };
  readonly runtimeValue?: { readonly constant?: unknown };
}

/** Where a task takes an artifact from. */
export interface ArtifactSource {
  readonly componentInputArtifact?: string;
  readonly taskOutputArtifact?: { readonly producerTask: string; readonly outputArtifactKey: string };
}

export interface Task {
  readonly componentRef: { readonly name: string };
  readonly dependentTasks?: readonly string[];
  readonly inputs?: {
    readonly parameters?: Readonly<Record<string, ParameterSource>>;
    readonly artifacts?: Readonly<Record<string, ArtifactSource>>;
  };
  readonly triggerPolicy?: { readonly condition?: string; readonly strategy?: string };
}

export interface Dag {
  readonly tasks: Readonly<Record<string, Task>>;
}

interface Definitions {
  readonly parameters?: Readonly<
    Record<string, { readonly parameterType: string; readonly defaultValue?: unknown; readonly isOptional?: boolean }>
  >;
  readonly artifacts?: Readonly<Record<string, { readonly artifactType: { readonly schemaTitle: string } }>>;
}

export interface Component {
  readonly dag?: Dag;
  readonly executorLabel?: string;
  readonly inputDefinitions?: Definitions;
  readonly outputDefinitions?: Definitions;
}

/** A container, as in a pipeline's executor. */
export interface Container {
  readonly image: string;
  readonly command: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value: string }[];
}

export interface Executor {
  readonly container?: Container;
  readonly importer?: { readonly artifactUri: { readonly constant: string } };
}

/** The parts of a PipelineSpec that a run needs. */
export interface PipelineSpec {
  readonly pipelineInfo: { readonly name: string };
  readonly root: Component;
  readonly components: Readonly<Record<string, Component>>;
  readonly deploymentSpec: { readonly executors: Readonly<Record<string, Executor>> };
  readonly defaultPipelineRoot: string;
}

/** Values of a task: parameters as JSON, artifacts by their address. */
export interface Values {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly artifacts: Readonly<Record<string, string>>;
}
