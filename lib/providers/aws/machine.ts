import { machineNeed, type Machine, type MachineUse } from '../../catalog/machine.js';
import { matchMachine } from '../../catalog/match.js';
import { namedMachine } from '../../catalog/named.js';
import { describeMachine } from '../../catalog/refusal.js';
import type { PathSegment } from '../../diagnostics/index.js';
import type { LoweredChoice } from '../../lowered/resource.js';
import type { ComputeNeed } from '../../plan/compute.js';
import { AWS_MACHINES } from './catalog/machines.js';
import type { AwsScope } from './scope.js';

/** Disk of a machine that asks for none, in GiB: what the SageMaker SDK takes. */
export const DEFAULT_DISK_GIB = 30;

/** Families with disks of their own: SageMaker encrypts them in hardware, and refuses a key for the volume. */
const LOCAL_DISK = /^ml\.(?:[a-z]+\d+[a-z]*d[a-z]*|g[4-9][a-z]*|p4[a-z]*|p5[a-z]*|p6.*|trn\d.*|dl1)\./;

/**
 * Whether a machine takes a KMS key for its volume.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceConfig.html (VolumeKmsKeyId)
 */
export const takesVolumeKey = (machine: string): boolean => !LOCAL_DISK.test(machine);

/** What was asked, for `plan`. */
function asked(need: ComputeNeed): string {
  if (need.machine.aws !== undefined) return need.machine.aws;
  const parts = [
    need.cpu === undefined ? [] : [`${need.cpu} CPUs`],
    need.memoryGiB === undefined ? [] : [`${need.memoryGiB} GiB`],
    need.gpu === undefined ? [] : [`${need.gpu.count} × ${need.gpu.type ?? 'GPU'}`],
  ];
  return parts.flat().join(', ');
}

/** A machine, and what `plan` says of it. */
export interface ChosenMachine {
  readonly machine: Machine;
  readonly choice: LoweredChoice;
}

/** What stands for a machine that could not be found; the compilation fails, this only lets it go on and report the rest. */
const NONE: Machine = { name: 'ml.m5.xlarge', cpu: 4, memoryGiB: 16, uses: [] };

function find(need: ComputeNeed, use: MachineUse, at: readonly PathSegment[], scope: AwsScope): Machine {
  const named = need.machine.aws;
  if (named !== undefined) {
    const found = namedMachine(AWS_MACHINES, named, machineNeed(need.beside.aws, use));
    if ('machine' in found) return found.machine;
    const where = [...at, 'machine', 'aws'];
    if ('tooSmall' in found) scope.reporter.report('TRV6026', where, { ...found.tooSmall, target: 'aws' });
    else scope.reporter.report('TRV6010', where, { machine: named, target: 'aws', known: found.nearest });
    return NONE;
  }
  const match = matchMachine(AWS_MACHINES, machineNeed(need, use));
  if ('machine' in match) return match.machine;
  scope.reporter.report('TRV6009', at, {
    need: asked(need),
    target: 'aws',
    nearest: match.nearest === undefined ? undefined : describeMachine(match.nearest),
  });
  return match.nearest ?? NONE;
}

/**
 * The machine for a need, or the one that is named; what cannot be had is reported.
 *
 * @param at - path of the `compute` block
 */
export function chooseMachine(
  need: ComputeNeed,
  use: MachineUse,
  from: string,
  at: readonly PathSegment[],
  scope: AwsScope,
): ChosenMachine {
  const machine = find(need, use, at, scope);
  return { machine, choice: { from, what: 'machine', asked: asked(need), chosen: describeMachine(machine) } };
}
