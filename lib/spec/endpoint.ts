import * as z from 'zod';
import { servingCompute } from './compute.js';
import { description, duration, line, percent, perTarget, reference, tags, whole } from './common.js';
import { image } from './image.js';
import { issue } from './issue.js';
import { secretVariables, variables } from './step.js';
import { vendorBlock } from './vendor.js';

/** How many machines serve. */
export const scale = z
  .strictObject({
    min: whole(1, 100, 'machines').default(1).meta({ description: 'Fewest machines.', unit: 'machines' }),
    max: whole(1, 100, 'machines').default(1).meta({ description: 'Most machines; at least `min`.', unit: 'machines' }),
    target: z
      .strictObject({
        cpu: percent.optional().meta({
          description:
            'Mean CPU utilisation of all cores of a machine to keep, such as `60%`. The same number means the same load on every target.',
        }),
        requests: whole(1, 1_000_000, 'requests a minute')
          .optional()
          .meta({ description: 'Requests of one machine a minute to keep.', unit: 'requests a minute' }),
      })
      .optional()
      .meta({
        id: 'ScaleTargetSpec',
        examples: [{ cpu: '60%' }, { requests: 600 }],
        description: 'What the number of machines follows. Needed when `max` is more than `min`.',
      }),
  })
  .meta({ id: 'ScaleSpec', description: 'How many machines serve, and what their number follows.' });

const SHARE = ({ input }: { readonly input?: unknown }): string =>
  issue('TRV1006', { found: String(input), rule: 'a number above 0, at most 100 (percent)' });

/** Which requests are kept. */
export const capture = z
  .strictObject({
    percent: z
      .number()
      .gt(0, { error: SHARE })
      .max(100, { error: SHARE })
      .default(100)
      .meta({ description: 'Share of the requests that are kept with their responses.', unit: 'percent' }),
    keep: duration.default('30d').meta({ description: 'How long they are kept; whole days.' }),
  })
  .meta({
    id: 'CaptureSpec',
    description: 'Keeps requests and responses in the storage of the environment, for monitors and for people.',
  });

const artifact = z.union([line, perTarget(line)]).meta({
  id: 'ArtifactSpec',
  'x-leaf': true,
  examples: [
    's3://acme-ml/models/wine/model.tar.gz',
    {
      aws: 's3://acme-ml/models/wine/model.tar.gz',
      azure: 'https://acmedata.blob.core.windows.net/models/wine/',
      gcp: 'gs://acme-ml/models/wine/',
    },
  ],
  description:
    'Instead of `model`: the URI of one packed model (as a register step writes it), or one for each target.',
});

/** A model that answers requests. */
export const endpoint = z
  .strictObject({
    description,
    model: reference('model', /^(models\.)?[a-z0-9-]+$/, 'a model, such as wine-quality')
      .optional()
      .meta({ description: 'The model whose approved version is served.' }),
    artifact: artifact.optional(),
    image: image.optional(),
    auth: z.enum(['identity', 'key']).default('identity').meta({
      description: '`identity`: callers sign in with their cloud identity (IAM, Entra ID). `key`: callers send a key.',
    }),
    compute: servingCompute.optional(),
    scale: scale.optional(),
    capture: capture.optional(),
    timeout: duration
      .optional()
      .meta({ description: "How long one request may take. The target's own default unless said." }),
    env: variables.default({}),
    secrets: secretVariables.default({}),
    tags: tags.default({}).meta({ description: 'Tags of the endpoint, beside those of the system.' }),
    ...vendorBlock('endpoint'),
  })
  .meta({
    id: 'EndpointSpec',
    description:
      'A model that answers requests at an address. From `model`: the release serves the approved version; the first deploy works with none. From `artifact`: one packed model, for good.',
  });
