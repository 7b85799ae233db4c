import { distance } from 'fastest-levenshtein';
import type { Machine, MachineUse } from './machine.js';

/** A machine found by its name, or why not, with the nearest names that would do. */
export type MachineFound =
  { readonly machine: Machine } | { readonly missing: 'unknown' | 'use'; readonly nearest: readonly string[] };

/** How many near names are worth showing. */
const SHOWN = 3;

/**
 * Finds a machine by the name that a spec gives, in whatever case: the machine has the name as its cloud writes it.
 *
 * `unknown`: no machine has this name. `use`: there is one, but it is not rented for this use; the nearest are then those of like size.
 */
export function findMachine(machines: readonly Machine[], name: string, use: MachineUse): MachineFound {
  const named = machines.filter((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  const machine = named.find((candidate) => candidate.uses.includes(use));
  if (machine !== undefined) return { machine };
  const rented = machines.filter((candidate) => candidate.uses.includes(use));
  const [other] = named;
  return other === undefined
    ? {
        missing: 'unknown',
        nearest: nearestNames(
          name,
          rented.map((candidate) => candidate.name),
        ),
      }
    : { missing: 'use', nearest: ofLikeSize(other, rented) };
}

/** The nearest names by edit distance, the nearest first; ties in the order given. */
export function nearestNames(name: string, known: readonly string[]): readonly string[] {
  const wanted = name.toLowerCase();
  return [...new Set(known)]
    .map((candidate) => ({ candidate, edits: distance(wanted, candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits)
    .slice(0, SHOWN)
    .map(({ candidate }) => candidate);
}

/** Machines of the same GPU, the nearest in CPUs and memory first. */
function ofLikeSize(machine: Machine, rented: readonly Machine[]): readonly string[] {
  const far = (candidate: Machine): number =>
    Math.abs(Math.log2(candidate.cpu / machine.cpu)) + Math.abs(Math.log2(candidate.memoryGiB / machine.memoryGiB));
  const alike = rented
    .filter((candidate) => candidate.gpu?.type === machine.gpu?.type && candidate.onlyByName === undefined)
    .sort((a, b) => far(a) - far(b));
  return [...new Set(alike.map(({ name }) => name))].slice(0, SHOWN);
}
