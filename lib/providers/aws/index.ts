export { buildApp, runApp, stackNames } from './app.js';
export { MlFoundation, type MlFoundationProps } from './constructs/ml-foundation.js';
export { MlImages, type ImagesOfSpec, type ImagesWithin, type MlImagesProps } from './constructs/ml-images.js';
export { MlSystem, type MlSystemProps } from './constructs/ml-system.js';
export type { NamedNoun, NounAlone, NounProps, NounWithin, OnFoundation } from './constructs/noun.js';
export {
  MlAlarms,
  MlPipeline,
  ModelEndpoint,
  TrainingJob,
  type MlAlarmsProps,
  type MlPipelineProps,
  type ModelEndpointProps,
  type TrainingJobProps,
} from './constructs/nouns.js';
export type {
  KnownAtRun,
  ProcessingJobBlock,
  ProductionVariantBlock,
  TrainingJobBlock,
  TrainStepBlock,
} from './blocks.js';
export { SpecError, type CompiledSystem, type SpecProps } from '../../engine/cdk/compile-spec.js';
