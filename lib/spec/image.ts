import * as z from 'zod';
import { form, relativePath } from './common.js';
import { IMAGE_PATTERN, imageProblem } from './image-text.js';

const text = form(/^[^\s]+$/, 'an image: `framework@version`, or the URI of an image, without spaces', 'sklearn@1.4')
  .superRefine((image, context) => {
    const message = imageProblem(image);
    if (message !== undefined) {
      context.addIssue({ code: 'custom', message });
    }
  })
  .meta({ pattern: IMAGE_PATTERN });

/** The image of a step or model: a framework pin, a URI, a URI for each target, or a folder with a Dockerfile. */
export const image = z
  .union([
    text,
    z.strictObject({
      build: relativePath.optional().meta({
        description:
          'A folder with a Dockerfile, relative to the spec. The tag of the image is made of what the folder holds (on AWS also of the line that lets it serve); an output of each stack is the command line that builds and pushes it.',
      }),
      aws: text.optional().meta({ description: 'Image for Amazon SageMaker.' }),
      azure: text.optional().meta({ description: 'Image for Azure Machine Learning.' }),
      gcp: text.optional().meta({ description: 'Image for Vertex AI.' }),
    }),
  ])
  .meta({
    id: 'ImageSpec',
    'x-leaf': true,
    examples: [
      'sklearn@1.4',
      '111122223333.dkr.ecr.eu-west-1.amazonaws.com/ml:1',
      { aws: 'sklearn@1.4', azure: 'acme.azurecr.io/ml:1', gcp: 'europe-docker.pkg.dev/acme/ml/ml:1' },
      { build: 'docker/' },
    ],
    description:
      'The image that a program runs in: `sklearn@1.4` (a framework whose library version is pinned; each target takes its own image with it), the URI of an image, a URI for each target, or `{ build: docker/ }` for a folder with a Dockerfile.',
  });
