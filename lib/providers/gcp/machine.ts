import { machineNeed, type Machine, type MachineUse } from '../../catalog/machine.js';
import { matchMachine } from '../../catalog/match.js';
import { namedMachine } from '../../catalog/named.js';
import { describeMachine } from '../../catalog/refusal.js';
import type { PathSegment } from '../../diagnostics/index.js';
import type { LoweredChoice } from '../../lowered/resource.js';
import type { ComputeNeed } from '../../plan/compute.js';
import { GCP_MACHINES } from './catalog/machines.js';
import type { GcpScope } from './scope.js';

/** A machine, and what `plan` says of it. */
export interface ChosenMachine {
  readonly machine: Machine;
  readonly choice: LoweredChoice;
}

/** What was asked, for `plan`. */
function asked(need: ComputeNeed): string {
  if (need.machine.gcp !== undefined) return need.machine.gcp;
  const parts = [
    need.cpu === undefined ? undefined : `${need.cpu} CPUs`,
    need.memoryGiB === undefined ? undefined : `${need.memoryGiB} GiB`,
    need.gpu === undefined ? undefined : `${need.gpu.count} × ${need.gpu.type ?? 'GPU'}`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** A machine by name; with accelerators when the need has them, since an N1 machine exists with and without. */
function byName(
  name: string,
  need: ComputeNeed,
  use: MachineUse,
  at: readonly PathSegment[],
  { reporter }: GcpScope,
): Machine | undefined {
  const found = namedMachine(GCP_MACHINES, name, machineNeed(need.beside.gcp, use));
  if ('machine' in found) return found.machine;
  const where = [...at, 'compute', 'machine', 'gcp'];
  if ('tooSmall' in found) reporter.report('TRV6026', where, { ...found.tooSmall, target: 'gcp' });
  else reporter.report('TRV6010', where, { machine: name, target: 'gcp', known: found.nearest });
  return undefined;
}

function byNeed(
  need: ComputeNeed,
  use: MachineUse,
  at: readonly PathSegment[],
  { reporter }: GcpScope,
): Machine | undefined {
  const match = matchMachine(GCP_MACHINES, machineNeed(need, use));
  if ('machine' in match) return match.machine;
  reporter.report('TRV6009', [...at, 'compute'], {
    need: `${asked(need)} (${match.missing})`,
    target: 'gcp',
    nearest: match.nearest === undefined ? undefined : describeMachine(match.nearest),
  });
  return undefined;
}

/** The machine of a step or endpoint, or nothing: reported. */
export function chooseMachine(
  need: ComputeNeed,
  use: MachineUse,
  from: string,
  at: readonly PathSegment[],
  scope: GcpScope,
): ChosenMachine | undefined {
  const name = need.machine.gcp;
  const machine = name === undefined ? byNeed(need, use, at, scope) : byName(name, need, use, at, scope);
  return machine === undefined
    ? undefined
    : { machine, choice: { from, what: 'machine', asked: asked(need), chosen: describeMachine(machine) } };
}
