import type { Json } from '../../../spec/generated/face.js';

// What the `azure` blocks of steps are laid over: the node of a command component in a pipeline. Azure Resource Manager types it as "any"; these
// are the fields that azure-ai-ml sends. Where Azure Resource Manager has the same thing in camelCase (limits, resources, distribution,
// queue, services), a test holds the names here against those of `@pulumi/azure-native`.

/** Ends a node that runs too long. */
export interface CommandLimits {
  readonly job_limits_type: 'Command';
  /** ISO 8601 in whole seconds, such as `PT2H`. */
  readonly timeout?: string;
}

/** Processes that know each other by PyTorch's variables. */
export interface PyTorchDistribution {
  readonly distribution_type: 'PyTorch';
  readonly process_count_per_instance?: number;
}

/** Processes that MPI starts. */
export interface MpiDistribution {
  readonly distribution_type: 'Mpi';
  readonly process_count_per_instance?: number;
}

/** Workers and parameter servers of TensorFlow. */
export interface TensorFlowDistribution {
  readonly distribution_type: 'TensorFlow';
  readonly parameter_server_count?: number;
  readonly worker_count?: number;
}

/** The machines of a node. */
export interface NodeResources {
  readonly instance_count?: number;
  /** Size of the machine, for serverless compute, such as `Standard_DS3_v2`. */
  readonly instance_type?: string;
  /** Shared memory of the container, such as `2g`. */
  readonly shm_size?: string;
  /** More arguments of `docker run`. */
  readonly docker_args?: string;
  readonly properties?: { readonly [name: string]: Json };
}

/** Where a node stands in the queue of serverless compute. */
export interface QueueSettings {
  /** `Spot` machines can be taken away. */
  readonly job_tier?: 'Null' | 'Spot' | 'Basic' | 'Standard' | 'Premium';
}

/** The machines that a service is on: without it the first. */
export interface AllNodes {
  readonly nodes_value_type: 'All';
}

/** A program beside the command that people can open, such as a shell. https://learn.microsoft.com/azure/machine-learning/how-to-interactive-jobs */
export interface JobService {
  /** `ssh`, `vs_code`, `jupyter_lab`, `tensor_board` or `custom`. */
  readonly job_service_type?: string;
  readonly port?: number;
  readonly endpoint?: string;
  readonly nodes?: AllNodes;
  readonly properties?: { readonly [name: string]: string };
}

/** An input of a node: a binding such as `${{parent.inputs.x}}`, or a literal, which is always text. */
export interface BlockInput {
  readonly job_input_type: 'literal';
  readonly value: string;
  readonly mode?: 'Direct' | 'ReadOnlyMount' | 'ReadWriteMount' | 'Download' | 'EvalMount' | 'EvalDownload';
}

/** An output of a node. */
export interface BlockOutput {
  readonly job_output_type: 'uri_file' | 'uri_folder' | 'mltable' | 'mlflow_model' | 'custom_model' | 'triton_model';
  readonly mode?: 'ReadWriteMount' | 'Upload' | 'Direct';
  /** Where it is written to, such as `azureml://datastores/<name>/paths/<path>`. */
  readonly uri?: string;
}

/** The node of a step. https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-pipeline */
export interface CommandNodeFields {
  /** A remark that the studio shows. */
  readonly comment?: string;
  /** The id of the compute. */
  readonly computeId?: string;
  readonly distribution?: PyTorchDistribution | MpiDistribution | TensorFlowDistribution;
  /** More variables of the environment. */
  readonly environment_variables?: { readonly [name: string]: string };
  readonly inputs?: { readonly [name: string]: BlockInput };
  readonly limits?: CommandLimits;
  readonly outputs?: { readonly [name: string]: BlockOutput };
  readonly properties?: { readonly [name: string]: string };
  readonly queue_settings?: QueueSettings;
  readonly resources?: NodeResources;
  readonly services?: { readonly [name: string]: JobService };
}
