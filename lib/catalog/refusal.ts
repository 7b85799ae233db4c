import { gpuRank } from './gpu.js';
import type { GpuType } from './gpu.js';
import type { Machine, MachineNeed, MachineUse } from './machine.js';

const USE_TEXT: Readonly<Record<MachineUse, string>> = {
  process: 'processing',
  train: 'training',
  serve: 'serving',
  batch: 'batch prediction',
};

/** Why no machine satisfies a need, naming what there is instead. */
export function missingText(machines: readonly Machine[], need: MachineNeed): string {
  const usable = choosable(machines, need.use);
  const use = USE_TEXT[need.use];
  const gpus = gpuCounts(usable);
  const type = need.gpu?.type;
  const count = need.gpu?.count ?? 0;
  if (count > 0 && gpus.size === 0) return `no machine for ${use} has a GPU`;
  if (count > 0 && type !== undefined && !gpus.has(type)) {
    return `no machine for ${use} has GPUs of type ${type}; there are ${gpuList(gpus)}`;
  }
  if (
    count > 0 &&
    count >
      Math.max(...[...gpus].filter(([name]) => type === undefined || name === type).flatMap(([, counts]) => counts), 0)
  ) {
    const offered = type === undefined ? gpuList(gpus) : `${type} ${times(gpus.get(type) ?? [])}`;
    return `no machine for ${use} has ${count} ${type === undefined ? '' : `${type} `}GPUs; there are ${offered}`;
  }
  const largest = nearestMachine(machines, need);
  const most = largest === undefined ? '' : `; the largest that comes near is ${describeMachine(largest)}`;
  return `no machine for ${use} has ${describeNeed(need)}${most}`;
}

/** The machine that comes nearest to a need: the GPU nearest in rank, then the least short of what is asked, then the smallest. */
export function nearestMachine(machines: readonly Machine[], need: MachineNeed): Machine | undefined {
  const count = need.gpu?.count ?? 0;
  const candidates = choosable(machines, need.use).filter(({ gpu }) => (gpu === undefined) === (count === 0));
  const scored = candidates.map((machine) => ({
    machine,
    score: [gpuDistance(machine, need), shortfall(machine, need), size(machine)],
  }));
  scored.sort((a, b) => compareScores(a.score, b.score));
  return scored[0]?.machine;
}

/** `ml.m5.xlarge (4 CPUs, 16 GiB)`, with GPUs where it has them. */
export function describeMachine({ name, cpu, memoryGiB, gpu }: Machine): string {
  return `${name} (${describeSize(cpu, memoryGiB, gpu)})`;
}

/** `4 CPUs, 16 GiB, 1 × t4`: what is asked, as far as it is. */
export function describeNeed({ cpu, memoryGiB, gpu }: MachineNeed): string {
  return describeSize(cpu, memoryGiB, (gpu?.count ?? 0) > 0 ? gpu : undefined);
}

function describeSize(cpu: number | undefined, memoryGiB: number | undefined, gpu: MachineNeed['gpu']): string {
  const parts = [
    cpu === undefined ? undefined : `${cpu} CPUs`,
    memoryGiB === undefined ? undefined : `${memoryGiB} GiB`,
    gpu === undefined ? undefined : `${gpu.count} × ${gpu.type ?? 'GPU'}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'any size' : parts.join(', ');
}

function choosable(machines: readonly Machine[], use: MachineUse): readonly Machine[] {
  return machines.filter((machine) => machine.onlyByName === undefined && machine.uses.includes(use));
}

/** The counts in which each GPU type is offered, both in order. */
function gpuCounts(machines: readonly Machine[]): ReadonlyMap<GpuType, readonly number[]> {
  const counts = new Map<GpuType, Set<number>>();
  for (const { gpu } of machines) {
    if (gpu !== undefined) counts.set(gpu.type, (counts.get(gpu.type) ?? new Set()).add(gpu.count));
  }
  return new Map(
    [...counts]
      .sort(([a], [b]) => gpuRank(a) - gpuRank(b))
      .map(([type, set]) => [type, [...set].sort((a, b) => a - b)]),
  );
}

function gpuList(gpus: ReadonlyMap<GpuType, readonly number[]>): string {
  return [...gpus].map(([type, counts]) => `${type} ${times(counts)}`).join(', ');
}

function times(counts: readonly number[]): string {
  return `(${counts.map((count) => `×${count}`).join(' ')})`;
}

function gpuDistance({ gpu }: Machine, need: MachineNeed): number {
  return gpu === undefined || need.gpu?.type === undefined ? 0 : Math.abs(gpuRank(gpu.type) - gpuRank(need.gpu.type));
}

/** How far a machine falls short, as a share of what is asked, summed over the parts. */
function shortfall(machine: Machine, need: MachineNeed): number {
  const lacking = (has: number, wants: number): number => (wants === 0 ? 0 : Math.max(0, wants - has) / wants);
  return (
    lacking(machine.gpu?.count ?? 0, need.gpu?.count ?? 0) +
    lacking(machine.cpu, need.cpu ?? 0) +
    lacking(machine.memoryGiB, need.memoryGiB ?? 0)
  );
}

function size({ cpu, memoryGiB, gpu }: Machine): number {
  return (gpu?.count ?? 0) * 1_000_000 + cpu * 1_000 + memoryGiB;
}

function compareScores(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, at) => value !== b[at]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
