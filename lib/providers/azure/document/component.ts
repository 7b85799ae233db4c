/**
 * The forms of components, as they go over REST in `componentSpec`: snake_case, but for `componentId` and `computeId`. Azure Resource
 * Manager types them as "any"; what is written here is what azure-ai-ml sends.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/reference-yaml-component-command
 */
export type ComponentInput =
  | { readonly type: 'uri_file' | 'uri_folder'; readonly description?: string }
  | {
      readonly type: 'string' | 'integer' | 'number' | 'boolean';
      readonly description?: string;
      /** Always text. */ readonly default?: string;
    };

/** What a component writes. */
export type ComponentOutput = {
  readonly type: 'uri_folder';
};

/** What every component has. */
type ComponentBase = {
  /** Lower-case letters, digits, underscores. */
  readonly name: string;
  readonly version: string;
  readonly display_name: string;
  readonly description?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, ComponentInput>>;
  readonly outputs: Readonly<Record<string, ComponentOutput>>;
};

/** Several machines that work together; PyTorch's form sets the addresses and ranks that most libraries read. */
export type Distribution = {
  readonly type: 'pytorch';
  readonly process_count_per_instance: number;
};

/** A step: one command in one environment. */
export type CommandComponent = ComponentBase & {
  readonly type: 'command';
  readonly is_deterministic: boolean;
  readonly command: string;
  /** `azureml:` and the id of a code version. */
  readonly code: string;
  /** `azureml:` and the id of an environment version. */
  readonly environment: string;
  readonly resources: { readonly instance_count: number };
  readonly distribution?: Distribution;
};

/** An input of a node: a binding, or a literal, which is always text. `Direct` hands the address on instead of the files. */
export type NodeInput = {
  readonly job_input_type: 'literal';
  readonly value: string;
  readonly mode?: 'Direct' | 'ReadOnlyMount';
};
/** An output of a node: where it goes is the platform's choice, when it is written is ours. */
export type NodeOutput = {
  readonly job_output_type: 'uri_folder';
  readonly mode: 'Upload' | 'ReadWriteMount';
};

/** One step of a pipeline component. */
export type CommandNode = {
  readonly type: 'command';
  readonly name: string;
  readonly componentId: string;
  readonly computeId: string;
  readonly inputs: Readonly<Record<string, NodeInput>>;
  readonly outputs: Readonly<Record<string, NodeOutput>>;
  readonly resources: { readonly instance_count: number };
  readonly limits: { readonly job_limits_type: 'Command'; /** ISO 8601, whole seconds. */ readonly timeout: string };
  /**
   * That of its cluster, which has one. Its client id is not said: a component is made once for each content, and would keep the id of an identity
   * that is gone.
   */
  readonly identity: { readonly identity_type: 'Managed' };
};

/** A pipeline: nodes that are bound to each other. */
export type PipelineComponent = ComponentBase & {
  readonly type: 'pipeline';
  readonly jobs: Readonly<Record<string, CommandNode>>;
};
