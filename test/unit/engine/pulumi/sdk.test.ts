import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { MissingPackage } from '../../../../lib/engine/peers.js';
import { callDefaults, resourceClass } from '../../../../lib/engine/pulumi/sdk.js';

describe('the SDKs of the clouds', () => {
  it('are loaded by file, one class at a time', () => {
    expect(resourceClass('gcp:projects/iAMMember:IAMMember').name).toBe('IAMMember');
    expect(resourceClass('azure-native:machinelearningservices:Schedule').name).toBe('Schedule');
  });

  it('are asked in the version that is installed', () => {
    expect(callDefaults('gcp:organizations/getProject:getProject').version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('that are missing are named, with what to install', () => {
    expect(() => resourceClass('nowhere:storage/bucket:Bucket')).toThrow(MissingPackage);
    expect(() => resourceClass('nowhere:storage/bucket:Bucket')).toThrow(
      'needs the package @pulumi/nowhere, which is not installed\nnpm install @pulumi/nowhere',
    );
  });

  it('are missed before anything else when trivium/gcp is imported without Pulumi', () => {
    const folder = mkdtempSync(join(tmpdir(), 'trivium-'));
    const outfile = join(folder, 'gcp.js');
    buildSync({
      entryPoints: [join(__dirname, '..', '..', '..', '..', 'lib', 'providers', 'gcp', 'index.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['@pulumi/*', 'esbuild'],
      logLevel: 'error',
    });
    const { stderr, status } = spawnSync(
      process.execPath,
      [
        '-e',
        `try { require(${JSON.stringify(outfile)}) } catch (error) { console.error(error.message); process.exit(3) }`,
      ],
      { cwd: folder, encoding: 'utf8', env: {} },
    );
    rmSync(folder, { recursive: true, force: true });
    expect({ status, stderr }).toEqual({
      status: 3,
      stderr: expect.stringContaining(
        'the packages @pulumi/pulumi and @pulumi/gcp, which are not installed\nnpm install @pulumi/pulumi @pulumi/gcp',
      ),
    });
  });
});
