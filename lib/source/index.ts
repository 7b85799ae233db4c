export { attachSpans, placeOf, type AttachOptions } from './attach-spans.js';
export {
  mergeOverride,
  refuseEnvironmentVariables,
  substituteEnvironmentVariables,
  uselessRemovals,
} from './merge-environment.js';
export { printTypeScript, type TypeScriptOptions } from './print-typescript.js';
export { printYaml } from './print-yaml.js';
export { readPipedSpec, readSpecFile, readSpecText } from './read-spec-file.js';
export { shownDocuments, type ShownFile } from './shown-documents.js';
export { depthLimit, sizeLimit, type SourceDocument } from './source-document.js';
