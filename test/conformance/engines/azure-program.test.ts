import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { startPulumi, type PreviewResult, type PulumiEngine } from '../../../engines/pulumi/index.js';

jest.setTimeout(900_000); // the first run on a machine builds the command line

const ROOT = path.join(__dirname, '..', '..', '..');
const STACK = ['--stack', 'azure-dev'];
const SPEC = path.join('examples', 'wine-quality', 'system.yaml');

/** A project as a user has it: the committed Pulumi.yaml and stack file, the example, and the program from today's sources. */
function makeProject(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'azure program '));
  for (const file of ['Pulumi.yaml', 'Pulumi.azure-dev.yaml']) copyFileSync(path.join(ROOT, file), path.join(folder, file));
  for (const name of ['node_modules', 'runtime']) symlinkSync(path.join(ROOT, name), path.join(folder, name));
  cpSync(path.join(ROOT, 'examples'), path.join(folder, 'examples'), { recursive: true });
  mkdirSync(path.join(folder, 'bin'));
  buildSync({
    stdin: { contents: "module.exports = require('./lib/providers/pulumi-program.ts').runProgram();", resolveDir: ROOT },
    outfile: path.join(folder, 'bin', 'pulumi.js'), bundle: true, platform: 'node', target: 'node20', format: 'cjs', packages: 'external', logLevel: 'error',
    // Loaded only for their own target.
    external: ['../providers/aws/*', '../providers/gcp/*', '../../providers/aws/*', '../../providers/gcp/*'],
  });
  return folder;
}

const changed = ({ steps = [] }: PreviewResult): readonly string[] => steps.filter(({ op }) => op !== 'same' && op !== 'read').map(({ op, urn }) => `${op} ${urn.split('::').at(-1) ?? ''}`).sort();

describe('the committed Pulumi program and its Azure stack, under the real engine', () => {
  let engine: PulumiEngine;
  let folder: string;

  beforeAll(async () => {
    engine = await startPulumi({ packages: ['azure-native'] });
    folder = makeProject();
    expect((await engine.run(folder, ['stack', 'init', 'azure-dev'])).code).toBe(0);
  });
  afterAll(async () => {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('previews what it would make, and makes nothing', async () => {
    const preview = await engine.preview(folder, STACK);
    expect(preview).toMatchObject({ code: 0 });
    expect(preview.changeSummary?.['create']).toBeGreaterThan(50);
    expect(engine.cloud.list()).toEqual([]);
  });

  it('deploys the example, and gives the outputs', async () => {
    const up = await engine.run(folder, ['up', '--yes', '--skip-preview', ...STACK]);
    expect({ code: up.code, text: up.code === 0 ? '' : up.out }).toEqual({ code: 0, text: '' });
    const { out } = await engine.run(folder, ['stack', 'output', '--json', ...STACK]);
    expect(Object.keys(JSON.parse(out) as object)).toEqual(expect.arrayContaining(['PipelinesTrainId', 'PipelinesTrainStart', 'PipelinesTrainConsole', 'EndpointsLiveName', 'ModelsWineQualityApprove', 'Drain']));
    expect(engine.cloud.list('azure-native:machinelearningservices:ComponentVersion')).toHaveLength(5);
  });

  it('uploads the code that the components name', () => {
    const [code] = engine.cloud.list('azure-native:machinelearningservices:CodeVersion').filter(({ inputs }) => String(inputs['name']).includes('code-src'));
    const uri = String((code?.inputs['properties'] as { codeUri?: string } | undefined)?.codeUri);
    const blobs = engine.cloud.list('azure-native:storage:Blob').map(({ inputs }) => `https://${String(inputs['accountName'])}.blob.core.windows.net/${String(inputs['containerName'])}/${String(inputs['blobName'])}`);
    expect(blobs).toContain(`${uri}/bundle.zip`);
  });

  it('has nothing to do a second time', async () => {
    expect(await engine.preview(folder, [...STACK, '--expect-no-changes'])).toMatchObject({ code: 0 });
  });

  it('shows exactly what one change of the spec changes: the step, its pipeline, its schedule', async () => {
    const file = path.join(folder, SPEC);
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace('timeout: 2h', 'timeout: 3h'));
    expect(changed(await engine.preview(folder, STACK))).toEqual(['replace wine-quality.pipelines.train', 'replace wine-quality.pipelines.train.steps.fit', 'update wine-quality.triggers.nightly']);
    writeFileSync(file, before);
  });

  it('stops with the diagnostics of a spec with errors, and without a stack', async () => {
    const file = path.join(folder, SPEC);
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace('kind: train', 'kind: trian'));
    const { code, out, err } = await engine.run(folder, ['preview', ...STACK]);
    writeFileSync(file, before);
    expect(code).not.toBe(0);
    expect(`${out}${err}`).toMatch(/error TRV\d{4}/);
    expect(`${out}${err}`).not.toMatch(/\n\s+at .*\(/);
  });

  it('removes everything but versions, which cannot be made again', async () => {
    expect((await engine.run(folder, ['destroy', '--yes', '--skip-preview', ...STACK])).code).toBe(0);
    const left = new Set(engine.cloud.list().map(({ token }) => token.split(':').at(-1)));
    expect([...left].filter((name) => !/Version$|^Blob$/.test(name ?? ''))).toEqual([]);
  });
});
