import type { NounSupport } from '../../../compiler/support.js';

/** What azure does with the fields of a step; pipeline/component.ts lowers it. */
export const stepSupport: NounSupport<'azure', 'step'> = {
  kind: 'mapped',
  description: 'mapped',
  command: 'mapped',
  image: 'mapped',
  python: 'mapped',
  code: 'mapped',
  requirements: 'mapped',
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
  'compute.disk': { refused: 'the disk of a machine comes with its size; name a larger machine' },
  'compute.spot.maxWait': {
    approximated:
      'Azure ML does not limit how long a job waits for machines; the time limits the run itself, the starts after a loss of the machine included',
  },
  'compute.spot.checkpoint': 'mapped',
  'compute.machine.azure': 'mapped',
  timeout: 'mapped',
  'retry.attempts': 'mapped',
  'retry.causes[]': {
    byValue: {
      platform: {
        approximated: 'Azure ML starts a step again by its own rules when a machine is lost; how often cannot be set',
      },
      failure: 'mapped',
    },
  },
  cache: 'mapped',
  'after[]': 'mapped',
  'tags.*': 'mapped',
  model: 'mapped',
  from: 'mapped',
  when: 'mapped',
  azure: 'mapped',
};
