import type { NounSupport } from '../../../compiler/support.js';

/** What aws does with the fields of a step. */
export const stepSupport: NounSupport<'aws', 'step'> = {
  kind: {
    byValue: {
      process: 'mapped',
      train: {
        remarked:
          'as a training job; as a processing job where a gate reads the metrics of the step, since a gate can read no file of a training job',
      },
      evaluate: 'mapped',
      register: 'mapped',
    },
  },
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
  'compute.disk': 'mapped',
  'compute.spot.maxWait': 'mapped',
  'compute.spot.checkpoint': 'mapped',
  'compute.machine.aws': 'mapped',
  timeout: 'mapped',
  'retry.attempts': 'mapped',
  'retry.causes[]': 'mapped',
  cache: 'mapped',
  'after[]': 'mapped',
  'tags.*': 'mapped',
  model: 'mapped',
  from: 'mapped',
  when: 'mapped',
  aws: 'mapped',
};
