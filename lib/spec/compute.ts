import * as z from 'zod';
import { GPU_TYPES } from '../catalog/machine.js';
import { duration, form, removable, size, whole } from './common.js';

const machineName = form(/^\S{2,}$/, 'the name of a machine', 'ml.m5.xlarge');

/** What a step or endpoint runs on. */
export const compute = z
  .strictObject({
    cpu: whole(1, 448, 'cores').optional().meta({
      description:
        'Virtual cores of one machine, at least. The smallest machine that has cpu, memory and gpu is taken.',
      unit: 'cores',
    }),
    memory: size.optional().meta({ description: 'Memory of one machine, at least, such as `16GiB`.' }),
    gpu: z
      .strictObject({
        type: z.enum(GPU_TYPES).optional().meta({
          description:
            'Which accelerator, on every target; without it the smallest that the target has, or that of the machine by name.',
        }),
        count: whole(1, 16, 'accelerators').default(1).meta({ description: 'Accelerators of one machine.' }),
      })
      .meta({ id: 'GpuSpec', description: 'Accelerators.' })
      .optional(),
    instances: whole(1, 100, 'machines').optional().meta({
      description: 'Machines that run the step together. 1 unless said. Of an endpoint, use `scale`.',
      unit: 'machines',
    }),
    disk: size.optional().meta({
      description: 'Disk of one machine, such as `50GiB`. 30GiB unless said, where the target lets it be chosen.',
    }),
    spot: z
      .strictObject({
        maxWait: duration.meta({
          description: 'How long the step may take in all, waiting for spot capacity included. At least `timeout`.',
        }),
        checkpoint: z.boolean().default(true).meta({
          description:
            'Whether the program saves checkpoints and continues from them (in the folder that the environment variable TRIVIUM_CHECKPOINTS names).',
        }),
      })
      .meta({ id: 'SpotSpec', description: 'Runs on spare capacity, cheaper, that the cloud may take away.' })
      .optional(),
    machine: z
      .strictObject({
        aws: machineName.optional().meta({ description: 'SageMaker instance type, such as `ml.m5.xlarge`.' }),
        azure: machineName.optional().meta({ description: 'Azure VM size, such as `Standard_DS3_v2`.' }),
        gcp: machineName.optional().meta({ description: 'Vertex AI machine type, such as `n2-standard-4`.' }),
      })
      .meta({
        id: 'MachineSpec',
        description:
          'Names the machine for a target. What the same block asks of cpu, memory and gpu it must have at least.',
      })
      .optional(),
  })
  .meta({
    id: 'ComputeSpec',
    description: 'What a step or endpoint runs on: a need (cpu, memory, gpu), or a machine by name for each target.',
  });

const { cpu, memory, gpu, instances, disk, spot, machine } = compute.shape;

/** What a step or job runs on: laid over `defaults.compute` field by field, and null takes a default away. */
export const stepCompute = compute
  .extend({
    cpu: removable(cpu),
    memory: removable(memory),
    gpu: removable(gpu),
    instances: removable(instances),
    disk: removable(disk),
    spot: removable(spot),
    machine: removable(machine),
  })
  .meta({
    id: 'StepComputeSpec',
    description:
      'What a step or job runs on, laid over `defaults.compute` field by field: a need (cpu, memory, gpu), or a machine by name for each target. null takes a default away.',
  });

/** What an endpoint runs on: machines that must not be taken away, whose number is its `scale`. */
export const servingCompute = compute.omit({ instances: true, spot: true }).meta({
  id: 'ServingComputeSpec',
  description:
    'What an endpoint runs on: a need (cpu, memory, gpu), or a machine by name for each target. The number of machines is `scale`.',
});
