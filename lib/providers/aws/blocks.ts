/**
 * `trivium/aws/blocks`: gives the `aws` blocks of a spec the types of the SageMaker API. It has types only, and needs no SDK.
 *
 * @example import type {} from 'trivium/aws/blocks';
 */
import type { Patch } from '../../source/patch.js';
import type { VariantMember } from './document/production-variant.js';
import type { CreateProcessingJobRequest, CreateTrainingJobRequest, ProductionVariant } from './generated/requests.js';

/**
 * What only a run knows, in the place of a value: `{ Get: 'Parameters.depth' }`, `{ Get: 'Execution.PipelineExecutionId' }`, or a text that is joined.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-properties.html
 */
export type KnownAtRun =
  | { readonly Get: string }
  | { readonly 'Std:Join': { readonly On: string; readonly Values: readonly (string | KnownAtRun)[] } };

/** The same, with what only a run knows in the place of any scalar. */
type AtRun<T> = T extends string | number | boolean
  ? T | KnownAtRun
  : T extends readonly (infer E)[]
    ? readonly AtRun<E>[]
    : { readonly [K in keyof T]: AtRun<T[K]> };

/**
 * What is laid over the request of a processing job. What trivium emits can be removed with null.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html
 */
export interface ProcessingJobBlock extends AtRun<
  Patch<Omit<CreateProcessingJobRequest, 'ProcessingJobName' | 'RoleArn'>>
> {}

/**
 * What is laid over the request of a training job. What trivium emits can be removed with null.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html
 */
export interface TrainingJobBlock extends AtRun<Patch<Omit<CreateTrainingJobRequest, 'RoleArn' | 'TrainingJobName'>>> {}

/**
 * What is laid over the job of a step that trains: a training job, or a processing job where a gate reads the metrics of the step, whose own members
 * are taken then.
 */
export interface TrainStepBlock extends TrainingJobBlock, Omit<ProcessingJobBlock, keyof TrainingJobBlock> {}

/**
 * What is added to the production variant of an endpoint. Machines, their number and their disk are written under `compute` and `scale`.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html
 */
export interface ProductionVariantBlock extends Pick<ProductionVariant, VariantMember> {}

declare module '../../spec/generated/face.js' {
  interface AwsBlocks {
    ProcessStepSpec: ProcessingJobBlock;
    TrainStepSpec: TrainStepBlock;
    EvaluateStepSpec: ProcessingJobBlock;
    /** A training job, or a processing job, as the job's kind says. */
    JobSpec: TrainStepBlock;
    EndpointSpec: ProductionVariantBlock;
  }
}
