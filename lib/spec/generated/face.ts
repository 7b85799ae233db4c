// Generated from lib/spec by `npm run generate`. Do not edit.

/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The type of a vendor block in a part of the spec: the vendor's own once it is known, else JSON. */
export type BlockOf<Blocks, Part extends string> = Part extends keyof Blocks ? Blocks[Part] : { readonly [name: string]: Json };

/**
 * Types of the `aws` blocks, by the part of the spec that they stand in. It is empty, and the blocks are JSON, until a program has
 * `import type {} from 'trivium/aws/blocks'` (or imports anything of `trivium/aws`): then they have the vendor's own types.
 */
export interface AwsBlocks {}

/**
 * Types of the `azure` blocks, by the part of the spec that they stand in. It is empty, and the blocks are JSON, until a program has
 * `import type {} from 'trivium/azure/blocks'` (or imports anything of `trivium/azure`): then they have the vendor's own types.
 */
export interface AzureBlocks {}

/**
 * Types of the `gcp` blocks, by the part of the spec that they stand in. It is empty, and the blocks are JSON, until a program has
 * `import type {} from 'trivium/gcp/blocks'` (or imports anything of `trivium/gcp`): then they have the vendor's own types.
 */
export interface GcpBlocks {}

/**
 * One machine-learning system.
 */
export interface SystemSpec {
  /**
   * Version of the spec: 1.
   */
  readonly trivium: 1;
  /**
   * Name of the system: it becomes part of the name of every resource.
   */
  readonly system: string;
  /**
   * Who answers for it, such as an e-mail address: becomes a tag of every resource.
   */
  readonly owner?: string;
  /**
   * Tags of every resource.
   * @default {}
   */
  readonly tags?: { readonly [name: string]: string };
  /**
   * What steps, jobs and models take when they do not say. A step that is to have none of a default says null: `requirements: null`, `compute: { gpu: null }`, `env: { NAME: null }`.
   * @default {}
   */
  readonly defaults?: DefaultsSpec;
  /**
   * Where the system lives: name → environment.
   * @default {}
   */
  readonly environments?: { readonly [name: string]: EnvironmentSpec };
  /**
   * Data that steps read: name → dataset.
   * @default {}
   */
  readonly datasets?: { readonly [name: string]: DatasetSpec };
  /**
   * Secrets by reference: name → secret.
   * @default {}
   */
  readonly secrets?: { readonly [name: string]: SecretSpec };
  /**
   * Registry entries: name → model.
   * @default {}
   */
  readonly models?: { readonly [name: string]: ModelSpec };
  /**
   * Pipelines: name → pipeline.
   * @default {}
   */
  readonly pipelines?: { readonly [name: string]: PipelineSpec };
  /**
   * Steps that stand alone: name → job.
   * @default {}
   */
  readonly jobs?: { readonly [name: string]: JobSpec };
  /**
   * Models that answer requests: name → endpoint.
   * @default {}
   */
  readonly endpoints?: { readonly [name: string]: EndpointSpec };
  /**
   * What is watched: name → alarm.
   * @default {}
   */
  readonly alarms?: { readonly [name: string]: AlarmSpec };
  /**
   * Who is told: name → notification.
   * @default {}
   */
  readonly notifications?: { readonly [name: string]: NotificationSpec };
  /**
   * What starts pipelines: name → trigger.
   * @default {}
   */
  readonly triggers?: { readonly [name: string]: TriggerSpec };
  /**
   * The last way out: properties laid over emitted resources, by their stable id (maps merge, lists replace, null removes). At every depth an unknown resource, an unknown property, a value of another type and a required property that is absent are errors: the types are those that the vendor declares, in the version of its SDK that trivium was made with. A closed list of choices is held to where the vendor closes it, and a JSON document takes anything.
   */
  readonly overrides?: {
    /**
     * Logical id of a CloudFormation resource → properties, as CDK spells them (`kmsKeyId`). In the place of any value stands what CloudFormation fills in: `{ Ref: … }`, `{ "Fn::GetAtt": … }`.
     */
    readonly aws?: { readonly [name: string]: { readonly [name: string]: Json } };
    /**
     * Name of an Azure resource → arguments, as the Pulumi package azure-native spells them.
     */
    readonly azure?: { readonly [name: string]: { readonly [name: string]: Json } };
    /**
     * Name of a Google Cloud resource → arguments, as the Pulumi package gcp spells them.
     */
    readonly gcp?: { readonly [name: string]: { readonly [name: string]: Json } };
  };
}

/**
 * What steps, jobs and models take when they do not say. A step that is to have none of a default says null: `requirements: null`, `compute: { gpu: null }`, `env: { NAME: null }`.
 */
export interface DefaultsSpec {
  /**
   * The image that a program runs in: `sklearn@1.4` (a framework whose library version is pinned; each target takes its own image with it), the URI of an image, a URI for each target, or `{ build: docker/ }` for a folder with a Dockerfile.
   */
  readonly image?: ImageSpec;
  /**
   * Version of Python, such as "3.11" (in quotes: a bare 3.10 is the number 3.1). It matters where the target builds the environment.
   */
  readonly python?: string;
  /**
   * Folder of code, relative to the spec. It is packed, uploaded under the hash of its content, and is the working directory of the command. A `.triviumignore` file lists what stays out.
   */
  readonly code?: string;
  /**
   * A requirements.txt with pinned versions, relative to the spec. It is installed before the command runs, or built into the environment where the target does so.
   */
  readonly requirements?: string;
  /**
   * What a step or endpoint runs on: a need (cpu, memory, gpu), or a machine by name for each target.
   */
  readonly compute?: ComputeSpec;
  /**
   * How long a step may run on its machine. 1d unless said.
   */
  readonly timeout?: string;
  /**
   * How often and when a failed step is tried again.
   */
  readonly retry?: RetrySpec;
  /**
   * Environment variables of the command. Values are plain text; secrets go under `secrets`.
   */
  readonly env?: { readonly [name: string]: string };
}

/**
 * The image that a program runs in: `sklearn@1.4` (a framework whose library version is pinned; each target takes its own image with it), the URI of an image, a URI for each target, or `{ build: docker/ }` for a folder with a Dockerfile.
 */
export type ImageSpec = string | {
  /**
   * A folder with a Dockerfile, relative to the spec. The tag of the image is made of what the folder holds (on AWS also of the line that lets it serve); an output of each stack is the command line that builds and pushes it.
   */
  readonly build?: string;
  /**
   * Image for Amazon SageMaker.
   */
  readonly aws?: string;
  /**
   * Image for Azure Machine Learning.
   */
  readonly azure?: string;
  /**
   * Image for Vertex AI.
   */
  readonly gcp?: string;
};

/**
 * What a step or endpoint runs on: a need (cpu, memory, gpu), or a machine by name for each target.
 */
export interface ComputeSpec {
  /**
   * Virtual cores of one machine, at least. The smallest machine that has cpu, memory and gpu is taken.
   * Unit: cores.
   * At least 1.
   * At most 448.
   */
  readonly cpu?: number;
  /**
   * Memory of one machine, at least, such as `16GiB`.
   */
  readonly memory?: string;
  /**
   * Accelerators.
   */
  readonly gpu?: GpuSpec;
  /**
   * Machines that run the step together. 1 unless said. Of an endpoint, use `scale`.
   * Unit: machines.
   * At least 1.
   * At most 100.
   */
  readonly instances?: number;
  /**
   * Disk of one machine, such as `50GiB`. 30GiB unless said, where the target lets it be chosen.
   */
  readonly disk?: string;
  /**
   * Runs on spare capacity, cheaper, that the cloud may take away.
   */
  readonly spot?: SpotSpec;
  /**
   * Names the machine for a target. What the same block asks of cpu, memory and gpu it must have at least.
   */
  readonly machine?: MachineSpec;
}

/**
 * Accelerators.
 */
export interface GpuSpec {
  /**
   * Which accelerator, on every target; without it the smallest that the target has, or that of the machine by name.
   */
  readonly type?: "t4" | "l4" | "a10" | "l40s" | "p4" | "k80" | "p100" | "v100" | "rtx-pro-6000" | "a100" | "a100-80gb" | "h100" | "h200" | "mi300x" | "b200" | "gb200" | "b300";
  /**
   * Accelerators of one machine.
   * At least 1.
   * At most 16.
   * @default 1
   */
  readonly count?: number;
}

/**
 * Runs on spare capacity, cheaper, that the cloud may take away.
 */
export interface SpotSpec {
  /**
   * How long the step may take in all, waiting for spot capacity included. At least `timeout`.
   */
  readonly maxWait: string;
  /**
   * Whether the program saves checkpoints and continues from them (in the folder that the environment variable TRIVIUM_CHECKPOINTS names).
   * @default true
   */
  readonly checkpoint?: boolean;
}

/**
 * Names the machine for a target. What the same block asks of cpu, memory and gpu it must have at least.
 */
export interface MachineSpec {
  /**
   * SageMaker instance type, such as `ml.m5.xlarge`.
   */
  readonly aws?: string;
  /**
   * Azure VM size, such as `Standard_DS3_v2`.
   */
  readonly azure?: string;
  /**
   * Vertex AI machine type, such as `n2-standard-4`.
   */
  readonly gcp?: string;
}

/**
 * How often and when a failed step is tried again.
 */
export interface RetrySpec {
  /**
   * Attempts in all, the first included.
   * At least 1.
   * At most 10.
   * @default 1
   */
  readonly attempts?: number;
  /**
   * `platform`: the cloud failed (capacity, throttling, internal errors). `failure`: the program failed; it is started again in the same container.
   * @default ["platform"]
   */
  readonly causes?: readonly ("platform" | "failure")[];
}

/**
 * Where a system lives, and what is different there.
 */
export interface EnvironmentSpec {
  /**
   * Where on AWS the environment lives.
   */
  readonly aws?: AwsEnvironmentSpec;
  /**
   * Where on Azure the environment lives.
   */
  readonly azure?: AzureEnvironmentSpec;
  /**
   * Where on Google Cloud the environment lives.
   */
  readonly gcp?: GcpEnvironmentSpec;
  /**
   * Whether data, keys and registry survive when the stack is destroyed.
   * @default true
   */
  readonly retain?: boolean;
  /**
   * What differs in this environment: laid over the spec (maps merge, lists replace, null removes, and takes a default of `defaults` away), then everything is checked again. It changes neither `environments` nor `trivium`.
   */
  readonly override?: { readonly [name: string]: Json };
}

/**
 * Where on AWS the environment lives.
 */
export interface AwsEnvironmentSpec {
  /**
   * Account id: 12 digits, in quotes.
   */
  readonly account: string;
  /**
   * Region, such as `eu-west-1`.
   */
  readonly region: string;
  /**
   * What exists already; what is not named is created.
   * @default {}
   */
  readonly use?: {
    /**
     * Name of an existing bucket for data, code and models.
     */
    readonly bucket?: string;
    /**
     * ARN of an existing KMS key in this region, by its id and not by an alias.
     */
    readonly key?: string;
    /**
     * Existing network: jobs and endpoints run in it.
     */
    readonly network?: {
      /**
       * Id of the VPC.
       */
      readonly vpc?: string;
      /**
       * Ids of the subnets in which jobs and endpoints run.
       */
      readonly subnets: readonly (string)[];
      /**
       * Ids of their security groups.
       */
      readonly securityGroups: readonly (string)[];
    };
    /**
     * Existing roles of this account; what is not named is created with the permissions that the plan needs.
     */
    readonly roles?: {
      /**
       * ARN of an existing role that jobs run as.
       */
      readonly job?: string;
      /**
       * ARN of an existing role that endpoints run as.
       */
      readonly endpoint?: string;
      /**
       * ARN of an existing role that the release runs as.
       */
      readonly release?: string;
      /**
       * ARN of an existing role that schedules and events start things with.
       */
      readonly trigger?: string;
    };
    /**
     * ARN of a policy of this account, or one that AWS itself gives, that bounds every role that is created.
     */
    readonly permissionsBoundary?: string;
    /**
     * ARN of an existing ECR repository in this region, of this or another account, for images that are built.
     */
    readonly repository?: string;
    /**
     * Name of an existing log group for the release.
     */
    readonly logs?: string;
  };
}

/**
 * Where on Azure the environment lives.
 */
export interface AzureEnvironmentSpec {
  /**
   * Subscription id.
   */
  readonly subscription: string;
  /**
   * Name of an existing resource group.
   */
  readonly resourceGroup: string;
  /**
   * Location, such as `westeurope`.
   */
  readonly location: string;
  /**
   * What exists already; what is not named is created.
   * @default {}
   */
  readonly use?: {
    /**
     * Existing Azure ML workspace; its storage, key vault, registry and logs come with it.
     */
    readonly workspace?: string;
    /**
     * Existing Key Vault key that encrypts the storage. Microsoft-managed keys unless said.
     */
    readonly key?: string;
    /**
     * Existing storage account of the workspace (needed beside `workspace`).
     */
    readonly storage?: string;
    /**
     * Existing container registry.
     */
    readonly registry?: string;
    /**
     * Existing key vault for the workspace that is created.
     */
    readonly keyVault?: string;
    /**
     * Existing Application Insights resource for the workspace that is created.
     */
    readonly applicationInsights?: string;
    /**
     * Existing network.
     */
    readonly network?: {
      /**
       * Subnet in which compute runs.
       */
      readonly subnet: string;
    };
    /**
     * Existing identities; what is not named is created with the roles that the plan needs.
     */
    readonly identities?: {
      /**
       * Existing user-assigned identity that jobs run as.
       */
      readonly job?: string;
      /**
       * Existing user-assigned identity that endpoints run as.
       */
      readonly endpoint?: string;
      /**
       * Existing user-assigned identity that the release runs as.
       */
      readonly release?: string;
      /**
       * Existing user-assigned identity of the workspace that is created.
       */
      readonly workspace?: string;
    };
    /**
     * Existing Log Analytics workspace.
     */
    readonly logs?: string;
  };
}

/**
 * Where on Google Cloud the environment lives.
 */
export interface GcpEnvironmentSpec {
  /**
   * Project id.
   */
  readonly project: string;
  /**
   * Region, such as `europe-west1`.
   */
  readonly region: string;
  /**
   * What exists already; what is not named is created.
   * @default {}
   */
  readonly use?: {
    /**
     * Name of an existing bucket for data, code and models.
     */
    readonly bucket?: string;
    /**
     * Existing Cloud KMS key.
     */
    readonly key?: string;
    /**
     * Existing network, by the number of its project.
     */
    readonly network?: string;
    /**
     * Existing service accounts; what is not named is created with the roles that the plan needs.
     */
    readonly serviceAccounts?: {
      /**
       * Existing service account that jobs run as.
       */
      readonly job?: string;
      /**
       * Existing service account that endpoints run as.
       */
      readonly endpoint?: string;
      /**
       * Existing service account that the release runs as.
       */
      readonly release?: string;
      /**
       * Existing service account that schedules and events start things with.
       */
      readonly trigger?: string;
    };
    /**
     * Existing Artifact Registry repository for images that are built.
     */
    readonly repository?: string;
    /**
     * Existing Artifact Registry repository through which images of Docker Hub come: a remote one, or a virtual one with a remote one behind it.
     */
    readonly dockerHub?: string;
    /**
     * Existing BigQuery dataset for captured requests.
     */
    readonly logs?: string;
  };
  /**
   * Settings of the whole project: opt-in.
   * @default {"apis":false,"auditConfig":false}
   */
  readonly manage?: {
    /**
     * Whether to enable the APIs that the system needs: a setting of the whole project.
     * @default false
     */
    readonly apis?: boolean;
    /**
     * Whether to turn on audit logs of data writes for Vertex AI, which approvals by event need: a setting of the whole project.
     * @default false
     */
    readonly auditConfig?: boolean;
  };
}

/**
 * Data that steps read: a local file or folder that is uploaded as a versioned asset, or data in cloud storage that is used in place.
 */
export interface DatasetSpec {
  /**
   * What it is for, in words: it becomes the description of the emitted resource.
   */
  readonly description?: string;
  /**
   * Where the data is: a path relative to the spec (uploaded under the hash of its content), a URI of the target's storage (`s3://…`, `azureml://…` or `https://….blob.core.windows.net/…`, `gs://…`; used in place), or one for each target.
   */
  readonly uri: DatasetUriSpec;
  /**
   * One file, or a directory (a prefix).
   * @default "directory"
   */
  readonly type?: "file" | "directory";
  /**
   * Format of the data: given to the platform as the content type where it has one.
   * @default "other"
   */
  readonly format?: "csv" | "json" | "jsonl" | "parquet" | "images" | "text" | "other";
  /**
   * Permissions for data that another account owns.
   */
  readonly access?: {
    /**
     * Access to a bucket of another account.
     */
    readonly aws?: {
      /**
       * ARN of the KMS key that encrypts the bucket of another account.
       */
      readonly key?: string;
      /**
       * Account that owns the bucket, when it is another one.
       */
      readonly account?: string;
    };
    /**
     * Access to a storage account of another resource group or subscription.
     */
    readonly azure?: {
      /**
       * Resource id of the storage account that holds the data: the job's identity gets read access there.
       */
      readonly storageAccount?: string;
    };
    /**
     * Access to a bucket of another project.
     */
    readonly gcp?: {
      /**
       * Project that owns the bucket, when it is another one.
       */
      readonly project?: string;
    };
  };
  /**
   * The columns of a table: name → type and range. They describe the data to the registry of the target, and to monitors.
   * @default {}
   */
  readonly columns?: { readonly [name: string]: ColumnSpec };
}

/**
 * Where the data is: a path relative to the spec (uploaded under the hash of its content), a URI of the target's storage (`s3://…`, `azureml://…` or `https://….blob.core.windows.net/…`, `gs://…`; used in place), or one for each target.
 */
export type DatasetUriSpec = string | {
  /**
   * For Amazon SageMaker.
   */
  readonly aws?: string;
  /**
   * For Azure Machine Learning.
   */
  readonly azure?: string;
  /**
   * For Vertex AI.
   */
  readonly gcp?: string;
};

/**
 * One column of a table.
 */
export interface ColumnSpec {
  /**
   * Type of the values.
   */
  readonly type: "string" | "integer" | "number" | "boolean" | "timestamp";
  /**
   * Smallest value that is plausible.
   */
  readonly min?: number;
  /**
   * Largest value that is plausible.
   */
  readonly max?: number;
  /**
   * Whether every row must have a value.
   * @default false
   */
  readonly required?: boolean;
}

/**
 * A secret by reference. Its value never appears in a spec, template, state file or log: programs fetch it when they start, with their own identity.
 */
export interface SecretSpec {
  /**
   * Name or ARN of a secret in AWS Secrets Manager.
   */
  readonly aws?: string;
  /**
   * URL of a secret in Azure Key Vault, without a version: `https://<vault>.vault.azure.net/secrets/<name>`.
   */
  readonly azure?: string;
  /**
   * Name of a secret in Secret Manager: `projects/<project>/secrets/<name>`.
   */
  readonly gcp?: string;
  /**
   * Permissions for a secret that is encrypted with a key of its own, or that another account owns. Key Vault and Secret Manager decrypt for whoever may read the secret.
   */
  readonly access?: {
    /**
     * Access to a secret with a key of its own.
     */
    readonly aws?: {
      /**
       * ARN of the KMS key that encrypts the secret, when it is not the one that Secrets Manager has in every account: a secret of another account always has one.
       */
      readonly key?: string;
    };
  };
}

/**
 * A registry entry: its versions, who approves them, and the predictor that serves them.
 */
export interface ModelSpec {
  /**
   * What it is for, in words: it becomes the description of the emitted resource.
   */
  readonly description?: string;
  /**
   * Python file with `load(model_dir)` and `predict(model, rows)`, relative to the spec. It is packed with each version, so that a rollback serves old code with the old model.
   */
  readonly predictor?: string;
  /**
   * `manual`: a new version waits for a person. `auto`: a version that its gate let pass is approved at once.
   * @default "manual"
   */
  readonly approval?: "manual" | "auto";
  /**
   * The image that a program runs in: `sklearn@1.4` (a framework whose library version is pinned; each target takes its own image with it), the URI of an image, a URI for each target, or `{ build: docker/ }` for a folder with a Dockerfile.
   */
  readonly image?: ImageSpec;
  /**
   * Version of Python, such as "3.11" (in quotes: a bare 3.10 is the number 3.1). It matters where the target builds the environment.
   */
  readonly python?: string | null;
  /**
   * A requirements.txt with pinned versions, relative to the spec. It is installed before the command runs, or built into the environment where the target does so.
   */
  readonly requirements?: string | null;
  /**
   * Tags of the registry entry, beside those of the system.
   * @default {}
   */
  readonly tags?: { readonly [name: string]: string };
}

/**
 * Steps that depend on each other, run by the pipeline service of the target.
 */
export interface PipelineSpec {
  /**
   * What it is for, in words: it becomes the description of the emitted resource.
   */
  readonly description?: string;
  /**
   * Parameters: name → default, or `{ type, default }`.
   * @default {}
   */
  readonly params?: { readonly [name: string]: ParamSpec };
  /**
   * The steps: name → step. Their order follows from what they read.
   */
  readonly steps: { readonly [name: string]: StepSpec };
  /**
   * Runs of this pipeline at the same time. Not limited unless said.
   * At least 1.
   * At most 100.
   */
  readonly maxRuns?: number;
  /**
   * Tags of the pipeline, beside those of the system.
   * @default {}
   */
  readonly tags?: { readonly [name: string]: string };
}

/**
 * A parameter of the pipeline: its default value (whose type it takes: a whole number makes an integer), or `{ type, default }`. Each run may give another value.
 */
export type ParamSpec = string | number | boolean | {
  /**
   * Type of the parameter.
   */
  readonly type: "string" | "integer" | "number" | "boolean";
  /**
   * Value when a run gives none.
   */
  readonly default: string | number | boolean;
  /**
   * What it is for, in words: it becomes the description of the emitted resource.
   */
  readonly description?: string;
};

/**
 * One step of a pipeline. `kind` is `process` unless said.
 */
export type StepSpec = ProcessStepSpec | TrainStepSpec | EvaluateStepSpec | RegisterStepSpec;

/**
 * Runs a command that prepares data.
 */
export interface ProcessStepSpec {
  /**
   * Prepares data. `process` unless said.
   */
  readonly kind?: "process";
  /**
   * What it is for, in words: it becomes the description of the emitted resource.
   */
  readonly description?: string;
  /**
   * The program and its arguments, quoted as in a shell and run without one. `${{inputs.x}}` and `${{outputs.x}}` become local paths, `${{params.x}}` the value of a parameter; `$${{` is a literal `${{`.
   */
  readonly command: string;
  /**
   * The image that a program runs in: `sklearn@1.4` (a framework whose library version is pinned; each target takes its own image with it), the URI of an image, a URI for each target, or `{ build: docker/ }` for a folder with a Dockerfile.
   */
  readonly image?: ImageSpec;
  /**
   * Version of Python, such as "3.11" (in quotes: a bare 3.10 is the number 3.1). It matters where the target builds the environment.
   */
  readonly python?: string | null;
  /**
   * Folder of code, relative to the spec. It is packed, uploaded under the hash of its content, and is the working directory of the command. A `.triviumignore` file lists what stays out.
   */
  readonly code?: string | null;
  /**
   * A requirements.txt with pinned versions, relative to the spec. It is installed before the command runs, or built into the environment where the target does so.
   */
  readonly requirements?: string | null;
  /**
   * What the command reads: name → `datasets.<name>` or `steps.<step>.outputs.<output>`.
   * @default {}
   */
  readonly inputs?: { readonly [name: string]: string };
  /**
   * What the command writes: name → `dataset`, `model` (a file or a folder) or `metrics` (a JSON file with an object of numbers).
   * @default {}
   */
  readonly outputs?: { readonly [name: string]: "dataset" | "model" | "metrics" };
  /**
   * Names of the numbers in the `metrics` output. A gate on any other is refused.
   * @default []
   */
  readonly metrics?: readonly (string)[];
  /**
   * Environment variables of the command, laid over those of `defaults`; null takes one of them away. Values are plain text; secrets go under `secrets`.
   * @default {}
   */
  readonly env?: { readonly [name: string]: string | null };
  /**
   * Environment variables that are filled from secrets when the program starts: name of the variable → name of the secret.
   * @default {}
   */
  readonly secrets?: { readonly [name: string]: string };
  /**
   * What a step or job runs on, laid over `defaults.compute` field by field: a need (cpu, memory, gpu), or a machine by name for each target. null takes a default away.
   */
  readonly compute?: StepComputeSpec;
  /**
   * How long the step may run on its machine, retries of a failing program included. 1d unless said.
   */
  readonly timeout?: string | null;
  /**
   * How often and when a failed step is tried again.
   */
  readonly retry?: RetrySpec | null;
  /**
   * Whether a run may take over the outputs of an earlier run with the same inputs, command and code. Refused where an input is a dataset whose content may change under the same address.
   * @default false
   */
  readonly cache?: boolean;
  /**
   * Steps that must have succeeded before, beyond those whose outputs are read.
   * @default []
   */
  readonly after?: readonly (string)[];
  /**
   * Tags of the jobs of this step, beside those of the system.
   * @default {}
   */
  readonly tags?: { readonly [name: string]: string };
  /**
   * Members of the SageMaker request of this step (CreateProcessingJob; CreateTrainingJob of a step that trains), in the spelling of the API. They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/aws/blocks` they have types in TypeScript.
   */
  readonly aws?: BlockOf<AwsBlocks, "ProcessStepSpec">;
  /**
   * Fields of the node of this step in the Azure ML pipeline, in their spelling over REST (`queue_settings`). They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/azure/blocks` they have types in TypeScript.
   */
  readonly azure?: BlockOf<AzureBlocks, "ProcessStepSpec">;
  /**
   * Fields of the Vertex AI CustomJobSpec (of a step that trains, and of one with tags, a GPU, spot, a disk, instances or a machine by name), or of the container of Kubeflow Pipelines (other steps). They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/gcp/blocks` they have types in TypeScript.
   */
  readonly gcp?: BlockOf<GcpBlocks, "ProcessStepSpec">;
}

/**
 * What a step or job runs on, laid over `defaults.compute` field by field: a need (cpu, memory, gpu), or a machine by name for each target. null takes a default away.
 */
export interface StepComputeSpec {
  /**
   * Virtual cores of one machine, at least. The smallest machine that has cpu, memory and gpu is taken.
   * Unit: cores.
   */
  readonly cpu?: number | null;
  /**
   * Memory of one machine, at least, such as `16GiB`.
   */
  readonly memory?: string | null;
  /**
   * Accelerators.
   */
  readonly gpu?: GpuSpec | null;
  /**
   * Machines that run the step together. 1 unless said. Of an endpoint, use `scale`.
   * Unit: machines.
   */
  readonly instances?: number | null;
  /**
   * Disk of one machine, such as `50GiB`. 30GiB unless said, where the target lets it be chosen.
   */
  readonly disk?: string | null;
  /**
   * Runs on spare capacity, cheaper, that the cloud may take away.
   */
  readonly spot?: SpotSpec | null;
  /**
   * Names the machine for a target. What the same block asks of cpu, memory and gpu it must have at least.
   */
  readonly machine?: MachineSpec | null;
}

/**
 * Runs a command that trains a model.
 */
export interface TrainStepSpec {
  /**
   * Trains a model.
   */
  readonly kind: "train";
  /**
   * What it is for, in words: it becomes the description of the emitted resource.
   */
  readonly description?: string;
  /**
   * The program and its arguments, quoted as in a shell and run without one. `${{inputs.x}}` and `${{outputs.x}}` become local paths, `${{params.x}}` the value of a parameter; `$${{` is a literal `${{`.
   */
  readonly command: string;
  /**
   * The image that a program runs in: `sklearn@1.4` (a framework whose library version is pinned; each target takes its own image with it), the URI of an image, a URI for each target, or `{ build: docker/ }` for a folder with a Dockerfile.
   */
  readonly image?: ImageSpec;
  /**
   * Version of Python, such as "3.11" (in quotes: a bare 3.10 is the number 3.1). It matters where the target builds the environment.
   */
  readonly python?: string | null;
  /**
   * Folder of code, relative to the spec. It is packed, uploaded under the hash of its content, and is the working directory of the command. A `.triviumignore` file lists what stays out.
   */
  readonly code?: string | null;
  /**
   * A requirements.txt with pinned versions, relative to the spec. It is installed before the command runs, or built into the environment where the target does so.
   */
  readonly requirements?: string | null;
  /**
   * What the command reads: name → `datasets.<name>` or `steps.<step>.outputs.<output>`.
   * @default {}
   */
  readonly inputs?: { readonly [name: string]: string };
  /**
   * What the command writes: name → `dataset`, `model` (a file or a folder) or `metrics` (a JSON file with an object of numbers).
   * @default {}
   */
  readonly outputs?: { readonly [name: string]: "dataset" | "model" | "metrics" };
  /**
   * Names of the numbers in the `metrics` output. A gate on any other is refused.
   * @default []
   */
  readonly metrics?: readonly (string)[];
  /**
   * Environment variables of the command, laid over those of `defaults`; null takes one of them away. Values are plain text; secrets go under `secrets`.
   * @default {}
   */
  readonly env?: { readonly [name: string]: string | null };
  /**
   * Environment variables that are filled from secrets when the program starts: name of the variable → name of the secret.
   * @default {}
   */
  readonly secrets?: { readonly [name: string]: string };
  /**
   * What a step or job runs on, laid over `defaults.compute` field by field: a need (cpu, memory, gpu), or a machine by name for each target. null takes a default away.
   */
  readonly compute?: StepComputeSpec;
  /**
   * How long the step may run on its machine, retries of a failing program included. 1d unless said.
   */
  readonly timeout?: string | null;
  /**
   * How often and when a failed step is tried again.
   */
  readonly retry?: RetrySpec | null;
  /**
   * Whether a run may take over the outputs of an earlier run with the same inputs, command and code. Refused where an input is a dataset whose content may change under the same address.
   * @default false
   */
  readonly cache?: boolean;
  /**
   * Steps that must have succeeded before, beyond those whose outputs are read.
   * @default []
   */
  readonly after?: readonly (string)[];
  /**
   * Tags of the jobs of this step, beside those of the system.
   * @default {}
   */
  readonly tags?: { readonly [name: string]: string };
  /**
   * Members of the SageMaker request of this step (CreateProcessingJob; CreateTrainingJob of a step that trains), in the spelling of the API. They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/aws/blocks` they have types in TypeScript.
   */
  readonly aws?: BlockOf<AwsBlocks, "TrainStepSpec">;
  /**
   * Fields of the node of this step in the Azure ML pipeline, in their spelling over REST (`queue_settings`). They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/azure/blocks` they have types in TypeScript.
   */
  readonly azure?: BlockOf<AzureBlocks, "TrainStepSpec">;
  /**
   * Fields of the Vertex AI CustomJobSpec (of a step that trains, and of one with tags, a GPU, spot, a disk, instances or a machine by name), or of the container of Kubeflow Pipelines (other steps). They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/gcp/blocks` they have types in TypeScript.
   */
  readonly gcp?: BlockOf<GcpBlocks, "TrainStepSpec">;
}

/**
 * Runs a command that measures a model.
 */
export interface EvaluateStepSpec {
  /**
   * Measures a model.
   */
  readonly kind: "evaluate";
  /**
   * What it is for, in words: it becomes the description of the emitted resource.
   */
  readonly description?: string;
  /**
   * The program and its arguments, quoted as in a shell and run without one. `${{inputs.x}}` and `${{outputs.x}}` become local paths, `${{params.x}}` the value of a parameter; `$${{` is a literal `${{`.
   */
  readonly command: string;
  /**
   * The image that a program runs in: `sklearn@1.4` (a framework whose library version is pinned; each target takes its own image with it), the URI of an image, a URI for each target, or `{ build: docker/ }` for a folder with a Dockerfile.
   */
  readonly image?: ImageSpec;
  /**
   * Version of Python, such as "3.11" (in quotes: a bare 3.10 is the number 3.1). It matters where the target builds the environment.
   */
  readonly python?: string | null;
  /**
   * Folder of code, relative to the spec. It is packed, uploaded under the hash of its content, and is the working directory of the command. A `.triviumignore` file lists what stays out.
   */
  readonly code?: string | null;
  /**
   * A requirements.txt with pinned versions, relative to the spec. It is installed before the command runs, or built into the environment where the target does so.
   */
  readonly requirements?: string | null;
  /**
   * What the command reads: name → `datasets.<name>` or `steps.<step>.outputs.<output>`.
   * @default {}
   */
  readonly inputs?: { readonly [name: string]: string };
  /**
   * What the command writes: name → `dataset`, `model` (a file or a folder) or `metrics` (a JSON file with an object of numbers).
   * @default {}
   */
  readonly outputs?: { readonly [name: string]: "dataset" | "model" | "metrics" };
  /**
   * Names of the numbers in the `metrics` output. A gate on any other is refused.
   * @default []
   */
  readonly metrics?: readonly (string)[];
  /**
   * Environment variables of the command, laid over those of `defaults`; null takes one of them away. Values are plain text; secrets go under `secrets`.
   * @default {}
   */
  readonly env?: { readonly [name: string]: string | null };
  /**
   * Environment variables that are filled from secrets when the program starts: name of the variable → name of the secret.
   * @default {}
   */
  readonly secrets?: { readonly [name: string]: string };
  /**
   * What a step or job runs on, laid over `defaults.compute` field by field: a need (cpu, memory, gpu), or a machine by name for each target. null takes a default away.
   */
  readonly compute?: StepComputeSpec;
  /**
   * How long the step may run on its machine, retries of a failing program included. 1d unless said.
   */
  readonly timeout?: string | null;
  /**
   * How often and when a failed step is tried again.
   */
  readonly retry?: RetrySpec | null;
  /**
   * Whether a run may take over the outputs of an earlier run with the same inputs, command and code. Refused where an input is a dataset whose content may change under the same address.
   * @default false
   */
  readonly cache?: boolean;
  /**
   * Steps that must have succeeded before, beyond those whose outputs are read.
   * @default []
   */
  readonly after?: readonly (string)[];
  /**
   * Tags of the jobs of this step, beside those of the system.
   * @default {}
   */
  readonly tags?: { readonly [name: string]: string };
  /**
   * Members of the SageMaker request of this step (CreateProcessingJob; CreateTrainingJob of a step that trains), in the spelling of the API. They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/aws/blocks` they have types in TypeScript.
   */
  readonly aws?: BlockOf<AwsBlocks, "EvaluateStepSpec">;
  /**
   * Fields of the node of this step in the Azure ML pipeline, in their spelling over REST (`queue_settings`). They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/azure/blocks` they have types in TypeScript.
   */
  readonly azure?: BlockOf<AzureBlocks, "EvaluateStepSpec">;
  /**
   * Fields of the Vertex AI CustomJobSpec (of a step that trains, and of one with tags, a GPU, spot, a disk, instances or a machine by name), or of the container of Kubeflow Pipelines (other steps). They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/gcp/blocks` they have types in TypeScript.
   */
  readonly gcp?: BlockOf<GcpBlocks, "EvaluateStepSpec">;
}

/**
 * Makes a version of a model from the output of a step, when its gate passes.
 */
export interface RegisterStepSpec {
  /**
   * Makes a version of a model.
   */
  readonly kind: "register";
  /**
   * What it is for, in words: it becomes the description of the emitted resource.
   */
  readonly description?: string;
  /**
   * The model that gets a new version.
   */
  readonly model: string;
  /**
   * The output of kind `model` that becomes the version.
   */
  readonly from: string;
  /**
   * The gate: `"steps.evaluate.metrics.rmse <= params.maxRmse"`, or `{ metric: steps.evaluate.metrics.rmse, atMost: params.maxRmse }`. A gate that says no is a successful run that registers nothing.
   */
  readonly when?: WhenSpec;
  /**
   * Steps that must have succeeded before, beyond those whose outputs are read.
   * @default []
   */
  readonly after?: readonly (string)[];
}

/**
 * The gate: `"steps.evaluate.metrics.rmse <= params.maxRmse"`, or `{ metric: steps.evaluate.metrics.rmse, atMost: params.maxRmse }`. A gate that says no is a successful run that registers nothing.
 */
export type WhenSpec = string | GateSpec;

/**
 * A gate as an object: one metric, and the limit that it must keep.
 */
export interface GateSpec {
  /**
   * The metric that decides: `steps.<step>.metrics.<metric>`.
   */
  readonly metric: string;
  /**
   * The gate passes when the metric is this or less: a number, or `params.<name>`.
   */
  readonly atMost?: number | string;
  /**
   * The gate passes when the metric is this or more: a number, or `params.<name>`.
   */
  readonly atLeast?: number | string;
}

/**
 * A step that stands alone: a pipeline with one step of the same name.
 */
export interface JobSpec {
  /**
   * What the job does.
   * @default "process"
   */
  readonly kind?: "process" | "train" | "evaluate";
  /**
   * Parameters: name → default, or `{ type, default }`.
   * @default {}
   */
  readonly params?: { readonly [name: string]: ParamSpec };
  /**
   * What the command reads: name → `datasets.<name>`.
   * @default {}
   */
  readonly inputs?: { readonly [name: string]: string };
  /**
   * What it is for, in words: it becomes the description of the emitted resource.
   */
  readonly description?: string;
  /**
   * The program and its arguments, quoted as in a shell and run without one. `${{inputs.x}}` and `${{outputs.x}}` become local paths, `${{params.x}}` the value of a parameter; `$${{` is a literal `${{`.
   */
  readonly command: string;
  /**
   * The image that a program runs in: `sklearn@1.4` (a framework whose library version is pinned; each target takes its own image with it), the URI of an image, a URI for each target, or `{ build: docker/ }` for a folder with a Dockerfile.
   */
  readonly image?: ImageSpec;
  /**
   * Version of Python, such as "3.11" (in quotes: a bare 3.10 is the number 3.1). It matters where the target builds the environment.
   */
  readonly python?: string | null;
  /**
   * Folder of code, relative to the spec. It is packed, uploaded under the hash of its content, and is the working directory of the command. A `.triviumignore` file lists what stays out.
   */
  readonly code?: string | null;
  /**
   * A requirements.txt with pinned versions, relative to the spec. It is installed before the command runs, or built into the environment where the target does so.
   */
  readonly requirements?: string | null;
  /**
   * What the command writes: name → `dataset`, `model` (a file or a folder) or `metrics` (a JSON file with an object of numbers).
   * @default {}
   */
  readonly outputs?: { readonly [name: string]: "dataset" | "model" | "metrics" };
  /**
   * Names of the numbers in the `metrics` output. A gate on any other is refused.
   * @default []
   */
  readonly metrics?: readonly (string)[];
  /**
   * Environment variables of the command, laid over those of `defaults`; null takes one of them away. Values are plain text; secrets go under `secrets`.
   * @default {}
   */
  readonly env?: { readonly [name: string]: string | null };
  /**
   * Environment variables that are filled from secrets when the program starts: name of the variable → name of the secret.
   * @default {}
   */
  readonly secrets?: { readonly [name: string]: string };
  /**
   * What a step or job runs on, laid over `defaults.compute` field by field: a need (cpu, memory, gpu), or a machine by name for each target. null takes a default away.
   */
  readonly compute?: StepComputeSpec;
  /**
   * How long the step may run on its machine, retries of a failing program included. 1d unless said.
   */
  readonly timeout?: string | null;
  /**
   * How often and when a failed step is tried again.
   */
  readonly retry?: RetrySpec | null;
  /**
   * Whether a run may take over the outputs of an earlier run with the same inputs, command and code. Refused where an input is a dataset whose content may change under the same address.
   * @default false
   */
  readonly cache?: boolean;
  /**
   * Tags of the jobs of this step, beside those of the system.
   * @default {}
   */
  readonly tags?: { readonly [name: string]: string };
  /**
   * Members of the SageMaker request of this step (CreateProcessingJob; CreateTrainingJob of a step that trains), in the spelling of the API. They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/aws/blocks` they have types in TypeScript.
   */
  readonly aws?: BlockOf<AwsBlocks, "JobSpec">;
  /**
   * Fields of the node of this step in the Azure ML pipeline, in their spelling over REST (`queue_settings`). They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/azure/blocks` they have types in TypeScript.
   */
  readonly azure?: BlockOf<AzureBlocks, "JobSpec">;
  /**
   * Fields of the Vertex AI CustomJobSpec (of a step that trains, and of one with tags, a GPU, spot, a disk, instances or a machine by name), or of the container of Kubeflow Pipelines (other steps). They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/gcp/blocks` they have types in TypeScript.
   */
  readonly gcp?: BlockOf<GcpBlocks, "JobSpec">;
}

/**
 * A model that answers requests at an address. From `model`: the release serves the approved version; the first deploy works with none. From `artifact`: one packed model, for good.
 */
export interface EndpointSpec {
  /**
   * What it is for, in words: it becomes the description of the emitted resource.
   */
  readonly description?: string;
  /**
   * The model whose approved version is served.
   */
  readonly model?: string;
  /**
   * Instead of `model`: the URI of one packed model (as a register step writes it), or one for each target.
   */
  readonly artifact?: ArtifactSpec;
  /**
   * The image that a program runs in: `sklearn@1.4` (a framework whose library version is pinned; each target takes its own image with it), the URI of an image, a URI for each target, or `{ build: docker/ }` for a folder with a Dockerfile.
   */
  readonly image?: ImageSpec;
  /**
   * `identity`: callers sign in with their cloud identity (IAM, Entra ID). `key`: callers send a key.
   * @default "identity"
   */
  readonly auth?: "identity" | "key";
  /**
   * What an endpoint runs on: a need (cpu, memory, gpu), or a machine by name for each target. The number of machines is `scale`.
   */
  readonly compute?: ServingComputeSpec;
  /**
   * How many machines serve, and what their number follows.
   */
  readonly scale?: ScaleSpec;
  /**
   * Keeps requests and responses in the storage of the environment, for monitors and for people.
   */
  readonly capture?: CaptureSpec;
  /**
   * How long one request may take. The target's own default unless said.
   */
  readonly timeout?: string;
  /**
   * Environment variables of the command. Values are plain text; secrets go under `secrets`.
   * @default {}
   */
  readonly env?: { readonly [name: string]: string };
  /**
   * Environment variables that are filled from secrets when the program starts: name of the variable → name of the secret.
   * @default {}
   */
  readonly secrets?: { readonly [name: string]: string };
  /**
   * Tags of the endpoint, beside those of the system.
   * @default {}
   */
  readonly tags?: { readonly [name: string]: string };
  /**
   * Members of the production variant of the SageMaker endpoint configuration, in the spelling of the API. Machines and their number are written under `compute` and `scale`. They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/aws/blocks` they have types in TypeScript.
   */
  readonly aws?: BlockOf<AwsBlocks, "EndpointSpec">;
  /**
   * Properties of the managed online deployment of Azure ML. They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/azure/blocks` they have types in TypeScript.
   */
  readonly azure?: BlockOf<AzureBlocks, "EndpointSpec">;
  /**
   * Fields of the Vertex AI DeployedModel. They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/gcp/blocks` they have types in TypeScript.
   */
  readonly gcp?: BlockOf<GcpBlocks, "EndpointSpec">;
}

/**
 * Instead of `model`: the URI of one packed model (as a register step writes it), or one for each target.
 */
export type ArtifactSpec = string | {
  /**
   * For Amazon SageMaker.
   */
  readonly aws?: string;
  /**
   * For Azure Machine Learning.
   */
  readonly azure?: string;
  /**
   * For Vertex AI.
   */
  readonly gcp?: string;
};

/**
 * What an endpoint runs on: a need (cpu, memory, gpu), or a machine by name for each target. The number of machines is `scale`.
 */
export interface ServingComputeSpec {
  /**
   * Virtual cores of one machine, at least. The smallest machine that has cpu, memory and gpu is taken.
   * Unit: cores.
   * At least 1.
   * At most 448.
   */
  readonly cpu?: number;
  /**
   * Memory of one machine, at least, such as `16GiB`.
   */
  readonly memory?: string;
  /**
   * Accelerators.
   */
  readonly gpu?: GpuSpec;
  /**
   * Disk of one machine, such as `50GiB`. 30GiB unless said, where the target lets it be chosen.
   */
  readonly disk?: string;
  /**
   * Names the machine for a target. What the same block asks of cpu, memory and gpu it must have at least.
   */
  readonly machine?: MachineSpec;
}

/**
 * How many machines serve, and what their number follows.
 */
export interface ScaleSpec {
  /**
   * Fewest machines.
   * Unit: machines.
   * At least 1.
   * At most 100.
   * @default 1
   */
  readonly min?: number;
  /**
   * Most machines; at least `min`.
   * Unit: machines.
   * At least 1.
   * At most 100.
   * @default 1
   */
  readonly max?: number;
  /**
   * What the number of machines follows. Needed when `max` is more than `min`.
   */
  readonly target?: ScaleTargetSpec;
}

/**
 * What the number of machines follows. Needed when `max` is more than `min`.
 */
export interface ScaleTargetSpec {
  /**
   * Mean CPU utilisation of all cores of a machine to keep, such as `60%`. The same number means the same load on every target.
   */
  readonly cpu?: string;
  /**
   * Requests of one machine a minute to keep.
   * Unit: requests a minute.
   * At least 1.
   * At most 1000000.
   */
  readonly requests?: number;
}

/**
 * Keeps requests and responses in the storage of the environment, for monitors and for people.
 */
export interface CaptureSpec {
  /**
   * Share of the requests that are kept with their responses.
   * Unit: percent.
   * At most 100.
   * @default 100
   */
  readonly percent?: number;
  /**
   * How long they are kept; whole days.
   * @default "30d"
   */
  readonly keep?: string;
}

/**
 * Something that is watched, and when it is wrong.
 */
export interface AlarmSpec {
  /**
   * What it is for, in words: it becomes the description of the emitted resource.
   */
  readonly description?: string;
  /**
   * What is watched. Of endpoints: `errorRate` (percent of the requests), `modelLatency` and `latency` (with `.average`, `.p50`, `.p90`, `.p95` or `.p99`), `cpu`, `memory` (percent of a machine), `requests` (count in the window). Of pipelines: `failed`, `duration`.
   */
  readonly of: string;
  /**
   * Goes off above this: a percent (`1%`), a time (`300ms`, `2h`) or a count.
   */
  readonly above?: ThresholdSpec;
  /**
   * Goes off below this, for example `endpoints.live.requests` below 1: no traffic.
   */
  readonly below?: ThresholdSpec;
  /**
   * The one window that a value is taken over, and that slides with time: whole minutes, up to 1d. The value of the whole window is compared, not that of each minute in it. Of pipelines: how long the alarm stays on after the run.
   * @default "5m"
   */
  readonly for?: string;
  /**
   * Of error rates and latencies: fewer requests than this in the window count as no data, so that one error of two requests at night wakes nobody.
   * Unit: requests.
   * At least 0.
   * At most 1000000.
   */
  readonly minRequests?: number;
  /**
   * What no data means: all is well (`ok`), something is wrong (`alarm`), or the state stays as it was (`ignore`). Of errors, latencies and requests: no request in the window. Of pipelines only `ok`: that nothing ran is no missing data.
   * @default "ok"
   */
  readonly noData?: "ok" | "alarm" | "ignore";
  /**
   * How bad it is.
   * @default "error"
   */
  readonly severity?: "critical" | "error" | "warning" | "info";
  /**
   * Who is told: names of notifications.
   * @default []
   */
  readonly notify?: readonly (string)[];
}

/**
 * A limit: a percent, a time, or a count.
 */
export type ThresholdSpec = number | string;

/**
 * Who is told when an alarm goes off.
 */
export interface NotificationSpec {
  /**
   * E-mail addresses. Some clouds ask each receiver to confirm.
   * @default []
   */
  readonly email?: readonly (string)[];
  /**
   * HTTPS addresses that get a POST with the alarm, in the form of the target.
   * @default []
   */
  readonly webhook?: readonly (string)[];
}

/**
 * What starts a pipeline: a schedule.
 */
export interface TriggerSpec {
  /**
   * What it is for, in words: it becomes the description of the emitted resource.
   */
  readonly description?: string;
  /**
   * What is started: `pipelines.<name>` or `jobs.<name>`.
   */
  readonly run: string;
  /**
   * When: minute, hour, day of month, month, day of week, such as `0 2 * * *`.
   */
  readonly cron: string;
  /**
   * IANA time zone in which `cron` is read.
   * @default "UTC"
   */
  readonly timezone?: string;
  /**
   * Values of parameters for these runs.
   * @default {}
   */
  readonly params?: { readonly [name: string]: string | number | boolean };
  /**
   * Whether it starts anything.
   * @default true
   */
  readonly enabled?: boolean;
}
