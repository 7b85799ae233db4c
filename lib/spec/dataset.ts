import * as z from 'zod';
import { description, form, line, perTarget } from './common.js';
import { issue } from './issue.js';

const uri = line.max(1024, { error: () => issue('TRV1006', { found: 'the URI', rule: 'at most 1024 characters' }) });

/** The type and range of one column. */
export const column = z
  .strictObject({
    type: z.enum(['string', 'integer', 'number', 'boolean', 'timestamp']).meta({ description: 'Type of the values.' }),
    min: z.number().optional().meta({ description: 'Smallest value that is plausible.' }),
    max: z.number().optional().meta({ description: 'Largest value that is plausible.' }),
    required: z.boolean().default(false).meta({ description: 'Whether every row must have a value.' }),
  })
  .meta({ id: 'ColumnSpec', description: 'One column of a table.' });

/** Data that steps read. */
export const dataset = z
  .strictObject({
    description,
    uri: z.union([uri, perTarget(uri)]).meta({
      id: 'DatasetUriSpec',
      'x-leaf': true,
      examples: [
        'data/winequality.csv',
        's3://acme-data/raw/',
        {
          aws: 's3://acme-data/raw/',
          azure: 'https://acmedata.blob.core.windows.net/raw/',
          gcp: 'gs://acme-data/raw/',
        },
      ],
      description:
        "Where the data is: a path relative to the spec (uploaded under the hash of its content), a URI of the target's storage (`s3://…`, `azureml://…` or `https://….blob.core.windows.net/…`, `gs://…`; used in place), or one for each target.",
    }),
    type: z
      .enum(['file', 'directory'])
      .default('directory')
      .meta({ description: 'One file, or a directory (a prefix).' }),
    format: z
      .enum(['csv', 'json', 'jsonl', 'parquet', 'images', 'text', 'other'])
      .default('other')
      .meta({ description: 'Format of the data: given to the platform as the content type where it has one.' }),
    access: z
      .strictObject({
        aws: z
          .strictObject({
            key: line
              .optional()
              .meta({ description: 'ARN of the KMS key that encrypts the bucket of another account.' }),
            account: form(/^\d{12}$/, 'an account id of 12 digits', '"111122223333", in quotes')
              .optional()
              .meta({ description: 'Account that owns the bucket, when it is another one.' }),
          })
          .optional()
          .meta({ description: 'Access to a bucket of another account.' }),
        azure: z
          .strictObject({
            storageAccount: line.optional().meta({
              description:
                "Resource id of the storage account that holds the data: the job's identity gets read access there.",
            }),
          })
          .optional()
          .meta({ description: 'Access to a storage account of another resource group or subscription.' }),
        gcp: z
          .strictObject({
            project: line.optional().meta({ description: 'Project that owns the bucket, when it is another one.' }),
          })
          .optional()
          .meta({ description: 'Access to a bucket of another project.' }),
      })
      .optional()
      .meta({ description: 'Permissions for data that another account owns.' }),
    columns: z.record(z.string().min(1).max(128), column).default({}).meta({
      description:
        'The columns of a table: name → type and range. They describe the data to the registry of the target, and to monitors.',
    }),
  })
  .meta({
    id: 'DatasetSpec',
    description:
      'Data that steps read: a local file or folder that is uploaded as a versioned asset, or data in cloud storage that is used in place.',
  });
