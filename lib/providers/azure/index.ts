/** `trivium/azure`: components of Pulumi. It needs the packages `@pulumi/pulumi` and `@pulumi/azure-native`. */
export { MlFoundation, type MlFoundationArgs } from './constructs/ml-foundation.js';
export { MlSystem, type MlSystemArgs } from './constructs/ml-system.js';
export type { NounAlone, NounArgs, NounWithin, OnFoundation } from '../../engine/pulumi/index.js';
export {
  MlAlarms,
  MlPipeline,
  ModelEndpoint,
  TrainingJob,
  type MlAlarmsArgs,
  type MlPipelineArgs,
  type ModelEndpointArgs,
  type TrainingJobArgs,
} from './constructs/nouns.js';
export type { CommandNodeBlock, OnlineDeploymentBlock } from './blocks.js';
