export { EndpointHandle, type LatencyHandles } from './endpoint.js';
export { atLeast, atMost, type Gate, type Limit } from './gate.js';
export { Handle, type ArtifactKind, type Shared } from './handle.js';
export { JobHandle, PipelineBuilder, PipelineHandle, RunHandle } from './pipeline.js';
export type {
  CommandScope,
  EvaluateStep,
  Inputs,
  Outputs,
  ParamHandles,
  Params,
  ProcessStep,
  RegisterStep,
  StepHandle,
  TrainStep,
  ValueOf,
} from './step.js';
export {
  system,
  SystemBuilder,
  type AlarmOptions,
  type EndpointOptions,
  type JobOptions,
  type SystemOptions,
  type TriggerOptions,
} from './system.js';
