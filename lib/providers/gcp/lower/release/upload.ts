import type { Json } from '../../../../lowered/ref.js';
import type { WorkflowBlock } from '../../document/workflow.js';
import type { ReleaseFacts, UploadedArtifact } from './facts.js';
import { call, choose, step } from '../workflow/steps.js';
import { finish } from './verbs.js';

/** How often the upload is looked at, and how long. */
const UPLOAD_WAIT = { everySeconds: 15, looks: 120 } as const;

/** The body of `models:upload`: a new entry of the registry, or another version of it. */
export const uploadBody = ({ modelId, model }: UploadedArtifact, existing: string | undefined): Json => ({
  model: model as Json,
  ...(existing === undefined ? { modelId } : { parentModel: existing }),
});

/** Makes the version of a model that an artifact is. */
export const makeVersionBlock = ({ api, location, model }: ReleaseFacts, upload: UploadedArtifact): WorkflowBlock => {
  const url = `${api}${location}/models:upload`;
  return {
    steps: [
      step('entry', call('find', { url: `${api}${model}` }, 'entry')),
      step('upload_how', choose({ next_version: 'entry.found' }, 'first_version')),
      step('next_version', call('change', { url, body: uploadBody(upload, model) }, 'operation', 'wait')),
      step('first_version', call('change', { url, body: uploadBody(upload, undefined) }, 'operation')),
      step('wait', finish('operation', UPLOAD_WAIT)),
      step('give', { return: true }),
    ],
  };
};
