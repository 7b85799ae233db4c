import { findMachine, type MachineFound } from './find.js';
import type { Machine, MachineNeed } from './machine.js';
import { compareSize, satisfies } from './match.js';
import { describeMachine, describeNeed } from './refusal.js';

/** A machine that has less than what is asked beside its name, in words. */
export interface TooSmall {
  /** `ml.m5.large (2 CPUs, 8 GiB)`. */
  readonly has: string;
  /** `64 CPUs, 256 GiB`. */
  readonly asked: string;
  /** Whether only the type of GPU is another. */
  readonly otherGpu: boolean;
}

const ofType = ({ gpu }: Machine, need: MachineNeed): boolean =>
  (need.gpu?.count ?? 0) === 0 || need.gpu?.type === undefined || gpu?.type === need.gpu.type;

/**
 * The machine that a spec names: the smallest of this name that has at least what is asked beside it, since some names stand for several (an N1 machine of
 * Google Cloud has GPUs or none). More than what is asked is no mistake.
 */
export function namedMachine(
  machines: readonly Machine[],
  name: string,
  need: MachineNeed,
): MachineFound | { readonly tooSmall: TooSmall } {
  const found = findMachine(machines, name, need.use);
  if (!('machine' in found)) return found;
  const variants = machines
    .filter((candidate) => candidate.name === found.machine.name && candidate.uses.includes(need.use))
    .sort(compareSize);
  const large = variants.filter((variant) => satisfies(variant, need));
  const machine = large.find((variant) => ofType(variant, need));
  if (machine !== undefined) return { machine };
  const nearest = large[0] ?? variants.findLast((variant) => ofType(variant, need)) ?? found.machine;
  return {
    tooSmall: { has: describeMachine(nearest), asked: describeNeed(need), otherGpu: large.length > 0 },
  };
}
