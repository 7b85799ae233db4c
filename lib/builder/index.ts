export { EndpointHandle, type LatencyHandles } from './endpoint.js';
export { atLeast, atMost, type Gate, type Limit } from './gate.js';
export { Handle, type ArtifactKind } from './handle.js';
export { PipelineBuilder, PipelineHandle } from './pipeline.js';
export type { CommandScope, EvaluateStep, Inputs, Outputs, Params, ProcessStep, RegisterStep, StepHandle, TrainStep } from './step.js';
export { system, SystemBuilder, type AlarmOptions, type EndpointOptions, type JobOptions, type SystemOptions, type TriggerOptions } from './system.js';
