/** `trivium/azure`: components of Pulumi. It needs the packages `@pulumi/pulumi` and `@pulumi/azure-native`. */
export { MlFoundation } from './constructs/ml-foundation.js';
export { MlSystem } from './constructs/ml-system.js';
export { MlAlarms, MlPipeline, ModelEndpoint, TrainingJob } from './constructs/nouns.js';
export type {
  MlAlarmsArgs,
  MlFoundationArgs,
  MlPipelineArgs,
  MlSystemArgs,
  ModelEndpointArgs,
  NounAlone,
  NounArgs,
  NounWithin,
  OnFoundation,
  TrainingJobArgs,
} from '../../engine/pulumi/index.js';
export type { CommandNodeBlock, OnlineDeploymentBlock } from './blocks.js';
