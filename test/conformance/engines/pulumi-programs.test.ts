import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { buildSync } from 'esbuild';
import { startPulumi, type PreviewResult, type PulumiEngine } from '../../../engines/pulumi/index.js';
import { mergeOverride, readSpecFile } from '../../../lib/source/index.js';
import { DiagnosticCollector } from '../../../lib/diagnostics/index.js';

jest.setTimeout(900_000); // the first run on a machine builds the command line

const ROOT = join(__dirname, '..', '..', '..');
const EXAMPLE = join(ROOT, 'examples', 'wine-quality');
const STACK = ['--stack', 'dev'];

/** The program that `bin/pulumi.js` runs, in one file: the sources are tried, built or not. */
function buildProgram(folder: string): void {
  const program = relative(folder, join(ROOT, 'lib', 'engine', 'pulumi', 'program.ts'));
  buildSync({
    stdin: { contents: `module.exports = require(${JSON.stringify(program)}).runProgram();`, resolveDir: folder }, outfile: join(folder, 'index.js'),
    bundle: true, platform: 'node', target: 'node20', format: 'cjs', packages: 'external', logLevel: 'error',
  });
}

/** A folder with a Pulumi project; in the repository, so that the program finds packages and the runtime. */
function makeProject(target: string): string {
  const parent = join(ROOT, '.trivium');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, `pulumi-${target}-`));
  buildProgram(folder);
  writeFileSync(join(folder, 'Pulumi.yaml'), 'name: trivium\nmain: index.js\nruntime: { name: nodejs, options: { typescript: false } }\n');
  writeFileSync(join(folder, 'Pulumi.dev.yaml'), `config: { "trivium:target": ${target}, "trivium:spec": spec/system.json, "trivium:env": dev }\n`);
  return folder;
}

const copyExample = (folder: string): void => cpSync(EXAMPLE, join(folder, 'spec'), { recursive: true });

/** The example with a change, as a spec beside a copy of its files. */
function writeSpec(folder: string, change: unknown): void {
  const value = mergeOverride(readSpecFile(join(EXAMPLE, 'system.yaml'), new DiagnosticCollector())?.value, change);
  const file = join(folder, 'spec', 'system.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(value));
}

const changed = ({ steps }: PreviewResult): readonly string[] => (steps ?? []).filter(({ op }) => op !== 'same' && op !== 'read').map(({ op, urn }) => `${op} ${urn.split('::').at(-1) ?? ''}`).sort();

describe.each([
  // Code and data stay for runs that still read them; a bucket that is not kept is emptied by its provider.
  { target: 'gcp', packages: ['gcp'], expected: ['update wine-quality.triggers.nightly'], kept: /bucketObjects\/(code|data)\// },
] as const)('the program of $target on the Pulumi engine', ({ target, packages, expected, kept }) => {
  let engine: PulumiEngine;
  let folder: string;
  const run = (...args: readonly string[]) => engine.run(folder, [...args, ...STACK]);
  const preview = () => engine.preview(folder, STACK);

  beforeAll(async () => {
    folder = makeProject(target);
    copyExample(folder);
    writeSpec(folder, {});
    engine = await startPulumi({ packages: [...packages] });
    expect((await engine.run(folder, ['stack', 'init', 'dev'])).code).toBe(0);
  });
  afterAll(async () => {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('makes everything, and has nothing to do a second time', async () => {
    const first = await preview();
    expect(Object.keys(first.changeSummary ?? {})).toEqual(['create']);
    const up = await run('up', '--yes', '--skip-preview');
    expect({ code: up.code, err: up.code === 0 ? '' : up.err + up.out }).toEqual({ code: 0, err: '' });
    expect(changed(await preview())).toEqual([]);
  });

  it('shows exactly what a change of the spec changes', async () => {
    writeSpec(folder, { triggers: { nightly: { cron: '0 3 * * *' } } });
    expect(changed(await preview())).toEqual(expected);
    expect((await run('up', '--yes', '--skip-preview')).code).toBe(0);
    expect(changed(await preview())).toEqual([]);
  });

  it('leaves nothing behind but what goes with the bucket', async () => {
    expect((await run('destroy', '--yes', '--skip-preview')).code).toBe(0);
    expect(engine.cloud.list().map(({ id }) => id).filter((id) => !kept.test(id))).toEqual([]);
  });
});
