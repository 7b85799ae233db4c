import { gpuFacts, gpuRank } from './gpu.js';
import type { Machine, MachineNeed } from './machine.js';
import { missingText, nearestMachine } from './refusal.js';

/** A machine that satisfies a need, or why none does and what comes nearest. */
export type MachineMatch =
  | { readonly machine: Machine; readonly exact: boolean }
  | { readonly missing: string; readonly nearest: Machine | undefined };

type Order = (a: Machine, b: Machine) => number;

/** What "smaller" means, the most telling first; ties keep the order of the table. */
const ORDERS: readonly Order[] = [
  (a, b) => (a.gpu?.count ?? 0) - (b.gpu?.count ?? 0),
  (a, b) => (a.gpu === undefined ? -1 : gpuRank(a.gpu.type)) - (b.gpu === undefined ? -1 : gpuRank(b.gpu.type)),
  (a, b) => a.cpu - b.cpu,
  (a, b) => a.memoryGiB - b.memoryGiB,
];

/**
 * The smallest machine that satisfies a need.
 *
 * "Smallest" compares the number of GPUs, then their type, then CPUs, then memory, then the place in the table, so that
 * the same need always gives the same machine. A need without a GPU never gets a machine that has one.
 */
export function matchMachine(machines: readonly Machine[], need: MachineNeed): MachineMatch {
  const known = answers.get(machines) ?? new Map<string, MachineMatch>();
  answers.set(machines, known);
  const key = JSON.stringify([need.use, need.cpu, need.memoryGiB, need.gpu?.type, need.gpu?.count]);
  const match = known.get(key) ?? search(machines, need);
  known.set(key, match);
  return match;
}

/** What a table answered: steps, alarms and environments ask for the same few machines again and again. */
const answers = new WeakMap<readonly Machine[], Map<string, MachineMatch>>();

function search(machines: readonly Machine[], need: MachineNeed): MachineMatch {
  const found = smallest(machines.filter((machine) => satisfies(machine, need) && isEligible(machine, need)));
  return found === undefined
    ? { missing: missingText(machines, need), nearest: nearestMachine(machines, need) }
    : { machine: found, exact: isExact(found, need) };
}

/** The first of the smallest: one pass, since a table is asked for every step on every target. */
function smallest(machines: readonly Machine[]): Machine | undefined {
  return machines.reduce<Machine | undefined>(
    (least, machine) => (least === undefined || compareSize(machine, least) < 0 ? machine : least),
    undefined,
  );
}

/** Compares two machines by size: number of GPUs, their type, CPUs, memory. */
export function compareSize(a: Machine, b: Machine): number {
  for (const order of ORDERS) {
    const difference = order(a, b);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether matching may choose this machine for this need, size left aside. */
export function isEligible(machine: Machine, need: MachineNeed): boolean {
  return machine.onlyByName === undefined && machine.uses.includes(need.use) && hasKindOfGpu(machine, need);
}

/** Whether a machine has at least what is asked. */
export function satisfies(machine: Machine, need: MachineNeed): boolean {
  return (
    machine.cpu >= (need.cpu ?? 0) &&
    machine.memoryGiB >= (need.memoryGiB ?? 0) &&
    (machine.gpu?.count ?? 0) >= (need.gpu?.count ?? 0)
  );
}

/** No GPU for a need without; for a need with one, the type that it names or one that need not be named. */
function hasKindOfGpu({ gpu }: Machine, need: MachineNeed): boolean {
  if ((need.gpu?.count ?? 0) === 0) return gpu === undefined;
  if (gpu === undefined) return false;
  return need.gpu?.type === undefined ? gpuFacts(gpu.type).onRequest !== true : gpu.type === need.gpu.type;
}

/** Whether a machine has just what is asked, for each part that is asked. */
function isExact(machine: Machine, need: MachineNeed): boolean {
  return (
    machine.cpu === (need.cpu ?? machine.cpu) &&
    machine.memoryGiB === (need.memoryGiB ?? machine.memoryGiB) &&
    (machine.gpu?.count ?? 0) === (need.gpu?.count ?? 0)
  );
}
