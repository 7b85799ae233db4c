import type { GpuType } from './gpu.js';

export { GPU_TYPES, gpuFacts } from './gpu.js';
export type { GpuType } from './gpu.js';

/** What a machine is rented for: a processing job, a training job, an endpoint, or batch predictions. */
export const MACHINE_USES = ['process', 'train', 'serve', 'batch'] as const;

/** What a machine is rented for: a processing job, a training job, an endpoint, or batch predictions. */
export type MachineUse = (typeof MACHINE_USES)[number];

/** The GPUs of a machine. */
export interface MachineGpu {
  readonly type: GpuType;
  /** Number of GPUs; below 1 where a machine has a share of one. */
  readonly count: number;
  /** The cloud's own name of the type, where its API asks for it (`NVIDIA_TESLA_T4`). */
  readonly vendorType?: string;
}

/** One size of machine that a cloud rents for machine learning. Prices are not part of it: they depend on region and contract. */
export interface Machine {
  /** The cloud's name for it: `ml.m5.xlarge`, `Standard_D4s_v3`, `n2-standard-4`. */
  readonly name: string;
  /** Virtual CPUs. */
  readonly cpu: number;
  /** Memory in GiB. */
  readonly memoryGiB: number;
  readonly gpu?: MachineGpu;
  /** What this cloud rents it for. */
  readonly uses: readonly MachineUse[];
  /** Why matching never chooses it though its name is accepted: `arm64`, `burstable`, `previous generation`. */
  readonly onlyByName?: string;
  readonly hourlyUsd?: never;
}

/** What a step or an endpoint asks for; each part is a minimum. */
export interface MachineNeed {
  /** Virtual CPUs. */
  readonly cpu?: number;
  /** Memory in GiB. */
  readonly memoryGiB?: number;
  /** GPUs; without a type, any type that is not reserved for those who ask for it. A count of 0 asks for none. */
  readonly gpu?: { readonly type?: GpuType; readonly count: number };
  readonly use: MachineUse;
}

/** What is asked, with only the parts that are. */
export function machineNeed(
  {
    cpu,
    memoryGiB,
    gpu,
  }: Readonly<{
    cpu: number | undefined;
    memoryGiB: number | undefined;
    gpu: { readonly type?: GpuType | undefined; readonly count: number } | undefined;
  }>,
  use: MachineUse,
): MachineNeed {
  return {
    use,
    ...(cpu === undefined ? {} : { cpu }),
    ...(memoryGiB === undefined ? {} : { memoryGiB }),
    ...(gpu === undefined ? {} : { gpu: { count: gpu.count, ...(gpu.type === undefined ? {} : { type: gpu.type }) } }),
  };
}
