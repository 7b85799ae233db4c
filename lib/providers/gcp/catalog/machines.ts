import { gpuFacts } from '../../../catalog/machine.js';
import type { GpuType, Machine, MachineGpu, MachineUse } from '../../../catalog/machine.js';

/** Where the machines of Google Cloud come from, and when they were read. */
export const GCP_MACHINE_SOURCE = {
  source:
    'Compute Engine machine families (CPUs, memory) and the pages "Configure compute resources" of Vertex AI for training and inference (uses, accelerators), not read whole',
  asOf: '2026-11-24',
} as const;

/** Pipeline steps run as custom jobs, and batch predictions on the machines of endpoints. */
const JOBS: readonly MachineUse[] = ['process', 'train'];
const NODES: readonly MachineUse[] = ['serve', 'batch'];
const ALL: readonly MachineUse[] = [...JOBS, ...NODES];

/** Machines without a GPU of one family: memory in GiB for each CPU, and the numbers of CPUs for each use. */
interface Family {
  readonly name: string;
  readonly memoryPerCpu: number;
  readonly jobs: string;
  readonly nodes: string;
}

/** Families in the order in which matching prefers them at the same size. */
const FAMILIES: readonly Family[] = [
  { name: 'e2-standard', memoryPerCpu: 4, jobs: '4 8 16 32', nodes: '2 4 8 16 32' },
  { name: 'n2-standard', memoryPerCpu: 4, jobs: '4 8 16 32 48 64 80', nodes: '2 4 8 16 32 48 64 80 96 128' },
  { name: 'e2-highmem', memoryPerCpu: 8, jobs: '2 4 8 16', nodes: '2 4 8 16' },
  { name: 'n2-highmem', memoryPerCpu: 8, jobs: '2 4 8 16 32 48 64 80', nodes: '2 4 8 16 32 48 64 80 96' },
  { name: 'e2-highcpu', memoryPerCpu: 1, jobs: '16 32', nodes: '2 4 8 16 32' },
  { name: 'n2-highcpu', memoryPerCpu: 1, jobs: '16 32 48 64 80', nodes: '2 4 8 16 32 48 64 80 96' },
  { name: 'n1-standard', memoryPerCpu: 3.75, jobs: '4 8 16 32 64 96', nodes: '2 4 8 16 32' },
  { name: 'n1-highmem', memoryPerCpu: 6.5, jobs: '2 4 8 16 32 64 96', nodes: '2 4 8 16 32' },
  { name: 'n1-highcpu', memoryPerCpu: 0.9, jobs: '16 32 64 96', nodes: '2 4 8 16 32' },
  { name: 'n2d-standard', memoryPerCpu: 4, jobs: '', nodes: '2 4 8 16 32 48 64 80 96 128 224' },
  { name: 'n2d-highmem', memoryPerCpu: 8, jobs: '', nodes: '2 4 8 16 32 48 64 80 96' },
  { name: 'n2d-highcpu', memoryPerCpu: 1, jobs: '', nodes: '2 4 8 16 32 48 64 80 96 128 224' },
  { name: 'c2-standard', memoryPerCpu: 4, jobs: '4 8 16 30 60', nodes: '4 8 16 30 60' },
  { name: 'c2d-standard', memoryPerCpu: 4, jobs: '', nodes: '2 4 8 16 32 56 112' },
  { name: 'c2d-highcpu', memoryPerCpu: 2, jobs: '', nodes: '2 4 8 16 32 56 112' },
  { name: 'c2d-highmem', memoryPerCpu: 8, jobs: '', nodes: '2 4 8 16 32 56 112' },
  { name: 'c3-highcpu', memoryPerCpu: 2, jobs: '', nodes: '4 8 22 44 88 176' },
];

/** Why machines without a GPU of a family are had by name only. */
const REASONS: Readonly<Record<string, string>> = {
  n1: 'previous generation',
  n2d: 'in fewer regions',
  c2d: 'in fewer regions',
  c3: 'in fewer regions',
};

/** Less memory, in GiB, is too little beside the agents to be worth choosing. */
const LEAST_GIB = 4;

/** Accelerators that attach to N1: the counts that a number of CPUs, up to the first number, may have. */
const ATTACHED: readonly {
  readonly type: GpuType;
  readonly vendorType: string;
  readonly counts: readonly (readonly [upToCpu: number, counts: readonly number[]])[];
}[] = [
  {
    type: 't4',
    vendorType: 'NVIDIA_TESLA_T4',
    counts: [
      [16, [1, 2, 4]],
      [32, [2, 4]],
      [96, [4]],
    ],
  },
  {
    type: 'p4',
    vendorType: 'NVIDIA_TESLA_P4',
    counts: [
      [16, [1, 2, 4]],
      [32, [2, 4]],
      [96, [4]],
    ],
  },
  {
    type: 'p100',
    vendorType: 'NVIDIA_TESLA_P100',
    counts: [
      [16, [1, 2, 4]],
      [32, [2, 4]],
      [96, [4]],
    ],
  },
  {
    type: 'v100',
    vendorType: 'NVIDIA_TESLA_V100',
    counts: [
      [8, [1, 2, 4, 8]],
      [16, [2, 4, 8]],
      [32, [4, 8]],
      [96, [8]],
    ],
  },
];

/** Machines whose GPUs are part of their type: name, CPUs, GiB, GPU, count; then uses and a reason, where they are not all and free. */
const ACCELERATED: readonly (readonly [
  name: string,
  cpu: number,
  memoryGiB: number,
  type: GpuType,
  count: number,
  uses?: readonly MachineUse[],
  onlyByName?: string,
])[] = [
  ['g2-standard-4', 4, 16, 'l4', 1],
  ['g2-standard-8', 8, 32, 'l4', 1],
  ['g2-standard-12', 12, 48, 'l4', 1],
  ['g2-standard-16', 16, 64, 'l4', 1],
  ['g2-standard-32', 32, 128, 'l4', 1],
  ['g2-standard-24', 24, 96, 'l4', 2],
  ['g2-standard-48', 48, 192, 'l4', 4],
  ['g2-standard-96', 96, 384, 'l4', 8],
  ['g4-standard-48', 48, 180, 'rtx-pro-6000', 1],
  ['g4-standard-96', 96, 360, 'rtx-pro-6000', 2],
  ['g4-standard-192', 192, 720, 'rtx-pro-6000', 4],
  ['g4-standard-384', 384, 1440, 'rtx-pro-6000', 8],
  ['a2-highgpu-1g', 12, 85, 'a100', 1],
  ['a2-highgpu-2g', 24, 170, 'a100', 2],
  ['a2-highgpu-4g', 48, 340, 'a100', 4],
  ['a2-highgpu-8g', 96, 680, 'a100', 8],
  ['a2-megagpu-16g', 96, 1360, 'a100', 16],
  ['a2-ultragpu-1g', 12, 170, 'a100-80gb', 1],
  ['a2-ultragpu-2g', 24, 340, 'a100-80gb', 2],
  ['a2-ultragpu-4g', 48, 680, 'a100-80gb', 4],
  ['a2-ultragpu-8g', 96, 1360, 'a100-80gb', 8],
  ['a3-highgpu-1g', 26, 234, 'h100', 1, NODES],
  ['a3-highgpu-2g', 52, 468, 'h100', 2, NODES],
  ['a3-highgpu-4g', 104, 936, 'h100', 4, NODES],
  ['a3-highgpu-1g', 26, 234, 'h100', 1, JOBS, 'jobs get it as spot or flex-start capacity only'],
  ['a3-highgpu-2g', 52, 468, 'h100', 2, JOBS, 'jobs get it as spot or flex-start capacity only'],
  ['a3-highgpu-4g', 104, 936, 'h100', 4, JOBS, 'jobs get it as spot or flex-start capacity only'],
  ['a3-highgpu-8g', 208, 1872, 'h100', 8],
  ['a3-megagpu-8g', 208, 1872, 'h100', 8, ALL, 'a variant of a3-highgpu-8g for training over many machines'],
  ['a3-ultragpu-8g', 224, 2952, 'h200', 8],
  ['a4-highgpu-8g', 224, 3968, 'b200', 8],
  ['a4x-highgpu-4g', 140, 884, 'gb200', 4, ALL, 'arm64: images must be built for it'],
];

const VENDOR_TYPES: Readonly<Partial<Record<GpuType, string>>> = {
  l4: 'NVIDIA_L4',
  'rtx-pro-6000': 'NVIDIA_RTX_PRO_6000',
  a100: 'NVIDIA_TESLA_A100',
  'a100-80gb': 'NVIDIA_A100_80GB',
  h100: 'NVIDIA_H100_80GB',
  h200: 'NVIDIA_H200_141GB',
  b200: 'NVIDIA_B200',
  gb200: 'NVIDIA_GB200',
};

/** Machines whose accelerator has another name than their GPU's other machines. */
const VENDOR_TYPE_OF: Readonly<Record<string, string>> = { 'a3-megagpu-8g': 'NVIDIA_H100_MEGA_80GB' };

const WITHOUT_GPU: readonly Machine[] = FAMILIES.flatMap(machinesOf);

/**
 * Every machine of Vertex AI, as far as it is known.
 *
 * An N1 machine occurs once without and once for each accelerator that it can have. Which regions have a GPU is not published
 * in a form to be read here.
 *
 * @see https://cloud.google.com/vertex-ai/docs/training/configure-compute
 * @see https://cloud.google.com/vertex-ai/docs/predictions/configure-compute
 */
export const GCP_MACHINES: readonly Machine[] = [
  ...WITHOUT_GPU,
  ...WITHOUT_GPU.flatMap(withAttached),
  ...ACCELERATED.map(accelerated),
];

/** The GPUs that a machine of this name can have, or has; none for a name without any. */
export function gcpGpus(name: string): readonly MachineGpu[] {
  return GCP_MACHINES.filter((machine) => machine.name === name)
    .map(({ gpu }) => gpu)
    .filter((gpu) => gpu !== undefined);
}

function machinesOf({ name, memoryPerCpu, jobs, nodes }: Family): readonly Machine[] {
  const cpus = [...new Set(numbers(`${jobs} ${nodes}`))].sort((a, b) => a - b);
  return cpus.map((cpu) => {
    const memoryGiB = Math.round(cpu * memoryPerCpu * 100) / 100;
    const reason = memoryGiB < LEAST_GIB ? 'little memory' : REASONS[name.split('-')[0] ?? ''];
    return {
      name: `${name}-${cpu}`,
      cpu,
      memoryGiB,
      uses: [...(numbers(jobs).includes(cpu) ? JOBS : []), ...(numbers(nodes).includes(cpu) ? NODES : [])],
      ...(reason === undefined ? {} : { onlyByName: reason }),
    };
  });
}

function withAttached(machine: Machine): readonly Machine[] {
  if (!machine.name.startsWith('n1-')) return [];
  return ATTACHED.flatMap(({ type, vendorType, counts }) => {
    const [, allowed = []] = counts.find(([upTo]) => machine.cpu <= upTo) ?? [];
    return allowed.map((count): Machine => {
      const small = machine.memoryGiB < count * gpuFacts(type).memoryGiB;
      return {
        ...machine,
        gpu: { type, count, vendorType },
        onlyByName: small ? 'less memory than its GPUs' : undefined,
      };
    });
  });
}

function accelerated([
  name,
  cpu,
  memoryGiB,
  type,
  count,
  uses = ALL,
  onlyByName,
]: (typeof ACCELERATED)[number]): Machine {
  const vendorType = VENDOR_TYPE_OF[name] ?? VENDOR_TYPES[type];
  return {
    name,
    cpu,
    memoryGiB,
    uses,
    gpu: { type, count, ...(vendorType === undefined ? {} : { vendorType }) },
    ...(onlyByName === undefined ? {} : { onlyByName }),
  };
}

function numbers(text: string): readonly number[] {
  return text
    .split(' ')
    .filter((part) => part !== '')
    .map(Number);
}
