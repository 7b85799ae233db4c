export { acrossEnvironments, type FoundInEnvironment } from './across-environments.js';
export { catalogue, type Code, type ParamsOf } from './catalogue/index.js';
export { formatPath, scopeOf, type Diagnostic, type PathSegment, type Span } from './diagnostic.js';
export type { Entry, Severity } from './entry.js';
export { listed, nearestName, suggestion } from './nearest.js';
export { compareDiagnostics, compareText, diagnose, DiagnosticCollector, type Reporter } from './report.js';
