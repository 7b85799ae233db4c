// The public entry: provider-neutral. Importing it loads no cloud SDK.
export * from './builder/index.js';
export { compile, type Compilation, type CompileOptions } from './compiler/compile.js';
export { TARGETS, type Target } from './compiler/provider.js';
export { catalogue, formatPath, type Code, type Diagnostic, type Span } from './diagnostics/index.js';
export type {
  AnyLowered,
  AnyResource,
  Document,
  LoweredAsset,
  LoweredChoice,
  LoweredOutput,
  LoweredPermission,
} from './lowered/resource.js';
export type { Plan } from './plan/plan.js';
export type * from './spec/generated/face.js';
