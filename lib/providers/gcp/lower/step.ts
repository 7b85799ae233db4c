import type { NounSupport } from '../../../compiler/support.js';

/** What gcp does with the fields of a step. */
export const stepSupport: NounSupport<'gcp', 'step'> = {
  kind: 'mapped',
  command: 'mapped',
  image: 'mapped',
  python: 'mapped',
  code: 'mapped',
  requirements: 'mapped',
  description: {
    approximated:
      'a task of Vertex AI Pipelines has no description: it becomes a line of the description of its pipeline',
  },
  'inputs.*': 'mapped',
  'outputs.*': 'mapped',
  'metrics[]': 'mapped',
  'env.*': 'mapped',
  'secrets.*': 'mapped',
  'compute.cpu': 'mapped',
  'compute.memory': 'mapped',
  'compute.gpu.type': 'mapped',
  'compute.gpu.count': 'mapped',
  'compute.instances': 'mapped',
  'compute.disk': 'mapped',
  'compute.spot.maxWait': {
    approximated:
      'it limits the job from when it first runs, with all its interruptions; the wait for the first machine has no limit',
  },
  'compute.spot.checkpoint': 'mapped',
  'compute.machine.gcp': 'mapped',
  // Causes that Vertex AI cannot tell apart are said where they occur (lower/pipeline/retry.ts).
  timeout: 'mapped',
  'retry.attempts': 'mapped',
  'retry.causes[]': 'mapped',
  cache: 'mapped',
  'after[]': 'mapped',
  'tags.*': 'mapped',
  model: 'mapped',
  from: 'mapped',
  when: 'mapped',
  gcp: 'mapped',
};
