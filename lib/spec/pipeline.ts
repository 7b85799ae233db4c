import * as z from 'zod';
import { description, kebabName, portName, tags, whole } from './common.js';
import { issue } from './issue.js';
import { step } from './step.js';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** A parameter: its default alone, or its type with a default. */
export const param = z
  .union([
    scalar,
    z.strictObject({
      type: z.enum(['string', 'integer', 'number', 'boolean']).meta({ description: 'Type of the parameter.' }),
      default: scalar.meta({ description: 'Value when a run gives none.' }),
      description,
    }),
  ])
  .meta({
    id: 'ParamSpec',
    'x-leaf': true,
    examples: [7, 0.75, 'fast', true, { type: 'number', default: 1, description: 'share of the rows' }],
    description:
      'A parameter of the pipeline: its default value (whose type it takes: a whole number makes an integer), or `{ type, default }`. Each run may give another value.',
  });

/** The parameters of a pipeline. */
export const params = z
  .record(portName, param)
  .default({})
  .meta({ description: 'Parameters: name → default, or `{ type, default }`.' });

/** A pipeline: steps and parameters. */
export const pipeline = z
  .strictObject({
    description,
    params,
    steps: z
      .record(kebabName, step)
      .refine((steps) => Object.keys(steps).length > 0, { error: () => issue('TRV1024', {}) })
      .meta({ description: 'The steps: name → step. Their order follows from what they read.', 'x-noun': 'step' }),
    maxRuns: whole(1, 100, 'runs')
      .optional()
      .meta({ description: 'Runs of this pipeline at the same time. Not limited unless said.' }),
    tags: tags.default({}).meta({ description: 'Tags of the pipeline, beside those of the system.' }),
  })
  .meta({
    id: 'PipelineSpec',
    description: 'Steps that depend on each other, run by the pipeline service of the target.',
  });
