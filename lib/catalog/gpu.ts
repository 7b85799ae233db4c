/** What is known of a GPU, whichever cloud rents it. */
interface GpuFacts {
  /** The name that people use. */
  readonly title: string;
  /** Memory of one GPU in GiB; where clouds rent two variants, the smaller. */
  readonly memoryGiB: number;
  /** Chosen only when asked for by type: retired soon, hard to get, or in need of images of its own. */
  readonly onRequest?: true;
}

/**
 * Every GPU type that a spec may name, from the smallest to the largest.
 *
 * The order is the order of choice: a need without a type gets the first that has room.
 */
const GPUS = {
  t4: { title: 'NVIDIA T4', memoryGiB: 16 },
  l4: { title: 'NVIDIA L4', memoryGiB: 24 },
  a10: { title: 'NVIDIA A10 (A10G on AWS)', memoryGiB: 24 },
  l40s: { title: 'NVIDIA L40S', memoryGiB: 48 },
  p4: { title: 'NVIDIA P4', memoryGiB: 8, onRequest: true },
  k80: { title: 'NVIDIA K80', memoryGiB: 12, onRequest: true },
  p100: { title: 'NVIDIA P100', memoryGiB: 16, onRequest: true },
  v100: { title: 'NVIDIA V100', memoryGiB: 16, onRequest: true },
  'rtx-pro-6000': { title: 'NVIDIA RTX PRO 6000', memoryGiB: 96, onRequest: true },
  a100: { title: 'NVIDIA A100 40 GB', memoryGiB: 40 },
  'a100-80gb': { title: 'NVIDIA A100 80 GB', memoryGiB: 80 },
  h100: { title: 'NVIDIA H100', memoryGiB: 80 },
  h200: { title: 'NVIDIA H200', memoryGiB: 141 },
  mi300x: { title: 'AMD MI300X', memoryGiB: 192, onRequest: true },
  b200: { title: 'NVIDIA B200', memoryGiB: 180 },
  gb200: { title: 'NVIDIA GB200', memoryGiB: 186, onRequest: true },
  b300: { title: 'NVIDIA B300', memoryGiB: 268 },
} as const satisfies Record<string, GpuFacts>;

/** Neutral name of a GPU type, the same on every cloud. */
export type GpuType = keyof typeof GPUS;

/** Every GPU type, from the smallest to the largest; the schema's closed choice. */
export const GPU_TYPES = Object.keys(GPUS) as readonly GpuType[] as readonly [GpuType, ...GpuType[]];

/** The name that people use, memory in GiB, and whether it must be asked for by type. */
export function gpuFacts(type: GpuType): GpuFacts {
  return GPUS[type];
}

/** Position of a type in the order of choice. */
export function gpuRank(type: GpuType): number {
  return GPU_TYPES.indexOf(type);
}
