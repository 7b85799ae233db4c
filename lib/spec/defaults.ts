import * as z from 'zod';
import { compute } from './compute.js';
import { duration } from './common.js';
import { image } from './image.js';
import { code, python, requirements, retry, variables } from './step.js';

/** What steps and models take when they do not say. */
export const defaults = z
  .strictObject({
    image: image.optional(),
    python: python.optional(),
    code: code.optional(),
    requirements: requirements.optional(),
    compute: compute.optional(),
    timeout: duration.optional().meta({ description: 'How long a step may run on its machine. 1d unless said.' }),
    retry: retry.optional(),
    env: variables.optional(),
  })
  .meta({
    id: 'DefaultsSpec',
    description:
      'What steps, jobs and models take when they do not say. A step that is to have none of a default says null: `requirements: null`, `compute: { gpu: null }`, `env: { NAME: null }`.',
  });
