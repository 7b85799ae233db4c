// Generated from lib/spec by `npm run generate`. Do not edit.

import type { ArtifactSpec, DatasetUriSpec, ImageSpec, Json, ParamSpec, ThresholdSpec, WhenSpec } from './face.js';

/** Every leaf of a system that all targets must decide on, by path. */
export interface SystemLeaves {
  /** Version of the spec: 1. */
  readonly 'trivium': 1;
  /** Name of the system: it becomes part of the name of every resource. */
  readonly 'system': string;
  /** Who answers for it, such as an e-mail address: becomes a tag of every resource. */
  readonly 'owner': string;
  /** Tags of every resource. */
  readonly 'tags.*': string;
}

/** Every leaf of a system that only aws reads, by path. */
export interface SystemAwsLeaves {
  /** Logical id of a CloudFormation resource → properties, as CDK spells them (`kmsKeyId`). In the place of any value stands what CloudFormation fills in: `{ Ref: … }`, `{ "Fn::GetAtt": … }`. */
  readonly 'overrides.aws': { readonly [name: string]: { readonly [name: string]: Json } };
}

/** Every leaf of a system that only azure reads, by path. */
export interface SystemAzureLeaves {
  /** Name of an Azure resource → arguments, as the Pulumi package azure-native spells them. */
  readonly 'overrides.azure': { readonly [name: string]: { readonly [name: string]: Json } };
}

/** Every leaf of a system that only gcp reads, by path. */
export interface SystemGcpLeaves {
  /** Name of a Google Cloud resource → arguments, as the Pulumi package gcp spells them. */
  readonly 'overrides.gcp': { readonly [name: string]: { readonly [name: string]: Json } };
}

/** Every leaf of a defaults that all targets must decide on, by path. */
export interface DefaultsLeaves {
  /** The image that a program runs in: `sklearn@1.4` (a framework whose library version is pinned; each target takes its own image with it), the URI of an image, a URI for each target, or `{ build: docker/ }` for a folder with a Dockerfile. */
  readonly 'image': ImageSpec;
  /** Version of Python, such as "3.11" (in quotes: a bare 3.10 is the number 3.1). It matters where the target builds the environment. */
  readonly 'python': string;
  /** Folder of code, relative to the spec. It is packed, uploaded under the hash of its content, and is the working directory of the command. A `.triviumignore` file lists what stays out. */
  readonly 'code': string;
  /** A requirements.txt with pinned versions, relative to the spec. It is installed before the command runs, or built into the environment where the target does so. */
  readonly 'requirements': string;
  /** Virtual cores of one machine, at least. The smallest machine that has cpu, memory and gpu is taken. */
  readonly 'compute.cpu': number;
  /** Memory of one machine, at least, such as `16GiB`. */
  readonly 'compute.memory': string;
  /** Which accelerator, on every target; without it the smallest that the target has, or that of the machine by name. */
  readonly 'compute.gpu.type': "t4" | "l4" | "a10" | "l40s" | "p4" | "k80" | "p100" | "v100" | "rtx-pro-6000" | "a100" | "a100-80gb" | "h100" | "h200" | "mi300x" | "b200" | "gb200" | "b300";
  /** Accelerators of one machine. */
  readonly 'compute.gpu.count': number;
  /** Machines that run the step together. 1 unless said. Of an endpoint, use `scale`. */
  readonly 'compute.instances': number;
  /** Disk of one machine, such as `50GiB`. 30GiB unless said, where the target lets it be chosen. */
  readonly 'compute.disk': string;
  /** How long the step may take in all, waiting for spot capacity included. At least `timeout`. */
  readonly 'compute.spot.maxWait': string;
  /** Whether the program saves checkpoints and continues from them (in the folder that the environment variable TRIVIUM_CHECKPOINTS names). */
  readonly 'compute.spot.checkpoint': boolean;
  /** How long a step may run on its machine. 1d unless said. */
  readonly 'timeout': string;
  /** Attempts in all, the first included. */
  readonly 'retry.attempts': number;
  /** `platform`: the cloud failed (capacity, throttling, internal errors). `failure`: the program failed; it is started again in the same container. */
  readonly 'retry.causes[]': "platform" | "failure";
  /** Environment variables of the command. Values are plain text; secrets go under `secrets`. */
  readonly 'env.*': string;
}

/** Every leaf of a defaults that only aws reads, by path. */
export interface DefaultsAwsLeaves {
  /** SageMaker instance type, such as `ml.m5.xlarge`. */
  readonly 'compute.machine.aws': string;
}

/** Every leaf of a defaults that only azure reads, by path. */
export interface DefaultsAzureLeaves {
  /** Azure VM size, such as `Standard_DS3_v2`. */
  readonly 'compute.machine.azure': string;
}

/** Every leaf of a defaults that only gcp reads, by path. */
export interface DefaultsGcpLeaves {
  /** Vertex AI machine type, such as `n2-standard-4`. */
  readonly 'compute.machine.gcp': string;
}

/** Every leaf of a environment that all targets must decide on, by path. */
export interface EnvironmentLeaves {
  /** Whether data, keys and registry survive when the stack is destroyed. */
  readonly 'retain': boolean;
  /** What differs in this environment: laid over the spec (maps merge, lists replace, null removes, and takes a default of `defaults` away), then everything is checked again. It changes neither `environments` nor `trivium`. */
  readonly 'override': { readonly [name: string]: Json };
}

/** Every leaf of a environment that only aws reads, by path. */
export interface EnvironmentAwsLeaves {
  /** Account id: 12 digits, in quotes. */
  readonly 'aws.account': string;
  /** Region, such as `eu-west-1`. */
  readonly 'aws.region': string;
  /** Name of an existing bucket for data, code and models. */
  readonly 'aws.use.bucket': string;
  /** ARN of an existing KMS key in this region, by its id and not by an alias. */
  readonly 'aws.use.key': string;
  /** Id of the VPC. */
  readonly 'aws.use.network.vpc': string;
  /** Ids of the subnets in which jobs and endpoints run. */
  readonly 'aws.use.network.subnets[]': string;
  /** Ids of their security groups. */
  readonly 'aws.use.network.securityGroups[]': string;
  /** ARN of an existing role that jobs run as. */
  readonly 'aws.use.roles.job': string;
  /** ARN of an existing role that endpoints run as. */
  readonly 'aws.use.roles.endpoint': string;
  /** ARN of an existing role that the release runs as. */
  readonly 'aws.use.roles.release': string;
  /** ARN of an existing role that schedules and events start things with. */
  readonly 'aws.use.roles.trigger': string;
  /** ARN of a policy of this account, or one that AWS itself gives, that bounds every role that is created. */
  readonly 'aws.use.permissionsBoundary': string;
  /** ARN of an existing ECR repository in this region, of this or another account, for images that are built. */
  readonly 'aws.use.repository': string;
  /** Name of an existing log group for the release. */
  readonly 'aws.use.logs': string;
}

/** Every leaf of a environment that only azure reads, by path. */
export interface EnvironmentAzureLeaves {
  /** Subscription id. */
  readonly 'azure.subscription': string;
  /** Name of an existing resource group. */
  readonly 'azure.resourceGroup': string;
  /** Location, such as `westeurope`. */
  readonly 'azure.location': string;
  /** Existing Azure ML workspace; its storage, key vault, registry and logs come with it. */
  readonly 'azure.use.workspace': string;
  /** Existing Key Vault key that encrypts the storage. Microsoft-managed keys unless said. */
  readonly 'azure.use.key': string;
  /** Existing storage account of the workspace (needed beside `workspace`). */
  readonly 'azure.use.storage': string;
  /** Existing container registry. */
  readonly 'azure.use.registry': string;
  /** Existing key vault for the workspace that is created. */
  readonly 'azure.use.keyVault': string;
  /** Existing Application Insights resource for the workspace that is created. */
  readonly 'azure.use.applicationInsights': string;
  /** Subnet in which compute runs. */
  readonly 'azure.use.network.subnet': string;
  /** Existing user-assigned identity that jobs run as. */
  readonly 'azure.use.identities.job': string;
  /** Existing user-assigned identity that endpoints run as. */
  readonly 'azure.use.identities.endpoint': string;
  /** Existing user-assigned identity that the release runs as. */
  readonly 'azure.use.identities.release': string;
  /** Existing user-assigned identity of the workspace that is created. */
  readonly 'azure.use.identities.workspace': string;
  /** Existing Log Analytics workspace. */
  readonly 'azure.use.logs': string;
}

/** Every leaf of a environment that only gcp reads, by path. */
export interface EnvironmentGcpLeaves {
  /** Project id. */
  readonly 'gcp.project': string;
  /** Region, such as `europe-west1`. */
  readonly 'gcp.region': string;
  /** Name of an existing bucket for data, code and models. */
  readonly 'gcp.use.bucket': string;
  /** Existing Cloud KMS key. */
  readonly 'gcp.use.key': string;
  /** Existing network, by the number of its project. */
  readonly 'gcp.use.network': string;
  /** Existing service account that jobs run as. */
  readonly 'gcp.use.serviceAccounts.job': string;
  /** Existing service account that endpoints run as. */
  readonly 'gcp.use.serviceAccounts.endpoint': string;
  /** Existing service account that the release runs as. */
  readonly 'gcp.use.serviceAccounts.release': string;
  /** Existing service account that schedules and events start things with. */
  readonly 'gcp.use.serviceAccounts.trigger': string;
  /** Existing Artifact Registry repository for images that are built. */
  readonly 'gcp.use.repository': string;
  /** Existing Artifact Registry repository through which images of Docker Hub come: a remote one, or a virtual one with a remote one behind it. */
  readonly 'gcp.use.dockerHub': string;
  /** Existing BigQuery dataset for captured requests. */
  readonly 'gcp.use.logs': string;
  /** Whether to enable the APIs that the system needs: a setting of the whole project. */
  readonly 'gcp.manage.apis': boolean;
  /** Whether to turn on audit logs of data writes for Vertex AI, which approvals by event need: a setting of the whole project. */
  readonly 'gcp.manage.auditConfig': boolean;
}

/** Every leaf of a dataset that all targets must decide on, by path. */
export interface DatasetLeaves {
  /** What it is for, in words: it becomes the description of the emitted resource. */
  readonly 'description': string;
  /** Where the data is: a path relative to the spec (uploaded under the hash of its content), a URI of the target's storage (`s3://…`, `azureml://…` or `https://….blob.core.windows.net/…`, `gs://…`; used in place), or one for each target. */
  readonly 'uri': DatasetUriSpec;
  /** One file, or a directory (a prefix). */
  readonly 'type': "file" | "directory";
  /** Format of the data: given to the platform as the content type where it has one. */
  readonly 'format': "csv" | "json" | "jsonl" | "parquet" | "images" | "text" | "other";
  /** Type of the values. */
  readonly 'columns.*.type': "string" | "integer" | "number" | "boolean" | "timestamp";
  /** Smallest value that is plausible. */
  readonly 'columns.*.min': number;
  /** Largest value that is plausible. */
  readonly 'columns.*.max': number;
  /** Whether every row must have a value. */
  readonly 'columns.*.required': boolean;
}

/** Every leaf of a dataset that only aws reads, by path. */
export interface DatasetAwsLeaves {
  /** ARN of the KMS key that encrypts the bucket of another account. */
  readonly 'access.aws.key': string;
  /** Account that owns the bucket, when it is another one. */
  readonly 'access.aws.account': string;
}

/** Every leaf of a dataset that only azure reads, by path. */
export interface DatasetAzureLeaves {
  /** Resource id of the storage account that holds the data: the job's identity gets read access there. */
  readonly 'access.azure.storageAccount': string;
}

/** Every leaf of a dataset that only gcp reads, by path. */
export interface DatasetGcpLeaves {
  /** Project that owns the bucket, when it is another one. */
  readonly 'access.gcp.project': string;
}

/** Every leaf of a secret that all targets must decide on, by path. */
export interface SecretLeaves {

}

/** Every leaf of a secret that only aws reads, by path. */
export interface SecretAwsLeaves {
  /** Name or ARN of a secret in AWS Secrets Manager. */
  readonly 'aws': string;
  /** ARN of the KMS key that encrypts the secret, when it is not the one that Secrets Manager has in every account: a secret of another account always has one. */
  readonly 'access.aws.key': string;
}

/** Every leaf of a secret that only azure reads, by path. */
export interface SecretAzureLeaves {
  /** URL of a secret in Azure Key Vault, without a version: `https://<vault>.vault.azure.net/secrets/<name>`. */
  readonly 'azure': string;
}

/** Every leaf of a secret that only gcp reads, by path. */
export interface SecretGcpLeaves {
  /** Name of a secret in Secret Manager: `projects/<project>/secrets/<name>`. */
  readonly 'gcp': string;
}

/** Every leaf of a model that all targets must decide on, by path. */
export interface ModelLeaves {
  /** What it is for, in words: it becomes the description of the emitted resource. */
  readonly 'description': string;
  /** Python file with `load(model_dir)` and `predict(model, rows)`, relative to the spec. It is packed with each version, so that a rollback serves old code with the old model. */
  readonly 'predictor': string;
  /** `manual`: a new version waits for a person. `auto`: a version that its gate let pass is approved at once. */
  readonly 'approval': "manual" | "auto";
  /** The image that a program runs in: `sklearn@1.4` (a framework whose library version is pinned; each target takes its own image with it), the URI of an image, a URI for each target, or `{ build: docker/ }` for a folder with a Dockerfile. */
  readonly 'image': ImageSpec;
  /** Version of Python, such as "3.11" (in quotes: a bare 3.10 is the number 3.1). It matters where the target builds the environment. */
  readonly 'python': string;
  /** A requirements.txt with pinned versions, relative to the spec. It is installed before the command runs, or built into the environment where the target does so. */
  readonly 'requirements': string;
  /** Tags of the registry entry, beside those of the system. */
  readonly 'tags.*': string;
}

/** Every leaf of a model that only aws reads, by path. */
export interface ModelAwsLeaves {

}

/** Every leaf of a model that only azure reads, by path. */
export interface ModelAzureLeaves {

}

/** Every leaf of a model that only gcp reads, by path. */
export interface ModelGcpLeaves {

}

/** Every leaf of a pipeline that all targets must decide on, by path. */
export interface PipelineLeaves {
  /** What it is for, in words: it becomes the description of the emitted resource. */
  readonly 'description': string;
  /** Parameters: name → default, or `{ type, default }`. */
  readonly 'params.*': ParamSpec;
  /** Runs of this pipeline at the same time. Not limited unless said. */
  readonly 'maxRuns': number;
  /** Tags of the pipeline, beside those of the system. */
  readonly 'tags.*': string;
}

/** Every leaf of a pipeline that only aws reads, by path. */
export interface PipelineAwsLeaves {

}

/** Every leaf of a pipeline that only azure reads, by path. */
export interface PipelineAzureLeaves {

}

/** Every leaf of a pipeline that only gcp reads, by path. */
export interface PipelineGcpLeaves {

}

/** Every leaf of a step that all targets must decide on, by path. */
export interface StepLeaves {
  /** Prepares data. `process` unless said. */
  readonly 'kind': "process" | "train" | "evaluate" | "register";
  /** What it is for, in words: it becomes the description of the emitted resource. */
  readonly 'description': string;
  /** The program and its arguments, quoted as in a shell and run without one. `${{inputs.x}}` and `${{outputs.x}}` become local paths, `${{params.x}}` the value of a parameter; `$${{` is a literal `${{`. */
  readonly 'command': string;
  /** The image that a program runs in: `sklearn@1.4` (a framework whose library version is pinned; each target takes its own image with it), the URI of an image, a URI for each target, or `{ build: docker/ }` for a folder with a Dockerfile. */
  readonly 'image': ImageSpec;
  /** Version of Python, such as "3.11" (in quotes: a bare 3.10 is the number 3.1). It matters where the target builds the environment. */
  readonly 'python': string;
  /** Folder of code, relative to the spec. It is packed, uploaded under the hash of its content, and is the working directory of the command. A `.triviumignore` file lists what stays out. */
  readonly 'code': string;
  /** A requirements.txt with pinned versions, relative to the spec. It is installed before the command runs, or built into the environment where the target does so. */
  readonly 'requirements': string;
  /** What the command reads: name → `datasets.<name>` or `steps.<step>.outputs.<output>`. */
  readonly 'inputs.*': string;
  /** What the command writes: name → `dataset`, `model` (a file or a folder) or `metrics` (a JSON file with an object of numbers). */
  readonly 'outputs.*': "dataset" | "model" | "metrics";
  /** Names of the numbers in the `metrics` output. A gate on any other is refused. */
  readonly 'metrics[]': string;
  /** Environment variables of the command, laid over those of `defaults`; null takes one of them away. Values are plain text; secrets go under `secrets`. */
  readonly 'env.*': string;
  /** Environment variables that are filled from secrets when the program starts: name of the variable → name of the secret. */
  readonly 'secrets.*': string;
  /** Virtual cores of one machine, at least. The smallest machine that has cpu, memory and gpu is taken. */
  readonly 'compute.cpu': number;
  /** Memory of one machine, at least, such as `16GiB`. */
  readonly 'compute.memory': string;
  /** Which accelerator, on every target; without it the smallest that the target has, or that of the machine by name. */
  readonly 'compute.gpu.type': "t4" | "l4" | "a10" | "l40s" | "p4" | "k80" | "p100" | "v100" | "rtx-pro-6000" | "a100" | "a100-80gb" | "h100" | "h200" | "mi300x" | "b200" | "gb200" | "b300";
  /** Accelerators of one machine. */
  readonly 'compute.gpu.count': number;
  /** Machines that run the step together. 1 unless said. Of an endpoint, use `scale`. */
  readonly 'compute.instances': number;
  /** Disk of one machine, such as `50GiB`. 30GiB unless said, where the target lets it be chosen. */
  readonly 'compute.disk': string;
  /** How long the step may take in all, waiting for spot capacity included. At least `timeout`. */
  readonly 'compute.spot.maxWait': string;
  /** Whether the program saves checkpoints and continues from them (in the folder that the environment variable TRIVIUM_CHECKPOINTS names). */
  readonly 'compute.spot.checkpoint': boolean;
  /** How long the step may run on its machine, retries of a failing program included. 1d unless said. */
  readonly 'timeout': string;
  /** Attempts in all, the first included. */
  readonly 'retry.attempts': number;
  /** `platform`: the cloud failed (capacity, throttling, internal errors). `failure`: the program failed; it is started again in the same container. */
  readonly 'retry.causes[]': "platform" | "failure";
  /** Whether a run may take over the outputs of an earlier run with the same inputs, command and code. Refused where an input is a dataset whose content may change under the same address. */
  readonly 'cache': boolean;
  /** Steps that must have succeeded before, beyond those whose outputs are read. */
  readonly 'after[]': string;
  /** Tags of the jobs of this step, beside those of the system. */
  readonly 'tags.*': string;
  /** The model that gets a new version. */
  readonly 'model': string;
  /** The output of kind `model` that becomes the version. */
  readonly 'from': string;
  /** The gate: `"steps.evaluate.metrics.rmse <= params.maxRmse"`, or `{ metric: steps.evaluate.metrics.rmse, atMost: params.maxRmse }`. A gate that says no is a successful run that registers nothing. */
  readonly 'when': WhenSpec;
}

/** Every leaf of a step that only aws reads, by path. */
export interface StepAwsLeaves {
  /** SageMaker instance type, such as `ml.m5.xlarge`. */
  readonly 'compute.machine.aws': string;
  /** Members of the SageMaker request of this step (CreateProcessingJob; CreateTrainingJob of a step that trains), in the spelling of the API. They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/aws/blocks` they have types in TypeScript. */
  readonly 'aws': { readonly [name: string]: Json };
}

/** Every leaf of a step that only azure reads, by path. */
export interface StepAzureLeaves {
  /** Azure VM size, such as `Standard_DS3_v2`. */
  readonly 'compute.machine.azure': string;
  /** Fields of the node of this step in the Azure ML pipeline, in their spelling over REST (`queue_settings`). They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/azure/blocks` they have types in TypeScript. */
  readonly 'azure': { readonly [name: string]: Json };
}

/** Every leaf of a step that only gcp reads, by path. */
export interface StepGcpLeaves {
  /** Vertex AI machine type, such as `n2-standard-4`. */
  readonly 'compute.machine.gcp': string;
  /** Fields of the Vertex AI CustomJobSpec (of a step that trains, and of one with tags, a GPU, spot, a disk, instances or a machine by name), or of the container of Kubeflow Pipelines (other steps). They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/gcp/blocks` they have types in TypeScript. */
  readonly 'gcp': { readonly [name: string]: Json };
}

/** Every leaf of a job that all targets must decide on, by path. */
export interface JobLeaves {
  /** What the job does. */
  readonly 'kind': "process" | "train" | "evaluate";
  /** Parameters: name → default, or `{ type, default }`. */
  readonly 'params.*': ParamSpec;
  /** What the command reads: name → `datasets.<name>`. */
  readonly 'inputs.*': string;
  /** What it is for, in words: it becomes the description of the emitted resource. */
  readonly 'description': string;
  /** The program and its arguments, quoted as in a shell and run without one. `${{inputs.x}}` and `${{outputs.x}}` become local paths, `${{params.x}}` the value of a parameter; `$${{` is a literal `${{`. */
  readonly 'command': string;
  /** The image that a program runs in: `sklearn@1.4` (a framework whose library version is pinned; each target takes its own image with it), the URI of an image, a URI for each target, or `{ build: docker/ }` for a folder with a Dockerfile. */
  readonly 'image': ImageSpec;
  /** Version of Python, such as "3.11" (in quotes: a bare 3.10 is the number 3.1). It matters where the target builds the environment. */
  readonly 'python': string;
  /** Folder of code, relative to the spec. It is packed, uploaded under the hash of its content, and is the working directory of the command. A `.triviumignore` file lists what stays out. */
  readonly 'code': string;
  /** A requirements.txt with pinned versions, relative to the spec. It is installed before the command runs, or built into the environment where the target does so. */
  readonly 'requirements': string;
  /** What the command writes: name → `dataset`, `model` (a file or a folder) or `metrics` (a JSON file with an object of numbers). */
  readonly 'outputs.*': "dataset" | "model" | "metrics";
  /** Names of the numbers in the `metrics` output. A gate on any other is refused. */
  readonly 'metrics[]': string;
  /** Environment variables of the command, laid over those of `defaults`; null takes one of them away. Values are plain text; secrets go under `secrets`. */
  readonly 'env.*': string;
  /** Environment variables that are filled from secrets when the program starts: name of the variable → name of the secret. */
  readonly 'secrets.*': string;
  /** Virtual cores of one machine, at least. The smallest machine that has cpu, memory and gpu is taken. */
  readonly 'compute.cpu': number;
  /** Memory of one machine, at least, such as `16GiB`. */
  readonly 'compute.memory': string;
  /** Which accelerator, on every target; without it the smallest that the target has, or that of the machine by name. */
  readonly 'compute.gpu.type': "t4" | "l4" | "a10" | "l40s" | "p4" | "k80" | "p100" | "v100" | "rtx-pro-6000" | "a100" | "a100-80gb" | "h100" | "h200" | "mi300x" | "b200" | "gb200" | "b300";
  /** Accelerators of one machine. */
  readonly 'compute.gpu.count': number;
  /** Machines that run the step together. 1 unless said. Of an endpoint, use `scale`. */
  readonly 'compute.instances': number;
  /** Disk of one machine, such as `50GiB`. 30GiB unless said, where the target lets it be chosen. */
  readonly 'compute.disk': string;
  /** How long the step may take in all, waiting for spot capacity included. At least `timeout`. */
  readonly 'compute.spot.maxWait': string;
  /** Whether the program saves checkpoints and continues from them (in the folder that the environment variable TRIVIUM_CHECKPOINTS names). */
  readonly 'compute.spot.checkpoint': boolean;
  /** How long the step may run on its machine, retries of a failing program included. 1d unless said. */
  readonly 'timeout': string;
  /** Attempts in all, the first included. */
  readonly 'retry.attempts': number;
  /** `platform`: the cloud failed (capacity, throttling, internal errors). `failure`: the program failed; it is started again in the same container. */
  readonly 'retry.causes[]': "platform" | "failure";
  /** Whether a run may take over the outputs of an earlier run with the same inputs, command and code. Refused where an input is a dataset whose content may change under the same address. */
  readonly 'cache': boolean;
  /** Tags of the jobs of this step, beside those of the system. */
  readonly 'tags.*': string;
}

/** Every leaf of a job that only aws reads, by path. */
export interface JobAwsLeaves {
  /** SageMaker instance type, such as `ml.m5.xlarge`. */
  readonly 'compute.machine.aws': string;
  /** Members of the SageMaker request of this step (CreateProcessingJob; CreateTrainingJob of a step that trains), in the spelling of the API. They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/aws/blocks` they have types in TypeScript. */
  readonly 'aws': { readonly [name: string]: Json };
}

/** Every leaf of a job that only azure reads, by path. */
export interface JobAzureLeaves {
  /** Azure VM size, such as `Standard_DS3_v2`. */
  readonly 'compute.machine.azure': string;
  /** Fields of the node of this step in the Azure ML pipeline, in their spelling over REST (`queue_settings`). They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/azure/blocks` they have types in TypeScript. */
  readonly 'azure': { readonly [name: string]: Json };
}

/** Every leaf of a job that only gcp reads, by path. */
export interface JobGcpLeaves {
  /** Vertex AI machine type, such as `n2-standard-4`. */
  readonly 'compute.machine.gcp': string;
  /** Fields of the Vertex AI CustomJobSpec (of a step that trains, and of one with tags, a GPU, spot, a disk, instances or a machine by name), or of the container of Kubeflow Pipelines (other steps). They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/gcp/blocks` they have types in TypeScript. */
  readonly 'gcp': { readonly [name: string]: Json };
}

/** Every leaf of a endpoint that all targets must decide on, by path. */
export interface EndpointLeaves {
  /** What it is for, in words: it becomes the description of the emitted resource. */
  readonly 'description': string;
  /** The model whose approved version is served. */
  readonly 'model': string;
  /** Instead of `model`: the URI of one packed model (as a register step writes it), or one for each target. */
  readonly 'artifact': ArtifactSpec;
  /** The image that a program runs in: `sklearn@1.4` (a framework whose library version is pinned; each target takes its own image with it), the URI of an image, a URI for each target, or `{ build: docker/ }` for a folder with a Dockerfile. */
  readonly 'image': ImageSpec;
  /** `identity`: callers sign in with their cloud identity (IAM, Entra ID). `key`: callers send a key. */
  readonly 'auth': "identity" | "key";
  /** Virtual cores of one machine, at least. The smallest machine that has cpu, memory and gpu is taken. */
  readonly 'compute.cpu': number;
  /** Memory of one machine, at least, such as `16GiB`. */
  readonly 'compute.memory': string;
  /** Which accelerator, on every target; without it the smallest that the target has, or that of the machine by name. */
  readonly 'compute.gpu.type': "t4" | "l4" | "a10" | "l40s" | "p4" | "k80" | "p100" | "v100" | "rtx-pro-6000" | "a100" | "a100-80gb" | "h100" | "h200" | "mi300x" | "b200" | "gb200" | "b300";
  /** Accelerators of one machine. */
  readonly 'compute.gpu.count': number;
  /** Disk of one machine, such as `50GiB`. 30GiB unless said, where the target lets it be chosen. */
  readonly 'compute.disk': string;
  /** Fewest machines. */
  readonly 'scale.min': number;
  /** Most machines; at least `min`. */
  readonly 'scale.max': number;
  /** Mean CPU utilisation of all cores of a machine to keep, such as `60%`. The same number means the same load on every target. */
  readonly 'scale.target.cpu': string;
  /** Requests of one machine a minute to keep. */
  readonly 'scale.target.requests': number;
  /** Share of the requests that are kept with their responses. */
  readonly 'capture.percent': number;
  /** How long they are kept; whole days. */
  readonly 'capture.keep': string;
  /** How long one request may take. The target's own default unless said. */
  readonly 'timeout': string;
  /** Environment variables of the command. Values are plain text; secrets go under `secrets`. */
  readonly 'env.*': string;
  /** Environment variables that are filled from secrets when the program starts: name of the variable → name of the secret. */
  readonly 'secrets.*': string;
  /** Tags of the endpoint, beside those of the system. */
  readonly 'tags.*': string;
}

/** Every leaf of a endpoint that only aws reads, by path. */
export interface EndpointAwsLeaves {
  /** SageMaker instance type, such as `ml.m5.xlarge`. */
  readonly 'compute.machine.aws': string;
  /** Members of the production variant of the SageMaker endpoint configuration, in the spelling of the API. Machines and their number are written under `compute` and `scale`. They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/aws/blocks` they have types in TypeScript. */
  readonly 'aws': { readonly [name: string]: Json };
}

/** Every leaf of a endpoint that only azure reads, by path. */
export interface EndpointAzureLeaves {
  /** Azure VM size, such as `Standard_DS3_v2`. */
  readonly 'compute.machine.azure': string;
  /** Properties of the managed online deployment of Azure ML. They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/azure/blocks` they have types in TypeScript. */
  readonly 'azure': { readonly [name: string]: Json };
}

/** Every leaf of a endpoint that only gcp reads, by path. */
export interface EndpointGcpLeaves {
  /** Vertex AI machine type, such as `n2-standard-4`. */
  readonly 'compute.machine.gcp': string;
  /** Fields of the Vertex AI DeployedModel. They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type. With `trivium/gcp/blocks` they have types in TypeScript. */
  readonly 'gcp': { readonly [name: string]: Json };
}

/** Every leaf of a alarm that all targets must decide on, by path. */
export interface AlarmLeaves {
  /** What it is for, in words: it becomes the description of the emitted resource. */
  readonly 'description': string;
  /** What is watched. Of endpoints: `errorRate` (percent of the requests), `modelLatency` and `latency` (with `.average`, `.p50`, `.p90`, `.p95` or `.p99`), `cpu`, `memory` (percent of a machine), `requests` (count in the window). Of pipelines: `failed`, `duration`. */
  readonly 'of': string;
  /** Goes off above this: a percent (`1%`), a time (`300ms`, `2h`) or a count. */
  readonly 'above': ThresholdSpec;
  /** Goes off below this, for example `endpoints.live.requests` below 1: no traffic. */
  readonly 'below': ThresholdSpec;
  /** The one window that a value is taken over, and that slides with time: whole minutes, up to 1d. The value of the whole window is compared, not that of each minute in it. Of pipelines: how long the alarm stays on after the run. */
  readonly 'for': string;
  /** Of error rates and latencies: fewer requests than this in the window count as no data, so that one error of two requests at night wakes nobody. */
  readonly 'minRequests': number;
  /** What no data means: all is well (`ok`), something is wrong (`alarm`), or the state stays as it was (`ignore`). Of errors, latencies and requests: no request in the window. Of pipelines only `ok`: that nothing ran is no missing data. */
  readonly 'noData': "ok" | "alarm" | "ignore";
  /** How bad it is. */
  readonly 'severity': "critical" | "error" | "warning" | "info";
  /** Who is told: names of notifications. */
  readonly 'notify[]': string;
}

/** Every leaf of a alarm that only aws reads, by path. */
export interface AlarmAwsLeaves {

}

/** Every leaf of a alarm that only azure reads, by path. */
export interface AlarmAzureLeaves {

}

/** Every leaf of a alarm that only gcp reads, by path. */
export interface AlarmGcpLeaves {

}

/** Every leaf of a notification that all targets must decide on, by path. */
export interface NotificationLeaves {
  /** E-mail addresses. Some clouds ask each receiver to confirm. */
  readonly 'email[]': string;
  /** HTTPS addresses that get a POST with the alarm, in the form of the target. */
  readonly 'webhook[]': string;
}

/** Every leaf of a notification that only aws reads, by path. */
export interface NotificationAwsLeaves {

}

/** Every leaf of a notification that only azure reads, by path. */
export interface NotificationAzureLeaves {

}

/** Every leaf of a notification that only gcp reads, by path. */
export interface NotificationGcpLeaves {

}

/** Every leaf of a trigger that all targets must decide on, by path. */
export interface TriggerLeaves {
  /** What it is for, in words: it becomes the description of the emitted resource. */
  readonly 'description': string;
  /** What is started: `pipelines.<name>` or `jobs.<name>`. */
  readonly 'run': string;
  /** When: minute, hour, day of month, month, day of week, such as `0 2 * * *`. */
  readonly 'cron': string;
  /** IANA time zone in which `cron` is read. */
  readonly 'timezone': string;
  /** Values of parameters for these runs. */
  readonly 'params.*': string | number | boolean;
  /** Whether it starts anything. */
  readonly 'enabled': boolean;
}

/** Every leaf of a trigger that only aws reads, by path. */
export interface TriggerAwsLeaves {

}

/** Every leaf of a trigger that only azure reads, by path. */
export interface TriggerAzureLeaves {

}

/** Every leaf of a trigger that only gcp reads, by path. */
export interface TriggerGcpLeaves {

}
