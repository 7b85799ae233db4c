import type { Deferred } from '../../../lowered/ref.js';

/** A value that the service knows only when the pipeline runs. */
export type RunValue =
  | { readonly Get: string }
  | { readonly 'Std:Join': { readonly On: string; readonly Values: readonly Value<string>[] } };
/** A plain value, one that the deployment knows, or one that only a run knows. */
export type Value<T> = T | Deferred | RunValue;

/** A number in a JSON file that a processing step wrote. */
export type JsonGet = {
  readonly 'Std:JsonGet': { readonly PropertyFile: { readonly Get: string }; readonly Path: string };
};

/** A parameter of a pipeline. */
export type Parameter = {
  readonly Name: string;
  readonly Type: 'String' | 'Integer' | 'Float' | 'Boolean';
  readonly DefaultValue: string | number | boolean;
};

/** A label of a job. */
export type Tag = {
  readonly Key: string;
  readonly Value: string;
};

/** What is retried by the service, and how. @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-retry-policy.html */
export type RetryPolicy = {
  readonly ExceptionType: readonly (
    | 'Step.SERVICE_FAULT'
    | 'Step.THROTTLING'
    | 'SageMaker.JOB_INTERNAL_ERROR'
    | 'SageMaker.CAPACITY_ERROR'
    | 'SageMaker.RESOURCE_LIMIT'
  )[];
  readonly IntervalSeconds: number;
  readonly BackoffRate: number;
  readonly MaxAttempts: number;
};

type StepBase = {
  readonly Name: string;
  readonly Description?: string;
  readonly DependsOn?: readonly string[];
};

type JobStepBase = StepBase & {
  readonly RetryPolicies?: readonly RetryPolicy[];
  readonly CacheConfig?: { readonly Enabled: true; readonly ExpireAfter: string };
};

type VpcConfig = {
  readonly Subnets: readonly string[];
  readonly SecurityGroupIds: readonly string[];
};

/** Request of CreateProcessingJob. @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html */
export type ProcessingArguments = {
  readonly RoleArn: Value<string>;
  readonly AppSpecification: {
    readonly ImageUri: Value<string>;
    readonly ContainerEntrypoint: readonly Value<string>[];
    readonly ContainerArguments?: readonly Value<string>[];
  };
  readonly ProcessingResources: {
    readonly ClusterConfig: {
      readonly InstanceCount: number;
      readonly InstanceType: string;
      readonly VolumeSizeInGB: number;
      readonly VolumeKmsKeyId?: Value<string>;
    };
  };
  readonly ProcessingInputs: readonly {
    readonly InputName: string;
    readonly S3Input: {
      readonly S3Uri: Value<string>;
      readonly LocalPath: string;
      readonly S3DataType: 'S3Prefix';
      readonly S3InputMode: 'File';
      readonly S3DataDistributionType: 'FullyReplicated';
    };
  }[];
  readonly ProcessingOutputConfig?: {
    readonly KmsKeyId: Value<string>;
    readonly Outputs: readonly {
      readonly OutputName: string;
      readonly S3Output: {
        readonly S3Uri: Value<string>;
        readonly LocalPath: string;
        readonly S3UploadMode: 'EndOfJob';
      };
    }[];
  };
  readonly Environment?: Readonly<Record<string, string>>;
  readonly NetworkConfig: {
    readonly EnableInterContainerTrafficEncryption: boolean;
    readonly EnableNetworkIsolation: boolean;
    readonly VpcConfig?: VpcConfig;
  };
  readonly StoppingCondition: { readonly MaxRuntimeInSeconds: number };
  readonly Tags: readonly Tag[];
};

/** Request of CreateTrainingJob. @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html */
export type TrainingArguments = {
  readonly RoleArn: Value<string>;
  readonly AlgorithmSpecification: {
    readonly TrainingImage: Value<string>;
    readonly TrainingInputMode: 'File';
    readonly ContainerEntrypoint: readonly Value<string>[];
    readonly ContainerArguments?: readonly Value<string>[];
  };
  readonly HyperParameters?: Readonly<Record<string, Value<string>>>;
  readonly InputDataConfig: readonly {
    readonly ChannelName: string;
    readonly ContentType?: string;
    readonly DataSource: {
      readonly S3DataSource: {
        readonly S3DataType: 'S3Prefix';
        readonly S3DataDistributionType: 'FullyReplicated';
        readonly S3Uri: Value<string>;
      };
    };
  }[];
  readonly OutputDataConfig: { readonly S3OutputPath: Value<string>; readonly KmsKeyId: Value<string> };
  readonly ResourceConfig: {
    readonly InstanceCount: number;
    readonly InstanceType: string;
    readonly VolumeSizeInGB: number;
    readonly VolumeKmsKeyId?: Value<string>;
  };
  readonly StoppingCondition: { readonly MaxRuntimeInSeconds: number; readonly MaxWaitTimeInSeconds?: number };
  readonly EnableManagedSpotTraining?: true;
  readonly CheckpointConfig?: { readonly S3Uri: Value<string>; readonly LocalPath: string };
  readonly EnableInterContainerTrafficEncryption: boolean;
  readonly EnableNetworkIsolation: boolean;
  readonly VpcConfig?: VpcConfig;
  readonly Environment?: Readonly<Record<string, string>>;
  readonly Tags: readonly Tag[];
};

/** Request of CreateModelPackage. @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackage.html */
export type RegisterModelArguments = {
  readonly ModelPackageGroupName: string;
  readonly ModelPackageDescription?: string;
  readonly ModelApprovalStatus: 'Approved' | 'PendingManualApproval';
  readonly InferenceSpecification: {
    readonly Containers: readonly {
      readonly Image: Value<string>;
      readonly ModelDataUrl: Value<string>;
      readonly Environment: Readonly<Record<string, string>>;
    }[];
    readonly SupportedContentTypes: readonly string[];
    readonly SupportedResponseMIMETypes: readonly string[];
  };
  readonly CustomerMetadataProperties: Readonly<Record<string, string>>;
  readonly ModelMetrics?: {
    readonly ModelQuality: { readonly Statistics: { readonly ContentType: string; readonly S3Uri: Value<string> } };
  };
};

/** A step that runs a processing job. */
export type ProcessingStep = JobStepBase & {
  readonly Type: 'Processing';
  readonly Arguments: ProcessingArguments;
  readonly PropertyFiles?: readonly {
    readonly PropertyFileName: string;
    readonly OutputName: string;
    readonly FilePath: string;
  }[];
};
/** A step that runs a training job. */
export type TrainingStep = JobStepBase & {
  readonly Type: 'Training';
  readonly Arguments: TrainingArguments;
};
/** A step that registers a version of a model. */
export type RegisterModelStep = StepBase & {
  readonly Type: 'RegisterModel';
  readonly Arguments: RegisterModelArguments;
};
/** A comparison. */
export type Condition = {
  readonly Type: 'LessThanOrEqualTo' | 'GreaterThanOrEqualTo';
  readonly LeftValue: JsonGet;
  readonly RightValue: number | { readonly Get: string };
};
/** A step that decides which steps run. */
export type ConditionStep = StepBase & {
  readonly Type: 'Condition';
  readonly Arguments: {
    readonly Conditions: readonly Condition[];
    readonly IfSteps: readonly RegisterModelStep[];
    readonly ElseSteps: readonly never[];
  };
};
/** A step of a pipeline. */
export type Step = ProcessingStep | TrainingStep | RegisterModelStep | ConditionStep;

/**
 * The definition of a SageMaker pipeline. The published JSON schema refuses most real definitions, so that the types here follow
 * the service's request shapes, and a judge holds every definition against those shapes.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines.html
 */
export type PipelineDefinition = {
  readonly Version: '2020-12-01';
  readonly Metadata: Readonly<Record<never, never>>;
  readonly Parameters: readonly Parameter[];
  readonly PipelineExperimentConfig: {
    readonly ExperimentName: { readonly Get: 'Execution.PipelineName' };
    readonly TrialName: { readonly Get: 'Execution.PipelineExecutionId' };
  };
  readonly Steps: readonly Step[];
};
