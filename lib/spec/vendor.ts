import * as z from 'zod';

import { json } from './json.js';

/** Where a block of vendor properties may stand, and what each vendor takes there. */
const MEANING = {
  step: {
    aws: 'Members of the SageMaker request of this step (CreateProcessingJob or CreateTrainingJob), merged over what trivium emits. An unknown member is an error.',
    azure: 'Properties of the node of this step in the Azure ML pipeline job, merged over what trivium emits. An unknown property is an error.',
    gcp: 'Properties of the Vertex AI CustomJob spec (train) or of the container executor (other steps), merged over what trivium emits. An unknown property is an error.',
  },
  endpoint: {
    aws: 'Members of the production variant of the SageMaker endpoint configuration, merged over what trivium emits. An unknown member is an error.',
    azure: 'Properties of the Azure ML online deployment, merged over what trivium emits. An unknown property is an error.',
    gcp: 'Properties of the Vertex AI DeployedModel, merged over what trivium emits. An unknown property is an error.',
  },
} as const;

/** The three fields `aws`, `azure` and `gcp`, for what only one cloud has. */
export function vendorBlock(place: keyof typeof MEANING) {
  const block = (target: keyof (typeof MEANING)[typeof place]) => z.record(z.string(), json).optional().meta({ description: MEANING[place][target], 'x-leaf': true, 'x-block': target });
  return { aws: block('aws'), azure: block('azure'), gcp: block('gcp') };
}
