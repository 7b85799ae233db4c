export { Assembly, type Bound, type Holder } from './assembly.js';
export { compiledOf, compileSpec, said, type CompiledSpec, type SpecArgs } from './compile-spec.js';
export { foundationOf, type MlFoundationArgs } from './foundation.js';
export type { ComponentHooks, Foundation } from './hooks.js';
export { makeResources, type Made, type MakeOptions } from './make-resources.js';
export type { NounAlone, NounArgs, NounWithin, OnFoundation } from './noun.js';
export {
  alarmsOf,
  endpointOf,
  jobOf,
  pipelineOf,
  type MlAlarmsArgs,
  type MlPipelineArgs,
  type ModelEndpointArgs,
  type TrainingJobArgs,
} from './nouns.js';
export { loadPulumi, resourceClass } from './sdk.js';
export { systemOf, type MlSystemArgs } from './system.js';
export type { PulumiTarget } from './target.js';
