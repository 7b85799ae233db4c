import { machineNeed, type Machine, type MachineUse } from '../../catalog/machine.js';
import { matchMachine } from '../../catalog/match.js';
import { namedMachine } from '../../catalog/named.js';
import { describeMachine } from '../../catalog/refusal.js';
import type { PathSegment } from '../../diagnostics/index.js';
import type { LoweredChoice } from '../../lowered/resource.js';
import type { ComputeNeed } from '../../plan/compute.js';
import type { CommandStepNode } from '../../plan/step.js';
import { AZURE_MACHINES, azureRetirement } from './catalog/machines.js';
import { rememberIn } from '../../lowered/remember.js';
import type { AzureScope } from './scope.js';

/** A need in words: `4 cores, 16 GiB, 1 × t4`. */
export function needText({ cpu, memoryGiB, gpu, machine }: ComputeNeed): string {
  if (machine.azure !== undefined) return machine.azure;
  const parts = [
    cpu === undefined ? [] : [`${cpu} cores`],
    memoryGiB === undefined ? [] : [`${memoryGiB} GiB`],
    gpu === undefined ? [] : [`${gpu.count} × ${gpu.type ?? 'GPU'}`],
  ];
  return parts.flat().join(', ');
}

function named(
  name: string,
  { beside }: ComputeNeed,
  use: MachineUse,
  at: readonly PathSegment[],
  scope: AzureScope,
): Machine | undefined {
  const date = azureRetirement(name);
  if (date !== undefined) {
    scope.reporter.report('TRV4007', at, { machine: name, date });
    return undefined;
  }
  const found = namedMachine(AZURE_MACHINES, name, machineNeed(beside.azure, use));
  if ('machine' in found) return found.machine;
  if ('tooSmall' in found) scope.reporter.report('TRV6026', at, { ...found.tooSmall, target: 'azure' });
  else scope.reporter.report('TRV6010', at, { machine: name, target: 'azure', known: found.nearest });
  return undefined;
}

/** The machine for a need: the one that it names, else the smallest that has what it asks for. Reported when there is none. */
export function chooseMachine(
  need: ComputeNeed,
  use: MachineUse,
  at: readonly PathSegment[],
  scope: AzureScope,
): Machine | undefined {
  if (need.machine.azure !== undefined) return named(need.machine.azure, need, use, [...at, 'machine', 'azure'], scope);
  const match = matchMachine(AZURE_MACHINES, machineNeed(need, use));
  if ('machine' in match) return match.machine;
  scope.reporter.report('TRV6009', at, {
    need: needText(need),
    target: 'azure',
    nearest: match.nearest === undefined ? undefined : describeMachine(match.nearest),
  });
  return undefined;
}

/** What a step gets that asks for nothing: so that most systems have its cluster anyway. */
const LEAST = { cpu: 2, memoryGiB: 8 } as const;

/** The smallest machine of today's sizes for jobs, without a GPU. */
export function cheapestMachine(): Machine {
  const match = matchMachine(AZURE_MACHINES, { use: 'process', ...LEAST });
  if ('machine' in match) return match.machine;
  throw new TypeError('the catalogue of Azure has no machine for jobs');
}

/** The machine of a step; nothing when there is none, which is reported. */
export const machineOf = rememberIn((step: CommandStepNode, scope: AzureScope): Machine | undefined =>
  chooseMachine(step.compute, step.stepKind === 'train' ? 'train' : 'process', [...step.at, 'compute'], scope),
);

/** Which machine a need became, for people. */
export const machineChoice = (from: string, need: ComputeNeed, machine: Machine): LoweredChoice => ({
  from,
  what: 'machine',
  asked: needText(need),
  chosen: describeMachine(machine),
});
