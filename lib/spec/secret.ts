import * as z from 'zod';
import { form, line } from './common.js';

/** Of what may be the value of a secret little is shown. */
const place = (regex: RegExp, expected: string, example: string) =>
  form(regex, expected, example, (text) => `${text.slice(0, 12)}…`);

/** A secret by reference: its place in each target's secret store. */
export const secret = z
  .strictObject({
    aws: place(
      /^(arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:)?[A-Za-z0-9/_+=.@-]{1,512}$/,
      'the name or ARN of a secret in Secrets Manager',
      'ml/tracker',
    )
      .optional()
      .meta({ description: 'Name or ARN of a secret in AWS Secrets Manager.' }),
    azure: place(
      /^https:\/\/[a-zA-Z0-9-]{3,24}\.vault\.(azure\.net|azure\.cn|usgovcloudapi\.net)\/secrets\/[A-Za-z0-9-]{1,127}$/,
      'a Key Vault URL without a version',
      'https://acme-kv.vault.azure.net/secrets/tracker',
    )
      .optional()
      .meta({
        description:
          'URL of a secret in Azure Key Vault, without a version: `https://<vault>.vault.azure.net/secrets/<name>`.',
      }),
    gcp: place(
      /^projects\/[a-z0-9-]+\/secrets\/[A-Za-z0-9_-]{1,255}$/,
      'the name of a secret in Secret Manager',
      'projects/acme-ml-dev/secrets/tracker',
    )
      .optional()
      .meta({ description: 'Name of a secret in Secret Manager: `projects/<project>/secrets/<name>`.' }),
    access: z
      .strictObject({
        aws: z
          .strictObject({
            key: line.optional().meta({
              description:
                'ARN of the KMS key that encrypts the secret, when it is not the one that Secrets Manager has in every account: a secret of another account always has one.',
            }),
          })
          .optional()
          .meta({ description: 'Access to a secret with a key of its own.' }),
      })
      .optional()
      .meta({
        description:
          'Permissions for a secret that is encrypted with a key of its own, or that another account owns. Key Vault and Secret Manager decrypt for whoever may read the secret.',
      }),
  })
  .meta({
    id: 'SecretSpec',
    description:
      'A secret by reference. Its value never appears in a spec, template, state file or log: programs fetch it when they start, with their own identity.',
  });
