export { attachSpans, type AttachOptions } from './attach-spans.js';
export { mergeOverride, refuseEnvironmentVariables, substituteEnvironmentVariables, uselessRemovals } from './merge-environment.js';
export { printYaml } from './print-yaml.js';
export { readSpecFile } from './read-spec-file.js';
export { depthLimit, sizeLimit, type SourceDocument } from './source-document.js';
