export { compileSpec, type CompiledSpec, type SpecArgs } from './compile-spec.js';
export { bindPart, compiledOf, ComponentTree, type Bound, type ComponentHooks } from './components.js';
export { makeResources, type Made, type MakeOptions } from './make-resources.js';
export { loadPulumi, resourceClass } from './sdk.js';
export type { PulumiTarget } from './target.js';
