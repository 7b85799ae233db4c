import type { Json } from '../../../lowered/ref.js';

/**
 * The intermediate representation of Kubeflow Pipelines, which Vertex AI Pipelines runs: what of it is emitted, and no more.
 *
 * No package on npm has these types. https://github.com/kubeflow/pipelines/blob/master/api/v2alpha1/pipeline_spec.proto
 */
export type KfpPipeline = {
  readonly pipelineInfo: { readonly name: string; readonly description?: string };
  readonly schemaVersion: '2.1.0';
  readonly sdkVersion: string;
  readonly defaultPipelineRoot: string;
  readonly root: KfpDagComponent;
  readonly components: Readonly<Record<string, KfpComponent>>;
  readonly deploymentSpec: { readonly executors: Readonly<Record<string, KfpExecutor>> };
};

/** Types of parameters. `NUMBER_INTEGER` holds whole numbers up to ±(2⁵³ − 1). */
export type KfpParameterType = 'STRING' | 'NUMBER_INTEGER' | 'NUMBER_DOUBLE' | 'BOOLEAN';

/** A parameter of a component. */
export type KfpParameter = {
  readonly parameterType: KfpParameterType;
  readonly defaultValue?: string | number | boolean;
  readonly isOptional?: boolean;
  /** Up to 1024 characters. */
  readonly description?: string;
};

/** What an artifact is. */
export type KfpArtifactType = {
  readonly schemaTitle: 'system.Dataset' | 'system.Model' | 'system.Metrics' | 'google.VertexModel';
  readonly schemaVersion: '0.0.1';
};

/** Inputs or outputs of a component. */
export type KfpDefinitions = {
  readonly artifacts?: Readonly<Record<string, { readonly artifactType: KfpArtifactType }>>;
  readonly parameters?: Readonly<Record<string, KfpParameter>>;
};

type KfpInterface = {
  readonly inputDefinitions?: KfpDefinitions;
  readonly outputDefinitions?: KfpDefinitions;
};
/** A component that an executor runs. */
export type KfpExecutorComponent = KfpInterface & {
  readonly executorLabel: string;
};
/** A component that is a graph of tasks: the root, and what runs under a condition. */
export type KfpDagComponent = KfpInterface & {
  readonly dag: { readonly tasks: Readonly<Record<string, KfpTask>> };
};
/** A component. */
export type KfpComponent = KfpExecutorComponent | KfpDagComponent;

/** Where a parameter of a task comes from. */
export type KfpParameterSource =
  | { readonly componentInputParameter: string }
  | { readonly taskOutputParameter: { readonly producerTask: string; readonly outputParameterKey: string } }
  | { readonly runtimeValue: { readonly constant: string | number | boolean } };
/** Where an artifact of a task comes from. */
export type KfpArtifactSource =
  | { readonly componentInputArtifact: string }
  | { readonly taskOutputArtifact: { readonly producerTask: string; readonly outputArtifactKey: string } };

/** A task of a graph. */
export type KfpTask = {
  readonly taskInfo: { readonly name: string };
  readonly componentRef: { readonly name: string };
  readonly dependentTasks?: readonly string[];
  readonly inputs?: {
    readonly parameters?: Readonly<Record<string, KfpParameterSource>>;
    readonly artifacts?: Readonly<Record<string, KfpArtifactSource>>;
  };
  /** Without `enableCache` it is off. */
  readonly cachingOptions: { readonly enableCache?: true };
  /** An expression in CEL over `inputs.parameter_values['name']`. */
  readonly triggerPolicy?: { readonly condition: string };
  /** A task has no timeout; it is tried again after any failure. Durations are seconds with an `s`. */
  readonly retryPolicy?: {
    readonly maxRetryCount: number;
    readonly backoffDuration: string;
    readonly backoffFactor: number;
    readonly backoffMaxDuration: string;
  };
};

/** What runs a component: a container, or the import of an artifact that exists. */
export type KfpExecutor = { readonly container: KfpContainer } | { readonly importer: KfpImporter };

/** A container. Vertex AI chooses the machine from `resources`. */
export type KfpContainer = {
  readonly image: string;
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value: string }[];
  readonly resources?: {
    readonly cpuLimit?: number;
    /** In GB (10⁹ bytes). */
    readonly memoryLimit?: number;
    readonly resourceCpuLimit?: string;
    /** With its unit: `16Gi`. */
    readonly resourceMemoryLimit?: string;
  };
};

/** The import of an artifact that exists: it gets a place in the lineage, nothing is copied. */
export type KfpImporter = {
  readonly artifactUri: { readonly constant: string };
  readonly typeSchema: KfpArtifactType;
  readonly metadata?: { readonly [key: string]: Json };
  readonly reimport: boolean;
};

/** Places in strings where Vertex AI puts values when a task starts. */
export const PLACEHOLDER = {
  inputPath: (name: string) => `{{$.inputs.artifacts['${name}'].path}}`,
  inputUri: (name: string) => `{{$.inputs.artifacts['${name}'].uri}}`,
  inputParameter: (name: string) => `{{$.inputs.parameters['${name}']}}`,
  outputPath: (name: string) => `{{$.outputs.artifacts['${name}'].path}}`,
  outputFile: (name: string) => `{{$.outputs.parameters['${name}'].output_file}}`,
  /** All inputs and outputs as JSON, escaped to stand inside a string of JSON: no value can break out of it. */
  executorInputInJson: '{{$.json_escape[1]}}',
  job: '{{$.pipeline_job_name}}',
} as const;
