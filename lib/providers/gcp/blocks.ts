/**
 * `trivium/gcp/blocks`: gives the `gcp` blocks of a spec the types of the Vertex AI API. It has types only, and needs no SDK.
 *
 * @example import type {} from 'trivium/gcp/blocks';
 */
import type { Patch } from '../../source/patch.js';
import type { ContainerFields, CustomJobFields, DeployedModelFields } from './document/block-types.js';

/**
 * What is laid over the custom job of a step. What trivium emits can be removed with null.
 *
 * @see https://cloud.google.com/vertex-ai/docs/reference/rest/v1/CustomJobSpec
 */
export interface CustomJobBlock extends Patch<CustomJobFields> {}

/**
 * What is laid over the container of a step. What trivium emits can be removed with null.
 *
 * @see https://github.com/kubeflow/pipelines/blob/master/api/v2alpha1/pipeline_spec.proto
 */
export interface ContainerBlock extends Patch<ContainerFields> {}

/**
 * What is laid over what runs a step: a container, or a custom job where the step asks for what a container cannot have (tags, a GPU, spot, a disk,
 * instances, a machine by name).
 */
export interface CommandStepBlock extends ContainerBlock, CustomJobBlock {}

/**
 * What is laid over the deployed model of an endpoint. What trivium emits can be removed with null.
 *
 * @see https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.endpoints#DeployedModel
 */
export interface DeployedModelBlock extends Patch<DeployedModelFields> {}

declare module '../../spec/generated/face.js' {
  interface GcpBlocks {
    ProcessStepSpec: CommandStepBlock;
    TrainStepSpec: CustomJobBlock;
    EvaluateStepSpec: CommandStepBlock;
    JobSpec: CommandStepBlock;
    EndpointSpec: DeployedModelBlock;
  }
}
