import type { Entry } from '../entry.js';
import { awsCatalogue } from './aws.js';
import { awsPipelineCatalogue } from './aws-pipelines.js';
import { azureCatalogue } from './azure.js';
import { bugCatalogue } from './bug.js';
import { compilerCatalogue } from './compiler.js';
import { filesCatalogue } from './files.js';
import { gcpCatalogue } from './gcp.js';
import { overrideCatalogue } from './override.js';
import { planCatalogue } from './plan.js';
import { sourceCatalogue } from './source.js';
import { specCatalogue } from './spec.js';

/**
 * Every diagnostic that trivium can give: a closed list.
 *
 * TRV0xxx source, 1xxx spec, 2xxx plan, 3xxx aws, 4xxx azure, 5xxx gcp, 6xxx compiler, 9xxx bug.
 */
export const catalogue = {
  ...sourceCatalogue,
  ...specCatalogue,
  ...planCatalogue,
  ...filesCatalogue,
  ...awsCatalogue,
  ...awsPipelineCatalogue,
  ...azureCatalogue,
  ...gcpCatalogue,
  ...compilerCatalogue,
  ...overrideCatalogue,
  ...bugCatalogue,
} as const;

/** The code of a diagnostic, such as `TRV1001`. */
export type Code = keyof typeof catalogue;

/** What the texts of a code need. */
export type ParamsOf<C extends Code> = (typeof catalogue)[C] extends Entry<infer Params> ? Params : never;
