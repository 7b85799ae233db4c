import * as z from 'zod';
import { issue } from './issue.js';

const form = (regex: RegExp, problem: string) => z.string().regex(regex, { error: ({ input }) => issue('TRV1018', { found: String(input).slice(0, 12) + '…', problem }) });

/** A secret by reference: its place in each target's secret store. */
export const secret = z.strictObject({
  aws: form(/^(arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:)?[A-Za-z0-9/_+=.@-]{1,512}$/, 'the name or ARN of a secret in Secrets Manager').optional().meta({ description: 'Name or ARN of a secret in AWS Secrets Manager.' }),
  azure: form(/^https:\/\/[a-zA-Z0-9-]{3,24}\.vault\.(azure\.net|azure\.cn|usgovcloudapi\.net)\/secrets\/[A-Za-z0-9-]{1,127}$/, 'a Key Vault URL: https://<vault>.vault.azure.net/secrets/<name>').optional().meta({ description: 'URL of a secret in Azure Key Vault, without a version: `https://<vault>.vault.azure.net/secrets/<name>`.' }),
  gcp: form(/^projects\/[a-z0-9-]+\/secrets\/[A-Za-z0-9_-]{1,255}$/, 'projects/<project>/secrets/<name>').optional().meta({ description: 'Name of a secret in Secret Manager: `projects/<project>/secrets/<name>`.' }),
}).meta({ id: 'SecretSpec', description: 'A secret by reference. Its value never appears in a spec, template, state file or log: programs fetch it when they start, with their own identity.' });
