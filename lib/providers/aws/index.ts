export { buildApp, runApp, stackNames } from './app.js';
export { MlFoundation, type MlFoundationProps } from './constructs/ml-foundation.js';
export { MlImages, type MlImagesProps } from './constructs/ml-images.js';
export { MlSystem, type MlSystemProps, type OnFoundation } from './constructs/ml-system.js';
export {
  MlAlarms, MlPipeline, ModelEndpoint, TrainingJob, type MlAlarmsProps, type MlPipelineProps, type ModelEndpointProps, type NounProps, type TrainingJobProps,
} from './constructs/nouns.js';
export type { ProcessingJobBlock, ProductionVariantBlock, TrainingJobBlock, TrainStepBlock } from './blocks.js';
export { SpecError, type CompiledSystem, type SpecProps } from '../../engine/cdk/compile-spec.js';
