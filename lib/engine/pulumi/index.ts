export { compileSpec, type CompiledSpec, type PulumiTarget, type SpecArgs } from './compile-spec.js';
export { bindPart, compiledOf, ComponentTree, type Bound, type ComponentHooks } from './components.js';
export { makeResources, type Made, type MakeOptions } from './make-resources.js';
export { loadPulumi, resourceClass } from './sdk.js';
