import type { GpuType, Machine, MachineUse } from '../../../catalog/machine.js';

/** Where the machines of Azure come from, and when they were read. */
export const AZURE_MACHINE_SOURCE = {
  source:
    'Sizes of Azure virtual machines (CPUs, memory, GPUs); list of sizes for managed online endpoints (learn.microsoft.com, reference-managed-online-endpoints-vm-sku-list, as of build 2025)',
  asOf: '2026-11-24',
} as const;

const JOBS: readonly MachineUse[] = ['process', 'train', 'batch'];
const ALL: readonly MachineUse[] = [...JOBS, 'serve'];

/** Endpoints take more sizes than their list has: what is not in it is had by name. */
const NOT_LISTED = 'not in the list of sizes for managed online endpoints';

/** Sizes of one family: what stands before and after the number in the name, memory in GiB for each CPU, numbers, and whether endpoints list them. */
interface Family {
  readonly before: string;
  readonly after: string;
  readonly memoryPerCpu: number;
  readonly cpus: string;
  readonly listed: boolean;
  readonly onlyByName?: string;
}

/** Families in the order in which matching prefers them at the same size. */
const FAMILIES: readonly Family[] = [
  { before: 'D', after: 's_v3', memoryPerCpu: 4, cpus: '2 4 8 16 32 48 64', listed: false },
  { before: 'D', after: 'as_v4', memoryPerCpu: 4, cpus: '2 4 8 16 32 48 64 96', listed: true },
  { before: 'F', after: 's_v2', memoryPerCpu: 2, cpus: '4 8 16 32 48 64 72', listed: true },
  { before: 'E', after: 's_v3', memoryPerCpu: 8, cpus: '2 4 8 16 32 48', listed: true },
  { before: 'D', after: 's_v5', memoryPerCpu: 4, cpus: '2 4 8 16 32 48 64 96', listed: false },
  { before: 'D', after: 'ds_v4', memoryPerCpu: 4, cpus: '2 4 8 16 32 48 64', listed: false },
  { before: 'D', after: 'ds_v5', memoryPerCpu: 4, cpus: '2 4 8 16 32 48 64 96', listed: false },
  { before: 'E', after: 's_v5', memoryPerCpu: 8, cpus: '2 4 8 16 20 32 48 64', listed: false },
  { before: 'E', after: 'ds_v4', memoryPerCpu: 8, cpus: '2 4 8 16 20 32 48', listed: false },
  { before: 'E', after: 'ds_v5', memoryPerCpu: 8, cpus: '2 4 8 16 20 32 48 64', listed: false },
  { before: 'FX', after: 'mds', memoryPerCpu: 21, cpus: '4 12 24 36 48', listed: true, onlyByName: 'in fewer regions' },
  {
    before: 'L',
    after: 's_v3',
    memoryPerCpu: 8,
    cpus: '8 16 32 48 64 80',
    listed: true,
    onlyByName: 'made for local disks',
  },
  {
    before: 'L',
    after: 'as_v3',
    memoryPerCpu: 8,
    cpus: '8 16 32 48 64 80',
    listed: true,
    onlyByName: 'made for local disks',
  },
  {
    before: 'L',
    after: 's_v2',
    memoryPerCpu: 8,
    cpus: '8 16 32 48 64 80',
    listed: true,
    onlyByName: 'made for local disks',
  },
  {
    before: 'D',
    after: 'a_v4',
    memoryPerCpu: 4,
    cpus: '2 4 8 16 32 48 64 96',
    listed: true,
    onlyByName: 'no premium storage',
  },
];

/** Sizes that follow no rule: name, CPUs, GiB, whether endpoints list them, and why they are had by name only. */
const OTHERS: readonly (readonly [
  name: string,
  cpu: number,
  memoryGiB: number,
  listed: boolean,
  onlyByName?: string,
])[] = [
  ['DS1_v2', 1, 3.5, true, 'too small for the agents beside a program'],
  ['F2s_v2', 2, 4, true, 'too small for the agents beside a program'],
  ['DS2_v2', 2, 7, true],
  ['DS3_v2', 4, 14, true],
  ['DS4_v2', 8, 28, true],
  ['DS5_v2', 16, 56, true],
  ['DS11_v2', 2, 14, false],
  ['DS12_v2', 4, 28, false],
  ['DS13_v2', 8, 56, false],
  ['DS14_v2', 16, 112, false],
  ['DS15_v2', 20, 140, false],
  ['E64s_v3', 64, 432, true],
  ['E96s_v5', 96, 672, false],
  ['E96ds_v5', 96, 672, false],
  ['E64ds_v4', 64, 504, false],
  ['M64s', 64, 1024, false],
  ['M64ms', 64, 1792, false],
  ['M128s', 128, 2048, false],
  ['M128ms', 128, 3892, false],
];

/** Sizes with GPUs: name, CPUs, GiB, GPU, count, whether endpoints list them, and why they are had by name only. */
const WITH_GPU: readonly (readonly [
  name: string,
  cpu: number,
  memoryGiB: number,
  type: GpuType,
  count: number,
  listed: boolean,
  onlyByName?: string,
])[] = [
  ['NC4as_T4_v3', 4, 28, 't4', 1, true],
  ['NC8as_T4_v3', 8, 56, 't4', 1, true],
  ['NC16as_T4_v3', 16, 110, 't4', 1, true],
  ['NC64as_T4_v3', 64, 440, 't4', 4, true],
  ['NV36ads_A10_v5', 36, 440, 'a10', 1, true],
  ['NV72ads_A10_v5', 72, 880, 'a10', 2, true],
  ['NV36adms_A10_v5', 36, 880, 'a10', 1, true],
  ['NV6ads_A10_v5', 6, 55, 'a10', 1 / 6, true, 'a sixth of a GPU'],
  ['NV12ads_A10_v5', 12, 110, 'a10', 1 / 3, true, 'a third of a GPU'],
  ['NV18ads_A10_v5', 18, 220, 'a10', 1 / 2, true, 'half a GPU'],
  ['NC24ads_A100_v4', 24, 220, 'a100-80gb', 1, true],
  ['NC48ads_A100_v4', 48, 440, 'a100-80gb', 2, true],
  ['NC96ads_A100_v4', 96, 880, 'a100-80gb', 4, true],
  ['NC40ads_H100_v5', 40, 320, 'h100', 1, true],
  ['NC80adis_H100_v5', 80, 640, 'h100', 2, true],
  ['ND40rs_v2', 40, 672, 'v100', 8, true],
  ['ND96asr_v4', 96, 900, 'a100', 8, true],
  ['ND96amsr_A100_v4', 96, 1900, 'a100-80gb', 8, true],
  ['ND96isr_H100_v5', 96, 1900, 'h100', 8, true],
  ['ND96is_H100_v5', 96, 1900, 'h100', 8, true],
  ['ND96isr_H200_v5', 96, 1850, 'h200', 8, false],
  ['ND96isr_MI300X_v5', 96, 1850, 'mi300x', 8, false],
];

/**
 * Every size of Azure virtual machine that a cluster or an endpoint is likely to use.
 *
 * A size that endpoints do not list occurs twice: for jobs, and for serving by name only.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/reference-managed-online-endpoints-vm-sku-list
 */
export const AZURE_MACHINES: readonly Machine[] = [
  ...FAMILIES.flatMap(({ before, after, memoryPerCpu, cpus, listed, onlyByName }) =>
    cpus
      .split(' ')
      .map(Number)
      .flatMap((cpu) => machines(`${before}${cpu}${after}`, cpu, cpu * memoryPerCpu, undefined, listed, onlyByName)),
  ),
  ...OTHERS.flatMap(([name, cpu, memoryGiB, listed, onlyByName]) =>
    machines(name, cpu, memoryGiB, undefined, listed, onlyByName),
  ),
  ...WITH_GPU.flatMap(([name, cpu, memoryGiB, type, count, listed, onlyByName]) =>
    machines(name, cpu, memoryGiB, { type, count }, listed, onlyByName),
  ),
];

/**
 * What a deployment reserves of the quota for each core in use: a fifth more, for upgrades; the largest GPUs are spared it.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-manage-quotas
 */
export function azureQuotaFactor(name: string): 1 | 1.2 {
  return /^Standard_(NC\d+ad(i)?s_(A100|H100)_|ND)/i.test(name) ? 1 : 1.2;
}

/** Families that Azure has switched off. */
const RETIRED: readonly (readonly [pattern: RegExp, date: string])[] = [
  [/^Standard_NC(6|12|24|24r)$/i, '2023-08-31'],
  [/^Standard_NC(6|12|24|24r)s_v2$/i, '2023-08-31'],
  [/^Standard_ND(6|12|24|24r)s$/i, '2023-08-31'],
  [/^Standard_NV(6|12|24)$/i, '2023-08-31'],
  [/^Standard_NC(6|12|24|24r)s_v3$/i, '2025-09-30'],
];

/** The day on which a size was switched off, `yyyy-mm-dd`; nothing for a size that was not. */
export function azureRetirement(name: string): string | undefined {
  return RETIRED.find(([pattern]) => pattern.test(name))?.[1];
}

function machines(
  name: string,
  cpu: number,
  memoryGiB: number,
  gpu: Machine['gpu'],
  listed: boolean,
  onlyByName: string | undefined,
): readonly Machine[] {
  const size = { name: `Standard_${name}`, cpu, memoryGiB, ...(gpu === undefined ? {} : { gpu }) };
  const reason = onlyByName === undefined ? {} : { onlyByName };
  return listed
    ? [{ ...size, uses: ALL, ...reason }]
    : [
        { ...size, uses: JOBS, ...reason },
        { ...size, uses: ['serve'], onlyByName: onlyByName ?? NOT_LISTED },
      ];
}
