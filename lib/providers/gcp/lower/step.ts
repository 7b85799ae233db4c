import type { NounSupport } from '../../../compiler/support.js';

/** What gcp does with the fields of a step. */
export const stepSupport: NounSupport<'gcp', 'step'> = {
  kind: 'mapped', command: 'mapped', image: 'mapped', python: 'mapped', code: 'mapped', requirements: 'mapped',
  description: { approximated: 'a task of Vertex AI Pipelines has no description' },
  'inputs.*': 'mapped', 'outputs.*': 'mapped', 'metrics[]': 'mapped', 'env.*': 'mapped', 'secrets.*': 'mapped',
  'compute.cpu': 'mapped', 'compute.memory': 'mapped', 'compute.gpu.type': 'mapped', 'compute.gpu.count': 'mapped', 'compute.instances': 'mapped', 'compute.disk': 'mapped',
  'compute.spot.maxWait': { approximated: 'a job on Spot VMs waits for as long as Vertex AI lets it; its timeout counts from when it runs' },
  'compute.spot.checkpoint': 'mapped', 'compute.machine.gcp': 'mapped',
  // Causes that Vertex AI cannot tell apart are said where they occur (lower/pipeline/retry.ts).
  timeout: 'mapped', 'retry.attempts': 'mapped', 'retry.causes[]': 'mapped', cache: 'mapped', 'after[]': 'mapped',
  'tags.*': { approximated: 'labels of the custom job of the step; a task without one has the labels of its run only' },
  model: 'mapped', from: 'mapped', when: 'mapped', gcp: 'mapped',
};
