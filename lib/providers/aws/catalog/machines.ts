import { GPU_TYPES } from '../../../catalog/machine.js';
import type { GpuType, Machine, MachineUse } from '../../../catalog/machine.js';
import { AWS_MACHINE_TABLE } from './machine-table.js';

export { AWS_MACHINE_SOURCE, AWS_MACHINES_WITHOUT_SIZE } from './machine-table.js';

/**
 * Families in the order in which matching prefers them at the same size: those that every region has come first.
 * Families that are not named here are had by name only; see `REASONS`.
 */
const PREFERRED = [
  'm5',
  'c5',
  'r5',
  'm6i',
  'c6i',
  'r6i',
  'm7i',
  'c7i',
  'r7i',
  'm8i',
  'c8i',
  'r8i',
  'm5d',
  'c5d',
  'r5d',
  'g4dn',
  'g5',
  'g6',
  'g6e',
  'g7e',
  'p2',
  'p3',
  'p3dn',
  'p4d',
  'p4de',
  'p5',
  'p5e',
  'p5en',
  'p6-b200',
  'p6-b300',
] as const;

/** A processor that most images are not built for. */
export type Processor = 'arm64' | 'accelerator';

/** Families with such a processor. `accelerator` is one that is no GPU. */
const PROCESSORS: Readonly<Record<Processor, string>> = {
  arm64: 'm6g m6gd m8g c6g c6gd c6gn c7g c8g r6g r6gd r7gd r8g p6e-gb200',
  accelerator: 'inf1 inf2 trn1 trn1n trn2 dl1',
};

/** Why a family is had by name only. */
const REASONS: Readonly<Record<string, string>> = {
  't2 t3': 'burstable',
  'm7i-flex c7i-flex m8i-flex c8i-flex r8i-flex': 'flex: its full speed is not there all the time',
  'm4 c4': 'previous generation',
  'c5n c6in': 'network-optimised',
  [PROCESSORS.arm64]: 'arm64: images must be built for it',
  [PROCESSORS.accelerator]: 'its accelerator is not a GPU: images must be built for it',
};

const REASON_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(REASONS).flatMap(([families, reason]) =>
    families.split(' ').map((family): [string, string] => [family, reason]),
  ),
);

/** The processor of a machine, where images must be built for it. */
export function processorOf(machine: string): Processor | undefined {
  const [, family = ''] = machine.split('.');
  return (['arm64', 'accelerator'] as const).find((processor) => PROCESSORS[processor].split(' ').includes(family));
}

const USES: Readonly<Record<string, MachineUse>> = { p: 'process', t: 'train', s: 'serve', b: 'batch' };

/**
 * Every machine of SageMaker whose size is known: processing, training, real-time serving and batch transform.
 *
 * The sets differ by use. A region may lack a type, and an account may have a quota of zero for it.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/instance-types-az.html
 */
export const AWS_MACHINES: readonly Machine[] = familiesInOrder().flatMap((family) =>
  (AWS_MACHINE_TABLE[family] ?? '').split(', ').map((row) => parseRow(family, row)),
);

function familiesInOrder(): readonly string[] {
  return [...new Set<string>([...PREFERRED, ...Object.keys(AWS_MACHINE_TABLE)])];
}

/** `xlarge 4 16 ptsb t4 1` */
function parseRow(family: string, row: string): Machine {
  const [size, cpu, memoryGiB, uses = '', gpu, count] = row.split(' ');
  const reason = REASON_OF.get(family);
  return {
    name: `ml.${family}.${size}`,
    cpu: Number(cpu),
    memoryGiB: Number(memoryGiB),
    uses: [...uses].map((letter) => USES[letter]).filter((use) => use !== undefined),
    ...(gpu !== undefined && isGpuType(gpu) ? { gpu: { type: gpu, count: Number(count) } } : {}),
    ...(reason === undefined ? {} : { onlyByName: reason }),
  };
}

function isGpuType(name: string): name is GpuType {
  return GPU_TYPES.some((type) => type === name);
}
