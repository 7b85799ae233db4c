import type { Json } from '../../../spec/generated/face.js';

// What the `gcp` blocks of a spec are laid over, in the field names of the REST API. No package of npm that a user would have carries these
// types (the protos of `@google-cloud/aiplatform` are 20 MB of declarations), so they are written here, and a test holds them against Google's protos.

/** A variable of the environment. */
export interface EnvVar {
  readonly name: string;
  readonly value: string;
}

/** Which reserved machines are used. https://cloud.google.com/vertex-ai/docs/training/use-reservations */
export interface ReservationAffinity {
  readonly reservationAffinityType: 'NO_RESERVATION' | 'ANY_RESERVATION' | 'SPECIFIC_RESERVATION';
  /** `compute.googleapis.com/reservation-name`, for a specific reservation. */
  readonly key?: string;
  /** Full names of the reservations. */
  readonly values?: string[];
}

/** One machine. */
export interface MachineSpec {
  /** Such as `n1-standard-8`. */
  readonly machineType?: string;
  /** Such as `NVIDIA_L4`. */
  readonly acceleratorType?: string;
  /** Accelerators of one machine. */
  readonly acceleratorCount?: number;
  /** Size of the part of a GPU that is used, such as `1g.10gb`. */
  readonly gpuPartitionSize?: string;
  /** Such as `2x2x1`. */
  readonly tpuTopology?: string;
  readonly reservationAffinity?: ReservationAffinity;
}

/** A container of a worker. */
export interface WorkerContainerSpec {
  readonly imageUri: string;
  readonly command?: string[];
  readonly args?: string[];
  readonly env?: EnvVar[];
}

/** A Python package that a prebuilt image of Google runs. */
export interface PythonPackageSpec {
  readonly executorImageUri: string;
  /** Addresses in Cloud Storage, at most 100. */
  readonly packageUris: string[];
  readonly pythonModule: string;
  readonly args?: string[];
  readonly env?: EnvVar[];
}

/** The boot disk of a machine. */
export interface DiskSpec {
  /** `pd-ssd`, `pd-standard` or `hyperdisk-balanced`. */
  readonly bootDiskType?: string;
  /** At least 100, at most 64000. Unit: GB. */
  readonly bootDiskSizeGb?: number;
}

/** A share over NFS. https://cloud.google.com/vertex-ai/docs/training/train-nfs-share */
export interface NfsMount {
  readonly server: string;
  readonly path: string;
  /** Below `/mnt/nfs/`. */
  readonly mountPoint: string;
}

/** A file system of Managed Lustre. */
export interface LustreMount {
  readonly instanceIp: string;
  readonly volumeHandle: string;
  readonly filesystem: string;
  readonly mountPoint: string;
}

/** Machines of one kind: the first pool is the chief, with one machine. */
export interface WorkerPoolSpec {
  readonly containerSpec?: WorkerContainerSpec;
  readonly pythonPackageSpec?: PythonPackageSpec;
  readonly machineSpec?: MachineSpec;
  readonly replicaCount?: number;
  readonly nfsMounts?: NfsMount[];
  readonly lustreMounts?: LustreMount[];
  readonly diskSpec?: DiskSpec;
}

/** When and how a job is run. https://cloud.google.com/vertex-ai/docs/reference/rest/v1/CustomJobSpec#scheduling */
export interface Scheduling {
  /** Longest time that the job runs: seconds with an `s`, such as `3600s`. */
  readonly timeout?: string;
  /** Starts the whole job again when a machine is lost. */
  readonly restartJobOnWorkerRestart?: boolean;
  /** `FLEX_START` waits for capacity (`maxWaitDuration`); `ON_DEMAND` and `LOW_COST` are old names of `STANDARD` and `SPOT`. */
  readonly strategy?: 'STANDARD' | 'SPOT' | 'FLEX_START' | 'ON_DEMAND' | 'LOW_COST';
  /** Never starts it again after an internal error. */
  readonly disableRetries?: boolean;
  /** Longest time that it waits for capacity, of `FLEX_START`: seconds with an `s`. */
  readonly maxWaitDuration?: string;
}

/** A domain that is resolved by the DNS of a network of the user. */
export interface DnsPeeringConfig {
  readonly domain: string;
  readonly targetProject: string;
  readonly targetNetwork: string;
}

/** A private way into a network. https://cloud.google.com/vertex-ai/docs/training/psc-i-egress */
export interface PscInterfaceConfig {
  readonly networkAttachment?: string;
  readonly dnsPeeringConfigs?: DnsPeeringConfig[];
}

/** A folder of Cloud Storage. */
export interface GcsDestination {
  /** `gs://<bucket>/<folder>/` */
  readonly outputUriPrefix: string;
}

/** What a custom job runs. https://cloud.google.com/vertex-ai/docs/reference/rest/v1/CustomJobSpec */
export interface CustomJobFields {
  /** The machines. A list replaces what trivium emits as a whole. */
  readonly workerPoolSpecs: WorkerPoolSpec[];
  readonly scheduling?: Scheduling;
  /** `projects/<number>/global/networks/<name>`: the network that it is peered with. */
  readonly network?: string;
  /** Names of reserved ranges of that network. */
  readonly reservedIpRanges?: string[];
  readonly pscInterfaceConfig?: PscInterfaceConfig;
  /** Where `AIP_MODEL_DIR` and its like point to. */
  readonly baseOutputDirectory?: GcsDestination;
  readonly protectedArtifactLocationId?: string;
  /** Name of a TensorBoard instance that gets the logs. */
  readonly tensorboard?: string;
  /** Lets people open a shell in the container. https://cloud.google.com/vertex-ai/docs/training/monitor-debug-interactive-shell */
  readonly enableWebAccess?: boolean;
  /** Lets people open the dashboard (Ray) of the job. */
  readonly enableDashboardAccess?: boolean;
  /** Name of the experiment that the job belongs to. */
  readonly experiment?: string;
  readonly experimentRun?: string;
  /** Name of a persistent resource that it runs on. */
  readonly persistentResourceId?: string;
  /** Names of the models that the job makes checkpoints of. */
  readonly models?: string[];
}

/** Accelerators of a container. */
export interface ContainerAccelerator {
  /** Such as `NVIDIA_L4`. `resourceType` is the same, and may hold a placeholder. */
  readonly type?: string;
  /** As text: the proto has 64 bits. */
  readonly count?: string;
  readonly resourceType?: string;
  readonly resourceCount?: string;
}

/** What a container asks for. Of each there is an old form (a number) and one that may hold a placeholder (`resource…`, text with a unit). */
export interface ContainerResources {
  /** Unit: cores. */
  readonly cpuLimit?: number;
  /** Unit: GB (10⁹ bytes). */
  readonly memoryLimit?: number;
  /** Unit: cores. */
  readonly cpuRequest?: number;
  /** Unit: GB (10⁹ bytes). */
  readonly memoryRequest?: number;
  readonly resourceCpuLimit?: string;
  readonly resourceMemoryLimit?: string;
  readonly resourceCpuRequest?: string;
  readonly resourceMemoryRequest?: string;
  readonly accelerator?: ContainerAccelerator;
}

/** A program. */
export interface PreCacheCheck {
  readonly command?: string[];
  readonly args?: string[];
}

/** What happens around the run of a container. */
export interface ContainerLifecycle {
  /** Runs before the cache is asked. */
  readonly preCacheCheck?: PreCacheCheck;
}

/** A container of Kubeflow Pipelines. https://github.com/kubeflow/pipelines/blob/master/api/v2alpha1/pipeline_spec.proto */
export interface ContainerFields {
  readonly image?: string;
  readonly command?: string[];
  readonly args?: string[];
  readonly env?: EnvVar[];
  readonly lifecycle?: ContainerLifecycle;
  readonly resources?: ContainerResources;
}

/** What the number of machines follows. https://cloud.google.com/vertex-ai/docs/predictions/autoscaling */
export interface AutoscalingMetricSpec {
  readonly metricName: string;
  /** Percent, or requests a minute. */
  readonly target?: number;
}

/** The machines of a deployed model; their type and number are written under `compute` and `scale`. */
export interface DedicatedResourcesFields {
  readonly autoscalingMetricSpecs?: AutoscalingMetricSpec[];
  /** Machines that must be ready for the deployment to have succeeded. */
  readonly requiredReplicaCount?: number;
  /** Serves on Spot machines. */
  readonly spot?: boolean;
}

/** How the share of each feature in a prediction is told. https://cloud.google.com/vertex-ai/docs/explainable-ai/configuring-explanations */
export interface ExplanationSpec {
  readonly parameters: { readonly [name: string]: Json };
  readonly metadata?: { readonly [name: string]: Json };
}

/** A smaller model that drafts tokens. */
export interface DraftModelSpeculation {
  readonly draftModel: string;
}

/** Drafts tokens from the last words of the prompt. */
export interface NgramSpeculation {
  readonly ngramSize?: number;
}

/** Drafts several tokens at once. */
export interface SpeculativeDecodingSpec {
  readonly draftModelSpeculation?: DraftModelSpeculation;
  readonly ngramSpeculation?: NgramSpeculation;
  readonly speculativeTokenCount?: number;
}

/** How fast a deployment is. */
export interface FasterDeploymentConfig {
  /** Deploys faster, for a trial that ends by itself. */
  readonly fastTryoutEnabled?: boolean;
}

/** A model on an endpoint, as far as a spec may set it. https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.endpoints#DeployedModel */
export interface DeployedModelFields {
  readonly dedicatedResources?: DedicatedResourcesFields;
  /** Keeps what the container prints out of Cloud Logging. */
  readonly disableContainerLogging?: boolean;
  readonly disableExplanations?: boolean;
  /** Writes a line to Cloud Logging for each request. */
  readonly enableAccessLogging?: boolean;
  readonly explanationSpec?: ExplanationSpec;
  readonly fasterDeploymentConfig?: FasterDeploymentConfig;
  readonly speculativeDecodingSpec?: SpeculativeDecodingSpec;
  /** Labels of the system, for models of Model Garden. */
  readonly systemLabels?: { readonly [name: string]: string };
  /** Checkpoint of a tuned model that is deployed. */
  readonly checkpointId?: string;
}
