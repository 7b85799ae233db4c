import * as z from 'zod';
import { params } from './pipeline.js';
import { commandFields } from './step.js';

const { inputs, after: _after, ...fields } = commandFields;

/** A step that stands alone. */
export const job = z
  .strictObject({
    kind: z.enum(['process', 'train', 'evaluate']).default('process').meta({ description: 'What the job does.' }),
    params,
    inputs: inputs.meta({ description: 'What the command reads: name → `datasets.<name>`.' }),
    ...fields,
  })
  .meta({ id: 'JobSpec', description: 'A step that stands alone: a pipeline with one step of the same name.' });
