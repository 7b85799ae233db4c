/**
 * `trivium/azure/blocks`: gives the `azure` blocks of a spec the types of Azure Machine Learning. It has types only, and needs no SDK.
 *
 * @example import type {} from 'trivium/azure/blocks';
 */
import type { Patch } from '../../source/patch.js';
import type { CommandNodeFields } from './document/block-types.js';
import type { DeploymentProperty } from './document/online-deployment.js';
import type { ManagedOnlineDeployment } from './generated/deployment-types.js';

/**
 * What is laid over the node of a step in the pipeline. What trivium emits can be removed with null.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-pipeline
 */
export interface CommandNodeBlock extends Patch<CommandNodeFields> {}

/**
 * What is laid over the properties of the managed online deployment. What trivium emits can be removed with null.
 *
 * @see https://learn.microsoft.com/azure/templates/microsoft.machinelearningservices/workspaces/onlineendpoints/deployments
 */
export interface OnlineDeploymentBlock extends Patch<Pick<ManagedOnlineDeployment, DeploymentProperty>> {}

declare module '../../spec/generated/face.js' {
  interface AzureBlocks {
    ProcessStepSpec: CommandNodeBlock;
    TrainStepSpec: CommandNodeBlock;
    EvaluateStepSpec: CommandNodeBlock;
    JobSpec: CommandNodeBlock;
    EndpointSpec: OnlineDeploymentBlock;
  }
}
