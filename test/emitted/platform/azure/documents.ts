/** A value of a pipeline's node: always text, maybe a binding. */
export interface NodeInput {
  readonly job_input_type: string;
  readonly value: string;
  readonly mode?: string;
}

/** A step of a pipeline component, in the service's own spelling inside `jobs`. */
export interface Node {
  readonly componentId: string;
  readonly inputs: Readonly<Record<string, NodeInput>>;
  readonly outputs: Readonly<Record<string, { readonly job_output_type: string; readonly mode: string }>>;
  readonly computeId: string;
  readonly identity?: { readonly identity_type: string };
  readonly environment_variables?: Readonly<Record<string, string>>;
  readonly resources?: { readonly instance_count?: number };
}

/** A command or a pipeline as a component. */
export interface Component {
  readonly type: 'command' | 'pipeline';
  readonly name: string;
  readonly version: string;
  readonly command?: string;
  readonly code?: string;
  readonly inputs?: Readonly<Record<string, { readonly type: string; readonly default?: string }>>;
  readonly outputs?: Readonly<Record<string, { readonly type: string }>>;
  readonly environment_variables?: Readonly<Record<string, string>>;
  readonly jobs?: Readonly<Record<string, Node>>;
}

/** A job of kind Pipeline, in Azure Resource Manager's spelling. */
export interface PipelineJob {
  readonly componentId: string;
  readonly inputs: Readonly<
    Record<string, { readonly jobInputType: string; readonly value?: string; readonly uri?: string }>
  >;
}

/** A resource that uploads a file. */
export interface Blob {
  readonly blobName: string;
  readonly containerName: string;
  readonly accountName: string;
  readonly source: { readonly uploaded: string };
}
