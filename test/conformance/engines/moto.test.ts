import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMoto, type Moto } from '../../../engines/moto/index.js';

jest.setTimeout(600_000);

const APP = join(__dirname, 'cdk-app');

describe('cdk against a moto server', () => {
  let moto: Moto;
  const out = mkdtempSync(join(tmpdir(), 'cdk-out-'));
  const cdk = (...args: string[]) => moto.cdk(APP, [...args, '--output', out]);
  const deploy = (...args: string[]) => cdk('deploy', '--require-approval', 'never', ...args);
  const definition = async () =>
    JSON.parse(
      String((await moto.call('sagemaker', 'describe_pipeline', { PipelineName: 'train' })).PipelineDefinition),
    ) as { Parameters: { DefaultValue: number }[]; Metadata: Record<string, string> };

  beforeAll(async () => {
    moto = await startMoto();
    expect(await cdk('bootstrap', 'aws://111122223333/eu-west-1')).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await moto.stop();
    rmSync(out, { recursive: true, force: true });
  });

  it('makes what moto itself would skip', async () => {
    const { code, err } = await deploy();
    expect([code, code === 0 ? '' : err]).toEqual([0, '']);
    const inventory = await moto.inventory();
    expect(inventory.pipelines.map((pipeline) => pipeline.PipelineName)).toEqual(['train']);
    expect(inventory.modelPackageGroups.map((group) => group.ModelPackageGroupName)).toEqual(['wine']);
    expect(inventory.alarms.map((alarm) => alarm.AlarmName)).toEqual(['errors']);
    expect(inventory.schedules.map((schedule) => schedule.Name)).toEqual(['nightly']);
  });

  it('resolves references inside of a pipeline definition, and uploads assets', async () => {
    const { Metadata } = await definition();
    expect(Metadata.role).toMatch(/^arn:aws:iam::111122223333:role\//);
    const [, bucket, key] = /([^/]+)\/([^/]+)$/.exec(Metadata.code ?? '') ?? [];
    await expect(moto.call('s3', 'head_object', { Bucket: bucket, Key: key })).resolves.toBeDefined();
  });

  it('updates in place', async () => {
    expect((await deploy('-c', 'depth=8')).code).toBe(0);
    expect((await definition()).Parameters[0]?.DefaultValue).toBe(8);
    expect((await moto.inventory()).pipelines).toHaveLength(1);
  });

  it('fails for a type that nothing here has, instead of skipping it', async () => {
    const { code, out: text, err } = await deploy('-c', 'depth=8', '-c', 'unknown=true');
    expect(code).not.toBe(0);
    expect(text + err).toContain('AWS::DocDB::DBCluster');
  });

  it('refuses parameters that the API does not know', async () => {
    await expect(
      moto.call('cloudformation', 'create_stack', {
        StackName: 'bad',
        TemplateBody: JSON.stringify({
          Resources: { A: { Type: 'AWS::SageMaker::ModelPackageGroup', Properties: { ModelPackageGroupNam: 'x' } } },
        }),
      }),
    ).rejects.toThrow();
  });

  it('removes everything that the stack made', async () => {
    expect((await cdk('destroy', '--force')).code).toBe(0);
    const { pipelines, modelPackageGroups, alarms, schedules } = await moto.inventory();
    expect([pipelines, modelPackageGroups, alarms, schedules]).toEqual([[], [], [], []]);
  });
});
