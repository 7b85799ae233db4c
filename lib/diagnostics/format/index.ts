export type { ShownDocument } from './document.js';
export { formatGithub, type FileOptions } from './github.js';
export { formatJson } from './json.js';
export { formatSarif, type SarifOptions } from './sarif.js';
export { countDiagnostics, summaryLine, type Counts } from './summary.js';
export { formatText, type TextOptions } from './text.js';
