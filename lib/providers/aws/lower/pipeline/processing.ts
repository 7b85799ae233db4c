import type { PipelineNode } from '../../../../plan/pipeline.js';
import type { CommandStepNode } from '../../../../plan/step.js';
import type { ProcessingArguments, ProcessingStep } from '../../document/sagemaker-pipeline.js';
import type { AwsScope } from '../../scope.js';
import type { StepSource } from './command-line.js';
import { aroundJob, maxRuntime, type Job } from './job.js';
import { FILES, PROCESSING, propertyFileOf } from './layout.js';
import { runUri } from './run-value.js';

const toInput = ({ name, uri }: StepSource): ProcessingArguments['ProcessingInputs'][number] => ({
  InputName: name,
  S3Input: {
    S3Uri: uri,
    LocalPath: PROCESSING.input(name),
    S3DataType: 'S3Prefix',
    S3InputMode: 'File',
    S3DataDistributionType: 'FullyReplicated',
  },
});

function processingArguments(
  step: CommandStepNode,
  pipeline: PipelineNode,
  job: Job,
  scope: AwsScope,
): ProcessingArguments {
  const { bundle, descriptor, inputs } = job.sources;
  const { entrypoint, args } = job.command;
  const outputs = step.outputs.map(({ name }) => ({
    OutputName: name,
    S3Output: {
      S3Uri: runUri(pipeline, step.name, scope, name, FILES),
      LocalPath: PROCESSING.output(name),
      S3UploadMode: 'EndOfJob' as const,
    },
  }));
  return {
    RoleArn: scope.roleArn('job'),
    AppSpecification: {
      ImageUri: job.image,
      ContainerEntrypoint: entrypoint,
      ...(args.length === 0 ? {} : { ContainerArguments: args }),
    },
    ProcessingResources: { ClusterConfig: job.cluster },
    ProcessingInputs: [bundle, descriptor, ...inputs].map(toInput),
    ...(outputs.length === 0 ? {} : { ProcessingOutputConfig: { KmsKeyId: scope.shared.keyArn, Outputs: outputs } }),
    NetworkConfig: {
      EnableInterContainerTrafficEncryption: job.cluster.InstanceCount > 1,
      EnableNetworkIsolation: false,
      ...job.vpc,
    },
    StoppingCondition: { MaxRuntimeInSeconds: maxRuntime(step, 'Processing') },
    Tags: job.tags,
  };
}

/** A step as a processing job. Metrics that a gate reads are a property file. */
export function processingStep(
  step: CommandStepNode,
  pipeline: PipelineNode,
  job: Job,
  scope: AwsScope,
): ProcessingStep {
  const metrics = propertyFileOf(step, pipeline);
  return {
    Name: step.name,
    Type: 'Processing',
    ...aroundJob(step),
    Arguments: processingArguments(step, pipeline, job, scope),
    ...(metrics === undefined
      ? {}
      : { PropertyFiles: [{ PropertyFileName: metrics, OutputName: metrics, FilePath: `${metrics}.json` }] }),
  };
}
