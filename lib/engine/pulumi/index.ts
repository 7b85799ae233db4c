export { Assembly, type Bound, type Holder } from './assembly.js';
export { compiledOf, compileSpec, said, type CompiledSpec, type SpecArgs } from './compile-spec.js';
export type { ComponentHooks, Foundation } from './hooks.js';
export { makeResources, type Made, type MakeOptions } from './make-resources.js';
export {
  joinSystem,
  Placed,
  type Joined,
  type NounAlone,
  type NounArgs,
  type NounWithin,
  type OnFoundation,
} from './noun.js';
export { loadPulumi, resourceClass } from './sdk.js';
export type { PulumiTarget } from './target.js';
