import { readFileSync } from 'node:fs';
import path from 'node:path';
import { GPU_TYPES, MACHINE_USES } from '../../../lib/catalog/machine.js';
import type { Machine, MachineNeed, MachineUse } from '../../../lib/catalog/machine.js';
import { findMachine } from '../../../lib/catalog/find.js';
import { matchMachine } from '../../../lib/catalog/match.js';
import { AWS_MACHINES, AWS_MACHINES_WITHOUT_SIZE } from '../../../lib/providers/aws/catalog/machines.js';
import { AZURE_MACHINES, azureQuotaFactor, azureRetirement } from '../../../lib/providers/azure/catalog/machines.js';
import { GCP_MACHINES, gcpGpus } from '../../../lib/providers/gcp/catalog/machines.js';
import instanceTypes from './aws-instance-types.json';

type Cloud = 'aws' | 'azure' | 'gcp';
const TABLES: Readonly<Record<Cloud, readonly Machine[]>> = {
  aws: AWS_MACHINES,
  azure: AZURE_MACHINES,
  gcp: GCP_MACHINES,
};
const CLOUDS = Object.keys(TABLES) as readonly Cloud[];
const ENUMS: Readonly<Record<MachineUse, readonly string[]>> = {
  process: instanceTypes.ProcessingInstanceType,
  train: instanceTypes.TrainingInstanceType,
  serve: instanceTypes.ProductionVariantInstanceType,
  batch: instanceTypes.TransformInstanceType,
};

const chosen = (cloud: Cloud, need: MachineNeed): string => {
  const match = matchMachine(TABLES[cloud], need);
  return 'machine' in match ? match.machine.name : match.missing;
};
/** One need on every cloud. */
const everywhere = (need: MachineNeed): Record<Cloud, string> => ({
  aws: chosen('aws', need),
  azure: chosen('azure', need),
  gcp: chosen('gcp', need),
});

describe('the machines of AWS', () => {
  it.each(MACHINE_USES)(
    'for %s are those of the closed list of SageMaker, but for the sizes that are not known',
    (use) => {
      const names = AWS_MACHINES.filter((machine) => machine.uses.includes(use)).map(({ name }) => name);
      expect([...names, ...AWS_MACHINES_WITHOUT_SIZE.filter((name) => ENUMS[use].includes(name))].sort()).toEqual(
        [...ENUMS[use]].sort(),
      );
    },
  );

  it('that are chosen run images for x86-64, at full speed', () => {
    const reasons = AWS_MACHINES.filter(({ name }) => /^ml\.(t\d|[a-z]\d+g|.*-flex|inf|trn|dl)/.test(name)).map(
      ({ onlyByName }) => onlyByName,
    );
    expect(reasons.length).toBeGreaterThan(100);
    expect(reasons).not.toContain(undefined);
  });
});

describe('the machines of Google Cloud', () => {
  it('name their GPU as the API does', () => {
    const proto = readFileSync(
      path.join(
        'node_modules',
        '@google-cloud',
        'aiplatform',
        'build',
        'protos',
        'google',
        'cloud',
        'aiplatform',
        'v1',
        'accelerator_type.proto',
      ),
      'utf8',
    );
    const known = [...proto.matchAll(/^ {2}([A-Z0-9_]+) = \d+/gm)].map(([, name]) => name);
    const used = [...new Set(GCP_MACHINES.filter(({ gpu }) => gpu !== undefined).map(({ gpu }) => gpu?.vendorType))];
    expect(known).toContain('NVIDIA_TESLA_T4');
    expect(used.filter((name) => name === undefined || !known.includes(name))).toEqual([]);
  });

  it('of type n1 take the GPUs that their CPUs allow', () => {
    const counts = (name: string, type: string): readonly number[] =>
      gcpGpus(name)
        .filter((gpu) => gpu.type === type)
        .map(({ count }) => count);
    expect(counts('n1-standard-8', 't4')).toEqual([1, 2, 4]);
    expect(counts('n1-standard-32', 't4')).toEqual([2, 4]);
    expect(counts('n1-standard-96', 'v100')).toEqual([8]);
    expect(gcpGpus('n2-standard-8')).toEqual([]);
    expect(gcpGpus('g2-standard-24')).toEqual([{ type: 'l4', count: 2, vendorType: 'NVIDIA_L4' }]);
  });

  it('that jobs get as spot capacity only are left to endpoints', () => {
    expect(chosen('gcp', { gpu: { type: 'h100', count: 1 }, use: 'serve' })).toBe('a3-highgpu-1g');
    expect(chosen('gcp', { gpu: { type: 'h100', count: 1 }, use: 'train' })).toBe('a3-highgpu-8g');
    expect(findMachine(GCP_MACHINES, 'a3-highgpu-1g', 'train')).toHaveProperty('machine.name', 'a3-highgpu-1g');
  });
});

describe('the machines of Azure', () => {
  it('that endpoints do not list serve by name only', () => {
    expect(chosen('azure', { cpu: 4, memoryGiB: 16, use: 'train' })).toBe('Standard_D4s_v3');
    expect(chosen('azure', { cpu: 4, memoryGiB: 16, use: 'serve' })).toBe('Standard_D4as_v4');
    expect(findMachine(AZURE_MACHINES, 'STANDARD_D4S_V3', 'serve')).toMatchObject({
      machine: { name: 'Standard_D4s_v3', onlyByName: 'not in the list of sizes for managed online endpoints' },
    });
  });

  it('reserve a fifth of their cores for upgrades, but for the largest GPUs', () => {
    expect(['Standard_D4as_v4', 'Standard_NC64as_T4_v3', 'Standard_NV36ads_A10_v5'].map(azureQuotaFactor)).toEqual([
      1.2, 1.2, 1.2,
    ]);
    expect(
      ['Standard_NC24ads_A100_v4', 'Standard_NC80adis_H100_v5', 'Standard_ND40rs_v2', 'STANDARD_ND96ISR_H100_V5'].map(
        azureQuotaFactor,
      ),
    ).toEqual([1, 1, 1, 1]);
  });

  it('with a share of a GPU are had by name only', () => {
    expect(
      AZURE_MACHINES.filter(({ gpu, onlyByName }) => gpu !== undefined && gpu.count < 1 && onlyByName === undefined),
    ).toEqual([]);
    expect(chosen('azure', { gpu: { type: 'a10', count: 1 }, use: 'serve' })).toBe('Standard_NV36ads_A10_v5');
  });

  it('that were switched off are told by their date', () => {
    expect(azureRetirement('Standard_NC6s_v3')).toBe('2025-09-30');
    expect(azureRetirement('STANDARD_NC6')).toBe('2023-08-31');
    expect(azureRetirement('Standard_NC4as_T4_v3')).toBeUndefined();
    expect(AZURE_MACHINES.filter(({ name }) => azureRetirement(name) !== undefined)).toEqual([]);
  });
});

describe.each(CLOUDS)('every machine of %s', (cloud) => {
  const machines = TABLES[cloud];

  it('has a size, a use, and a GPU that is known', () => {
    const wrong = machines.filter(
      ({ cpu, memoryGiB, uses, gpu }) =>
        !(cpu >= 1 && memoryGiB > 0 && uses.length > 0) ||
        (gpu !== undefined && (!GPU_TYPES.includes(gpu.type) || !(gpu.count > 0))),
    );
    expect(wrong).toEqual([]);
  });

  it('occurs once for a use and a GPU', () => {
    const keys = machines.flatMap(({ name, uses, gpu }) =>
      uses.map((use) => `${name} ${use} ${gpu?.type} ${gpu?.count}`),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('is found by its name for each of its uses', () => {
    const lost = machines.filter(({ name, uses }) =>
      uses.some((use) => !('machine' in findMachine(machines, name, use))),
    );
    expect(lost).toEqual([]);
  });

  it('that may be chosen is chosen, exactly, by a need for just its size, unless another has the same', () => {
    const wrong = machines
      .filter((machine) => machine.onlyByName === undefined)
      .flatMap((machine) => machine.uses.map((use) => ({ machine, use })))
      .filter(({ machine, use }) => {
        const match = matchMachine(machines, {
          cpu: machine.cpu,
          memoryGiB: machine.memoryGiB,
          use,
          ...(machine.gpu === undefined ? {} : { gpu: machine.gpu }),
        });
        return (
          !('machine' in match) ||
          !match.exact ||
          match.machine.cpu !== machine.cpu ||
          match.machine.gpu?.type !== machine.gpu?.type
        );
      });
    expect(wrong).toEqual([]);
  });
});

describe('one need on every cloud', () => {
  it('gives machines of like size', () => {
    expect(everywhere({ cpu: 4, memoryGiB: 16, use: 'train' })).toEqual({
      aws: 'ml.m5.xlarge',
      azure: 'Standard_D4s_v3',
      gcp: 'e2-standard-4',
    });
    expect(everywhere({ cpu: 2, memoryGiB: 8, use: 'serve' })).toEqual({
      aws: 'ml.m5.large',
      azure: 'Standard_D2as_v4',
      gcp: 'e2-standard-2',
    });
    expect(everywhere({ cpu: 8, memoryGiB: 64, use: 'process' })).toEqual({
      aws: 'ml.r5.2xlarge',
      azure: 'Standard_E8s_v3',
      gcp: 'e2-highmem-8',
    });
  });

  it('for any GPU gives one T4', () => {
    expect(everywhere({ gpu: { count: 1 }, use: 'train' })).toEqual({
      aws: 'ml.g4dn.xlarge',
      azure: 'Standard_NC4as_T4_v3',
      gcp: 'n1-highmem-4',
    });
  });

  it('for a GPU of a type gives it where there is one, and says what there is where there is none', () => {
    expect(everywhere({ gpu: { type: 'l4', count: 1 }, use: 'serve' })).toEqual({
      aws: 'ml.g6.xlarge',
      azure:
        'no machine for serving has GPUs of type l4; there are t4 (×1 ×4), a10 (×1 ×2), v100 (×8), a100 (×8), a100-80gb (×1 ×2 ×4 ×8), h100 (×1 ×2 ×8)',
      gcp: 'g2-standard-4',
    });
    expect(everywhere({ gpu: { type: 'mi300x', count: 8 }, use: 'train' })).toEqual({
      aws: expect.stringContaining('no machine for training has GPUs of type mi300x'),
      azure: 'Standard_ND96isr_MI300X_v5',
      gcp: expect.stringContaining('no machine for training has GPUs of type mi300x'),
    });
  });

  it('larger than the largest is refused with the nearest', () => {
    expect(everywhere({ cpu: 448, use: 'serve' })).toEqual({
      aws: expect.stringContaining('the largest that comes near is ml.'),
      azure: expect.stringContaining('the largest that comes near is Standard_D96as_v4 (96 CPUs, 384 GiB)'),
      gcp: expect.stringContaining('the largest that comes near is n2-standard-128 (128 CPUs, 512 GiB)'),
    });
  });
});
