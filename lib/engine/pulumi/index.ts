export { makeResources, type Made, type MakeOptions } from './make-resources.js';
export { loadPulumi, MissingPackage } from './sdk.js';
