import * as z from 'zod';
import { description, relativePath, removable, tags } from './common.js';
import { image } from './image.js';
import { python, requirements } from './step.js';

/** A registry entry: versions, approval, and the program that answers requests. */
export const model = z
  .strictObject({
    description,
    predictor: relativePath.optional().meta({
      description:
        'Python file with `load(model_dir)` and `predict(model, rows)`, relative to the spec. It is packed with each version, so that a rollback serves old code with the old model.',
    }),
    approval: z.enum(['manual', 'auto']).default('manual').meta({
      description:
        '`manual`: a new version waits for a person. `auto`: a version that its gate let pass is approved at once.',
    }),
    image: image.optional(),
    python: removable(python.optional()),
    requirements: removable(requirements.optional()),
    tags: tags.default({}).meta({ description: 'Tags of the registry entry, beside those of the system.' }),
  })
  .meta({
    id: 'ModelSpec',
    description: 'A registry entry: its versions, who approves them, and the predictor that serves them.',
  });
