import type { PipelineNode } from '../../../../plan/pipeline.js';
import type { CommandStepNode } from '../../../../plan/step.js';
import type { TrainingArguments, TrainingStep } from '../../document/sagemaker-pipeline.js';
import type { AwsScope } from '../../scope.js';
import type { StepSource } from './command-line.js';
import { aroundJob, maxRuntime, type Job } from './job.js';
import { TRAINING } from './layout.js';
import { get, paramText, runJoin, runUri } from './run-value.js';

const toChannel = ({ name, uri, contentType }: StepSource): TrainingArguments['InputDataConfig'][number] => ({
  ChannelName: name,
  ...(contentType === undefined ? {} : { ContentType: contentType }),
  DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3DataDistributionType: 'FullyReplicated', S3Uri: uri } },
});

/** Spare capacity: the limit of waiting counts from the start, and checkpoints survive an interruption. https://docs.aws.amazon.com/sagemaker/latest/dg/model-managed-spot-training.html */
function spotOf(step: CommandStepNode, pipeline: PipelineNode, scope: AwsScope): Partial<TrainingArguments> {
  const { spot } = step.compute;
  if (spot === undefined) return {};
  const s3 = runJoin(
    '/',
    scope.systemUri('runs', pipeline.name),
    get('Execution.PipelineExecutionId'),
    `${step.name}/checkpoints`,
  );
  return {
    EnableManagedSpotTraining: true,
    ...(spot.checkpoint
      ? {
          CheckpointConfig: { S3Uri: s3, LocalPath: TRAINING.checkpoints },
          Environment: { TRIVIUM_CHECKPOINTS: TRAINING.checkpoints },
        }
      : {}),
  };
}

/** A step as a training job. */
export function trainingStep(step: CommandStepNode, pipeline: PipelineNode, job: Job, scope: AwsScope): TrainingStep {
  const { bundle, descriptor, inputs } = job.sources;
  const { entrypoint, args } = job.command;
  const params = pipeline.params.filter(({ name }) => step.params.includes(name));
  const { spot } = step.compute;
  return {
    Name: step.name,
    Type: 'Training',
    ...aroundJob(step),
    Arguments: {
      RoleArn: scope.roleArn('job'),
      AlgorithmSpecification: {
        TrainingImage: job.image,
        TrainingInputMode: 'File',
        ContainerEntrypoint: entrypoint,
        ...(args.length === 0 ? {} : { ContainerArguments: args }),
      },
      // The program gets its parameters as arguments; here they are shown with the job, and can be searched.
      ...(params.length === 0
        ? {}
        : { HyperParameters: Object.fromEntries(params.map((param) => [param.name, paramText(param)])) }),
      InputDataConfig: [bundle, descriptor, ...inputs].map(toChannel),
      OutputDataConfig: { S3OutputPath: runUri(pipeline, step.name, scope), KmsKeyId: scope.shared.keyArn },
      ResourceConfig: job.cluster,
      StoppingCondition: {
        MaxRuntimeInSeconds: maxRuntime(step, 'Training'),
        ...(spot === undefined ? {} : { MaxWaitTimeInSeconds: Math.ceil(spot.maxWaitSeconds) }),
      },
      ...spotOf(step, pipeline, scope),
      EnableInterContainerTrafficEncryption: job.cluster.InstanceCount > 1,
      EnableNetworkIsolation: false,
      ...job.vpc,
      Tags: job.tags,
    },
  };
}
