import { rmSync } from 'node:fs';
import { startPulumi, type PulumiEngine } from '../../engines/pulumi/index.js';
import { describeUnless } from './describe-unless.js';
import { changed, makeProject, whyNoPulumi, withChange, withFiles } from './pulumi-project.js';

jest.setTimeout(900_000); // the first run on a machine builds the command line

const STACK = ['--stack', 'azure-dev'];
const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers';

async function up(engine: PulumiEngine, folder: string): Promise<void> {
  const { code, out } = await engine.run(folder, ['up', '--yes', '--skip-preview', ...STACK]);
  expect({ code, text: code === 0 ? '' : out }).toEqual({ code: 0, text: '' });
}

describeUnless(whyNoPulumi(), 'the committed Pulumi program and its Azure stack, under the real engine', () => {
  let engine: PulumiEngine;
  let folder: string;

  beforeAll(async () => {
    engine = await startPulumi({ packages: ['azure-native'] });
    folder = await makeProject('azure');
    expect((await engine.run(folder, ['stack', 'init', 'azure-dev'])).code).toBe(0);
  });
  afterAll(async () => {
    await engine?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('previews what it would make, and makes nothing', async () => {
    const preview = await engine.preview(folder, STACK);
    expect(preview).toMatchObject({ code: 0 });
    expect(preview.changeSummary?.['create']).toBeGreaterThan(50);
    expect(engine.cloud.list()).toEqual([]);
  });

  it('deploys the example, and gives the outputs', async () => {
    await up(engine, folder);
    const { out } = await engine.run(folder, ['stack', 'output', '--json', ...STACK]);
    expect(Object.keys(JSON.parse(out) as object)).toEqual(
      expect.arrayContaining([
        'PipelinesTrainId',
        'PipelinesTrainStart',
        'PipelinesTrainConsole',
        'EndpointsLiveName',
        'ModelsWineQualityApprove',
        'Drain',
      ]),
    );
    expect(engine.cloud.list('azure-native:machinelearningservices:ComponentVersion')).toHaveLength(5);
  });

  it('uploads the code that the components name', () => {
    const [code] = engine.cloud
      .list('azure-native:machinelearningservices:CodeVersion')
      .filter(({ inputs }) => /code-+src$/.test(String(inputs['name'])));
    const uri = String((code?.inputs['properties'] as { codeUri?: string } | undefined)?.codeUri);
    const blobs = engine.cloud
      .list('azure-native:storage:Blob')
      .map(
        ({ inputs }) =>
          `https://${String(inputs['accountName'])}.blob.core.windows.net/${String(inputs['containerName'])}/${String(inputs['blobName'])}`,
      );
    expect(blobs).toContain(`${uri}/bundle.zip`);
  });

  it('has nothing to do a second time', async () => {
    expect(await engine.preview(folder, [...STACK, '--expect-no-changes'])).toMatchObject({ code: 0 });
  });

  it('shows exactly what one change of the spec changes: the step, its pipeline, its schedule', async () => {
    const preview = await withChange(folder, ['timeout: 2h', 'timeout: 3h'], () => engine.preview(folder, STACK));
    expect(changed(preview)).toEqual([
      'update wine-quality.pipelines.train',
      'update wine-quality.pipelines.train.steps.fit',
      'update wine-quality.triggers.nightly',
    ]);
  });

  it('goes forward and back again: a setting, the code and the data, each to what was there before', async () => {
    const versions = (): readonly string[] =>
      engine.cloud
        .list()
        .filter(({ token }) => /Version$/.test(token))
        .map(({ id }) => id);
    const blobs = (): readonly string[] => engine.cloud.list('azure-native:storage:Blob').map(({ id }) => id);
    const [first, uploaded] = [versions(), blobs()];
    await withChange(folder, ['timeout: 2h', 'timeout: 3h'], () =>
      withFiles(folder, ['src/train.py', 'data/winequality.csv'], () => up(engine, folder)),
    );
    const [second, again] = [versions(), blobs()];
    // The step, every component since they name the code, the pipeline; the code; the data.
    expect(second.length).toBeGreaterThan(first.length + 4);
    await up(engine, folder);
    expect(versions()).toEqual(second);
    expect(blobs().length).toBe(again.length + (again.length - uploaded.length));
    expect(await engine.preview(folder, [...STACK, '--expect-no-changes'])).toMatchObject({ code: 0 });
  });

  it('stops with the diagnostics of a spec with errors, and without a stack', async () => {
    const { code, out, err } = await withChange(folder, ['kind: train', 'kind: trian'], () =>
      engine.run(folder, ['preview', ...STACK]),
    );
    expect(code).not.toBe(0);
    expect(`${out}${err}`).toMatch(/error TRV\d{4}/);
    expect(`${out}${err}`).not.toMatch(/\n\s+at .*\(/);
  });

  it('removes everything but versions, which cannot be made again', async () => {
    expect((await engine.run(folder, ['destroy', '--yes', '--skip-preview', ...STACK])).code).toBe(0);
    const left = new Set(engine.cloud.list().map(({ token }) => token.split(':').at(-1)));
    expect([...left].filter((name) => !/Version$|^Blob$/.test(name ?? ''))).toEqual([]);
  });

  it('comes again after a destroy, into a workspace that was brought', async () => {
    const brought = `location: westeurope, use: { workspace: ${GROUP}/Microsoft.MachineLearningServices/workspaces/ml, storage: ${GROUP}/Microsoft.Storage/storageAccounts/mlstorage, registry: ${GROUP}/Microsoft.ContainerRegistry/registries/mlregistry }`;
    await withChange(
      folder,
      ['resourceGroup: ml-dev, location: westeurope', `resourceGroup: ml-dev, ${brought}`],
      async () => {
        await up(engine, folder);
        const identities = (): readonly string[] =>
          engine.cloud
            .list('azure-native:managedidentity:UserAssignedIdentity')
            .map(({ outputs }) => String(outputs['clientId']));
        const gone = identities();
        const made = engine.cloud.list().length;
        expect((await engine.run(folder, ['destroy', '--yes', '--skip-preview', ...STACK])).code).toBe(0);
        expect(engine.cloud.list().length).toBeLessThan(made);
        await up(engine, folder);
        expect(await engine.preview(folder, [...STACK, '--expect-no-changes'])).toMatchObject({ code: 0 });
        // The identities are others under the same names, and what is there of before names none that is gone.
        expect(identities()).toHaveLength(gone.length);
        const now = JSON.stringify(engine.cloud.list());
        for (const id of gone) expect(now).not.toContain(id);
      },
    );
  });

  it('makes anew what stands on an endpoint that is made anew, and moves all traffic before a deployment goes', async () => {
    expect((await engine.run(folder, ['destroy', '--yes', '--skip-preview', ...STACK])).code).toBe(0);
    const model = '    model: wine-quality\n    compute: { cpu: 2, memory: 8GiB }';
    const artifact = (version: number, more = ''): readonly [string, string] => [
      model,
      `    artifact: { aws: "s3://acme/wine/model.tar.gz", azure: "https://acmedata.blob.core.windows.net/wine/${version}/", gcp: "gs://acme/wine/" }\n    image: sklearn@1.4\n    compute: { cpu: 2, memory: 8GiB }${more}`,
    ];
    const only = (type: string) => {
      const found = engine.cloud.list(`azure-native:${type}`).filter(({ id }) => id.includes('onlineEndpoints'));
      expect(found).toHaveLength(1);
      return found[0] as (typeof found)[number];
    };
    const serving = (): string => {
      const { id } = only('machinelearningservices:OnlineDeployment');
      const { inputs } = only('machinelearningservices:OnlineEndpoint');
      expect((inputs['properties'] as { traffic?: unknown }).traffic).toEqual({ [id.split('/').at(-1) ?? '']: 100 });
      expect(only('monitor:DiagnosticSetting').id.split('/providers/')).toHaveLength(3);
      return id;
    };
    await withChange(folder, artifact(1), () => up(engine, folder));
    const first = serving();
    await withChange(folder, artifact(1, '\n    auth: key'), () => up(engine, folder));
    const second = serving();
    expect(second).not.toBe(first);
    await withChange(folder, artifact(2, '\n    auth: key'), async () => {
      await up(engine, folder);
      expect(serving()).not.toBe(second);
      expect(await engine.preview(folder, [...STACK, '--expect-no-changes'])).toMatchObject({ code: 0 });
    });
  });
});
