import { rmSync } from 'node:fs';
import { startPulumi, type PreviewResult, type PulumiEngine } from '../../engines/pulumi/index.js';
import { describeUnless } from './describe-unless.js';
import { changed, makeProject, whyNoPulumi, withChange } from './pulumi-project.js';

jest.setTimeout(900_000); // the first run on a machine builds the command line

const STACK = ['--stack', 'gcp-dev'];

/** What a preview would change, with the properties. */
const properties = ({ steps = [] }: PreviewResult): readonly string[] =>
  steps
    .filter(({ op, detailedDiff }) => op !== 'same' && detailedDiff)
    .map(({ op, urn, detailedDiff }) =>
      [op, urn.split('::').at(-1), ...Object.keys(detailedDiff ?? {}).sort()].join(' '),
    )
    .sort();

describeUnless(whyNoPulumi(), 'the committed Pulumi program and its Google Cloud stack, under the real engine', () => {
  let engine: PulumiEngine;
  let folder: string;
  const preview = (): Promise<PreviewResult> => engine.preview(folder, STACK);
  const previewOf = (from: string, to: string): Promise<PreviewResult> => withChange(folder, [from, to], preview);
  const run = async (...args: readonly string[]): Promise<void> => {
    const { code, out, err } = await engine.run(folder, [...args, ...STACK]);
    expect({ code, text: code === 0 ? '' : out + err }).toEqual({ code: 0, text: '' });
  };

  beforeAll(async () => {
    folder = await makeProject('gcp');
    engine = await startPulumi({ packages: ['gcp'] });
    await run('stack', 'init');
  });
  afterAll(async () => {
    await engine?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('previews what it would make, and makes nothing', async () => {
    const { code, changeSummary } = await preview();
    expect(code).toBe(0);
    expect(Object.keys(changeSummary ?? {})).toEqual(['create']);
    expect(changeSummary?.['create']).toBeGreaterThan(50);
    expect(engine.cloud.list()).toEqual([]);
  });

  it('deploys the example with no model: an endpoint that serves nothing, and no version', async () => {
    await run('up', '--yes', '--skip-preview');
    const [endpoint, ...more] = engine.cloud.list('gcp:vertex/aiEndpoint:AiEndpoint');
    expect(more).toEqual([]);
    expect(endpoint?.inputs).not.toHaveProperty('trafficSplit');
    expect(engine.cloud.list().filter(({ token }) => /model/i.test(token))).toEqual([]);
  });

  it('resolves what the workflows and the schedule name: no value is unknown, each identity is one that was made', () => {
    const accounts = engine.cloud
      .list('gcp:serviceaccount/account:Account')
      .map(({ inputs }) => `${String(inputs['accountId'])}@acme-ml-dev.iam.gserviceaccount.com`);
    const text = JSON.stringify(engine.cloud.list().map(({ inputs }) => inputs));
    const named = new Set([...text.matchAll(/[\w-]+@acme-ml-dev\.iam\.gserviceaccount\.com/g)].map(([email]) => email));
    expect([...named].sort()).toEqual([...accounts].sort());
    expect(accounts).toHaveLength(4);
    expect(text).not.toMatch(/\$\{Token|\[object |Calling \[toString\]|Output<T>/);
  });

  it('gives the outputs of the contract', async () => {
    const { out } = await engine.run(folder, ['stack', 'output', '--json', ...STACK]);
    expect(Object.keys(JSON.parse(out) as object)).toEqual(
      expect.arrayContaining([
        'PipelinesTrainId',
        'PipelinesTrainStart',
        'PipelinesTrainConsole',
        'EndpointsLiveName',
        'EndpointsLiveAddress',
        'EndpointsLiveInvoke',
        'ModelsWineQualityRegistry',
        'ModelsWineQualityApprove',
        'Drain',
      ]),
    );
  });

  it('has nothing to do a second time', async () => {
    expect(await engine.preview(folder, [...STACK, '--expect-no-changes'])).toMatchObject({ code: 0 });
  });

  it.each([
    {
      what: 'the schedule',
      from: 'cron: "0 2 * * *"',
      to: 'cron: "0 3 * * *"',
      expected: ['update wine-quality.triggers.nightly cron'],
    },
    {
      what: 'how far an endpoint scales',
      from: 'max: 4',
      to: 'max: 6',
      expected: ['update wine-quality.releases.live sourceContents'],
    },
    {
      what: 'a step',
      from: 'timeout: 2h',
      to: 'timeout: 3h',
      expected: [
        'replace wine-quality.pipelines.train.definition name source.hash',
        'update wine-quality.pipelines.train.start sourceContents',
        'update wine-quality.triggers.nightly createPipelineJobRequest.pipelineJob.pipelineSpec',
      ],
    },
    {
      what: 'a property that the spec lays over a resource',
      from: 'trivium: 1',
      to: 'trivium: 1\noverrides: { gcp: { triggers.nightly: { maxRunCount: "100" } } }',
      expected: ['update wine-quality.triggers.nightly maxRunCount'],
    },
  ])('shows exactly what a change of $what changes', async ({ from, to, expected }) => {
    const shown = await previewOf(from, to);
    expect(properties(shown)).toEqual(expected);
    expect(changed(shown)).toHaveLength(expected.length);
  });

  it('makes a change in place, and has nothing to do after it', async () => {
    const ids = (): readonly string[] =>
      engine.cloud
        .list()
        .map(({ id }) => id)
        .sort();
    const before = ids();
    await withChange(folder, ['max: 4', 'max: 6'], async () => {
      await run('up', '--yes', '--skip-preview');
      expect(ids()).toEqual(before);
      expect(changed(await preview())).toEqual([]);
    });
  });

  it('leaves nothing behind but code and data, which runs may still read', async () => {
    await run('destroy', '--yes', '--skip-preview');
    expect(
      engine.cloud
        .list()
        .map(({ id }) => id)
        .filter((id) => !/bucketObjects\/(code|data)\//.test(id)),
    ).toEqual([]);
  });
});
