/** The parts of a pipeline definition that a run needs. https://aws-sagemaker-mlops.github.io/sagemaker-model-building-pipeline-definition-JSON-schema/ */
export interface Definition {
  readonly Parameters: readonly {
    readonly Name: string;
    readonly Type: 'Integer' | 'Float' | 'String' | 'Boolean';
    readonly DefaultValue?: unknown;
  }[];
  readonly Steps: readonly Step[];
}

export interface PropertyFile {
  readonly PropertyFileName: string;
  readonly OutputName: string;
  readonly FilePath: string;
}

export interface Step {
  readonly Name: string;
  readonly Type: string;
  readonly Arguments: unknown;
  readonly DependsOn?: readonly string[];
  readonly PropertyFiles?: readonly PropertyFile[];
}

/** CreateProcessingJob. */
export interface Processing {
  readonly AppSpecification: {
    readonly ContainerEntrypoint: readonly string[];
    readonly ContainerArguments?: readonly string[];
  };
  readonly Environment?: Readonly<Record<string, string>>;
  readonly ProcessingResources: { readonly ClusterConfig: { readonly InstanceCount: number } };
  readonly ProcessingInputs?: readonly {
    readonly InputName: string;
    readonly S3Input: { readonly LocalPath: string; readonly S3Uri: string; readonly S3DataType: string };
  }[];
  readonly ProcessingOutputConfig?: {
    readonly Outputs: readonly {
      readonly OutputName: string;
      readonly S3Output: { readonly LocalPath: string; readonly S3Uri: string };
    }[];
  };
}

/** CreateTrainingJob. */
export interface Training {
  readonly AlgorithmSpecification: {
    readonly ContainerEntrypoint: readonly string[];
    readonly ContainerArguments?: readonly string[];
  };
  readonly Environment?: Readonly<Record<string, string>>;
  readonly HyperParameters?: Readonly<Record<string, string>>;
  readonly InputDataConfig?: readonly {
    readonly ChannelName: string;
    readonly DataSource: { readonly S3DataSource: { readonly S3Uri: string } };
  }[];
  readonly OutputDataConfig: { readonly S3OutputPath: string };
  readonly ResourceConfig: { readonly InstanceCount: number };
  readonly CheckpointConfig?: { readonly LocalPath: string; readonly S3Uri: string };
}

/** CreateModelPackage. */
export interface ModelPackage {
  readonly ModelPackageGroupName: string;
  readonly ModelApprovalStatus: string;
  readonly InferenceSpecification: {
    readonly Containers: readonly {
      readonly Image: string;
      readonly ModelDataUrl: string;
      readonly Environment?: Readonly<Record<string, string>>;
    }[];
  };
}

/** A condition of a Condition step. */
export interface Condition {
  readonly Type: string;
  readonly LeftValue: unknown;
  readonly RightValue: unknown;
}
