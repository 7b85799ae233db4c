import type { Code } from '../catalogue/index.js';
import { awsExamples } from './aws.js';
import { azureExamples } from './azure.js';
import { bugExamples, compilerExamples } from './compiler.js';
import type { Example } from './example.js';
import { gcpExamples } from './gcp.js';
import { planExamples } from './plan.js';
import { sourceExamples } from './source.js';
import { specExamples } from './spec.js';

export type { CommandExample, Example, FileExample, ProgramExample, SpecExample } from './example.js';

/** By code, what is wrong and how it is right. A test compiles each, and fails where a code has none. */
export const EXAMPLES: { readonly [C in Code]?: Example } = {
  ...sourceExamples, ...specExamples, ...planExamples, ...awsExamples, ...azureExamples, ...gcpExamples, ...compilerExamples, ...bugExamples,
};
