import * as z from 'zod';

import { json } from './json.js';

/** Where a block of vendor properties may stand, and what each vendor takes there. */
const MEANING = {
  step: {
    aws: 'Members of the SageMaker request of this step (CreateProcessingJob; CreateTrainingJob of a step that trains), in the spelling of the API.',
    azure: 'Fields of the node of this step in the Azure ML pipeline, in their spelling over REST (`queue_settings`).',
    gcp: 'Fields of the Vertex AI CustomJobSpec (of a step that trains, and of one with tags, a GPU, spot, a disk, instances or a machine by name), or of the container of Kubeflow Pipelines (other steps).',
  },
  endpoint: {
    aws: 'Members of the production variant of the SageMaker endpoint configuration, in the spelling of the API. Machines and their number are written under `compute` and `scale`.',
    azure: 'Properties of the managed online deployment of Azure ML.',
    gcp: 'Fields of the Vertex AI DeployedModel.',
  },
} as const;

const RULE =
  'They are laid over what trivium emits: maps merge, lists replace, null removes. At any depth an unknown one is an error, and so is a value of another type.';

/** The three fields `aws`, `azure` and `gcp`, for what only one cloud has. */
export function vendorBlock(place: keyof typeof MEANING) {
  const block = (target: keyof (typeof MEANING)[typeof place]) =>
    z
      .record(z.string(), json)
      .optional()
      .meta({
        description: `${MEANING[place][target]} ${RULE} With \`trivium/${target}/blocks\` they have types in TypeScript.`,
        'x-leaf': true,
        'x-block': target,
      });
  return { aws: block('aws'), azure: block('azure'), gcp: block('gcp') };
}
