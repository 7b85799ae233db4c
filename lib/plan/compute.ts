import { parseDuration, parseSize } from '../quantity/index.js';
import type { Compute, StepCompute } from '../spec/types.js';
import { layOver } from './default.js';

const GIB = 2 ** 30;

/** A need of compute with every default filled and every quantity a number. */
export interface ComputeNeed {
  readonly cpu: number | undefined;
  readonly memoryGiB: number | undefined;
  readonly gpu: Compute['gpu'];
  /** Machines that run together. */
  readonly instances: number;
  /** Disk of one machine, when it was asked for. */
  readonly diskGiB: number | undefined;
  readonly spot: { readonly maxWaitSeconds: number; readonly checkpoint: boolean } | undefined;
  /** Machines by name, one for each target that was named. */
  readonly machine: NonNullable<Compute['machine']>;
  /** What each machine by name must have at least: what is asked beside it. */
  readonly beside: Readonly<Record<keyof NonNullable<Compute['machine']>, Beside>>;
}

/** What is asked beside the name of a machine. */
export type Beside = Pick<ComputeNeed, 'cpu' | 'memoryGiB' | 'gpu'>;

/** What a step or an endpoint gets that asks for nothing: enough for a small table. */
const DEFAULT_NEED = { cpu: 2, memory: '8GiB' } as const;

const gib = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : (parseSize(text) ?? 0) / GIB;

/** A step that names its machine chose its size: what it takes from `defaults` of cpu and memory is for the targets where it names none. */
function besideNames(own: StepCompute | undefined, merged: Compute): ComputeNeed['beside'] {
  const beside = (target: keyof ComputeNeed['beside']): Beside => {
    const { cpu, memory } = own?.machine?.[target] === undefined ? merged : own;
    return { cpu: cpu ?? undefined, memoryGiB: gib(memory ?? undefined), gpu: merged.gpu };
  };
  return { aws: beside('aws'), azure: beside('azure'), gcp: beside('gcp') };
}

/** Lays what a step asks for over the defaults, field by field; null takes a default away. */
export function resolveCompute(own: StepCompute | undefined, defaults: Compute | undefined): ComputeNeed {
  const merged: Compute = layOver<Compute>(own, defaults);
  const asks = merged.cpu !== undefined || merged.memory !== undefined || merged.gpu !== undefined;
  const need: Compute = asks ? merged : { ...DEFAULT_NEED, ...merged };
  return {
    cpu: need.cpu,
    memoryGiB: gib(need.memory),
    gpu: need.gpu,
    instances: need.instances ?? 1,
    diskGiB: gib(need.disk),
    spot:
      need.spot === undefined
        ? undefined
        : { maxWaitSeconds: parseDuration(need.spot.maxWait) ?? 0, checkpoint: need.spot.checkpoint },
    machine: need.machine ?? {},
    beside: besideNames(own, merged),
  };
}
