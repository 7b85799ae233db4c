// Generated from document/block-types.ts by `npm run generate`. Do not edit.

/** The shapes of what a block may say: lib/lowered/read-shapes.ts reads it. */
export const BLOCK_SHAPES = `\
AutoscalingMetricSpec metricName! target:number
ContainerAccelerator count resourceCount resourceType type
ContainerFields args:[string] command:[string] env:[EnvVar] image lifecycle:ContainerLifecycle resources:ContainerResources
ContainerLifecycle preCacheCheck:PreCacheCheck
ContainerResources accelerator:ContainerAccelerator cpuLimit:number cpuRequest:number memoryLimit:number memoryRequest:number resourceCpuLimit resourceCpuRequest resourceMemoryLimit resourceMemoryRequest
CustomJobFields baseOutputDirectory:GcsDestination enableDashboardAccess:boolean enableWebAccess:boolean experiment experimentRun models:[string] network persistentResourceId protectedArtifactLocationId pscInterfaceConfig:PscInterfaceConfig reservedIpRanges:[string] scheduling:Scheduling tensorboard workerPoolSpecs!:[WorkerPoolSpec]
DedicatedResourcesFields autoscalingMetricSpecs:[AutoscalingMetricSpec] requiredReplicaCount:number spot:boolean
DeployedModelFields checkpointId dedicatedResources:DedicatedResourcesFields disableContainerLogging:boolean disableExplanations:boolean enableAccessLogging:boolean explanationSpec:ExplanationSpec fasterDeploymentConfig:FasterDeploymentConfig speculativeDecodingSpec:SpeculativeDecodingSpec systemLabels:{string}
DiskSpec bootDiskSizeGb:number bootDiskType
DnsPeeringConfig domain! targetNetwork! targetProject!
DraftModelSpeculation draftModel!
EnvVar name! value!
ExplanationSpec metadata:{any} parameters!:{any}
FasterDeploymentConfig fastTryoutEnabled:boolean
GcsDestination outputUriPrefix!
LustreMount filesystem! instanceIp! mountPoint! volumeHandle!
MachineSpec acceleratorCount:number acceleratorType gpuPartitionSize machineType reservationAffinity:ReservationAffinity tpuTopology
NfsMount mountPoint! path! server!
NgramSpeculation ngramSize:number
PreCacheCheck args:[string] command:[string]
PscInterfaceConfig dnsPeeringConfigs:[DnsPeeringConfig] networkAttachment
PythonPackageSpec args:[string] env:[EnvVar] executorImageUri! packageUris!:[string] pythonModule!
ReservationAffinity key reservationAffinityType!:"NO_RESERVATION"|"ANY_RESERVATION"|"SPECIFIC_RESERVATION" values:[string]
Scheduling disableRetries:boolean maxWaitDuration restartJobOnWorkerRestart:boolean strategy:"STANDARD"|"SPOT"|"FLEX_START"|"ON_DEMAND"|"LOW_COST" timeout
SpeculativeDecodingSpec draftModelSpeculation:DraftModelSpeculation ngramSpeculation:NgramSpeculation speculativeTokenCount:number
WorkerContainerSpec args:[string] command:[string] env:[EnvVar] imageUri!
WorkerPoolSpec containerSpec:WorkerContainerSpec diskSpec:DiskSpec lustreMounts:[LustreMount] machineSpec:MachineSpec nfsMounts:[NfsMount] pythonPackageSpec:PythonPackageSpec replicaCount:number
`;
