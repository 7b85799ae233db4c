import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPulumi, type PulumiEngine, type PreviewResult } from '../../../engines/pulumi/index.js';

jest.setTimeout(900_000); // the first run on a machine builds the command line

const STACK = ['--stack', 'dev'];
const changes = (preview: PreviewResult): Record<string, string[]> =>
  Object.fromEntries(
    (preview.steps ?? [])
      .filter((step) => step.op !== 'same' && step.op !== 'read' && step.detailedDiff)
      .map((step) => [`${step.op} ${step.urn.split('::').at(-1)}`, Object.keys(step.detailedDiff ?? {})]),
  );

describe('the Pulumi engine on stand-in providers', () => {
  let engine: PulumiEngine;
  let folder: string;
  const run = (...args: string[]) => engine.run(folder, [...args, ...STACK]);
  const set = (key: string, value: string) => run('config', 'set', key, value);

  beforeAll(async () => {
    engine = await startPulumi();
    folder = mkdtempSync(join(tmpdir(), 'pulumi-program-'));
    cpSync(join(__dirname, 'pulumi-program'), folder, { recursive: true });
    symlinkSync(join(__dirname, '..', '..', '..', 'node_modules'), join(folder, 'node_modules'));
    expect((await engine.run(folder, ['stack', 'init', 'dev'])).code).toBe(0);
  });
  afterAll(async () => {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('previews what it would make, and makes nothing', async () => {
    const preview = await engine.preview(folder, STACK);
    expect(preview).toMatchObject({ code: 0, changeSummary: { create: 7 } });
    expect(engine.cloud.list()).toEqual([]);
  });

  it('stops in the middle when the service refuses, and goes on from there', async () => {
    engine.cloud.failures.push({ operation: 'create', name: 'live', message: 'quota exceeded', times: 1 });
    const first = await run('up', '--yes', '--skip-preview');
    expect(first.code).not.toBe(0);
    expect(first.out).toContain('quota exceeded');
    expect(engine.cloud.list('azure-native:machinelearningservices:OnlineEndpoint')).toEqual([]);
    expect((await run('up', '--yes', '--skip-preview')).code).toBe(0);
    expect(engine.cloud.list('azure-native:machinelearningservices:OnlineEndpoint')).toHaveLength(1);
  });

  it('passes values of one resource to the next', () => {
    const [grant] = engine.cloud.list('gcp:storage/bucketIAMMember:BucketIAMMember');
    expect(grant?.inputs).toMatchObject({
      bucket: 'acme',
      member: 'serviceAccount:release@acme.iam.gserviceaccount.com',
    });
  });

  it('has nothing to do a second time', async () => {
    expect(await engine.preview(folder, [...STACK, '--expect-no-changes'])).toMatchObject({
      code: 0,
      changeSummary: { same: 7 },
    });
  });

  it('shows exactly the property that changes', async () => {
    await set('size', 'large');
    expect(changes(await engine.preview(folder, STACK))).toEqual({ 'update bucket': ['labels.size'] });
    await set('size', 'small');
  });

  it('replaces for a property that cannot change', async () => {
    await set('place', 'US');
    expect(changes(await engine.preview(folder, STACK))['replace bucket']).toEqual(['location']);
    await set('place', 'EU');
  });

  it('refuses a value that the vendor does not know, in the preview already', async () => {
    await set('auth', 'AAD');
    const { code, out, err } = await run('preview');
    expect(code).not.toBe(0);
    expect(out + err).toContain('one of AMLToken, Key, AADToken is wanted');
    await set('auth', 'AADToken');
  });

  it('refuses to change an asset that the service keeps as it is', async () => {
    await set('command', 'echo again');
    const { code, out } = await run('up', '--yes', '--skip-preview');
    expect(code).not.toBe(0);
    expect(out).toContain('is already registered and cannot be changed');
    await set('command', 'echo');
  });

  it('reads what exists already, and finds no drift', async () => {
    expect((await run('refresh', '--yes', '--skip-preview', '--expect-no-changes')).code).toBe(0);
    const outputs = await run('stack', 'output', '--json');
    expect(JSON.parse(outputs.out)).toMatchObject({ url: 'gs://acme', known: 'raw', secret: '[secret]' });
  });

  it('cannot make again what was left behind', async () => {
    engine.cloud.create(
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/group/providers/Microsoft.MachineLearningServices/workspaces/ml-dev/components/step/versions/2',
      'azure-native:machinelearningservices:ComponentVersion',
      {},
      {},
    );
    await set('version', '2');
    const { code, out } = await run('up', '--yes', '--skip-preview');
    expect(code).not.toBe(0);
    expect(out).toContain('cannot create already existing resource');
    await set('version', '3');
    expect((await run('up', '--yes', '--skip-preview')).code).toBe(0);
  });

  it('removes all that it made', async () => {
    expect((await run('destroy', '--yes', '--skip-preview', '--remove')).code).toBe(0);
    expect(engine.cloud.list().map(({ id }) => id.split('/').slice(-3).join('/'))).toEqual(['step/versions/2']);
  });
});
