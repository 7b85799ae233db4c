import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { PreviewResult } from '../../engines/pulumi/index.js';
import { bundle } from '../../scripts/bundle.js';
import { cacheFolder } from '../../scripts/python-env.js';

const ROOT = path.join(__dirname, '..', '..');
const SPEC = path.join('examples', 'wine-quality', 'system.yaml');

/** Why the Pulumi command line cannot run here: it is neither built, nor is there a Go to build it with. */
export function whyNoPulumi(): string | undefined {
  const built =
    existsSync(cacheFolder()) && readdirSync(cacheFolder()).some((name) => /^pulumi-[\d.]+-[0-9a-f]+$/.test(name));
  return built || spawnSync('go', ['version']).status === 0
    ? undefined
    : 'the Pulumi command line is not built, and no Go was found to build it with';
}

/** Builds the programs from today's sources, with the tables that they require beside their own file: what the package brings in `dist`. */
async function buildPrograms(folder: string): Promise<void> {
  const file = path.join(folder, 'dist', 'programs.js');
  await bundle(file);
  const beside = new Set(
    [...readFileSync(file, 'utf8').matchAll(/"\.\.\/dist\/(lib\/[\w/-]+)\.js"/g)].map(([, name = '']) => name),
  );
  if (beside.size === 0) throw new Error('the programs require nothing beside their file: has the bundle changed?');
  await build({
    entryPoints: [...beside].map((name) => ({ in: path.join(ROOT, `${name}.ts`), out: name })),
    outdir: path.join(folder, 'dist'),
    format: 'cjs',
    platform: 'node',
  });
}

/**
 * A project as a user has it: the committed Pulumi.yaml and stack file, the example, and the program from today's sources.
 *
 * @returns its folder, with a blank in its name
 */
export async function makeProject(target: 'azure' | 'gcp'): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), `${target} program `));
  for (const file of ['Pulumi.yaml', `Pulumi.${target}-dev.yaml`]) {
    copyFileSync(path.join(ROOT, file), path.join(folder, file));
  }
  for (const name of ['node_modules', 'runtime']) symlinkSync(path.join(ROOT, name), path.join(folder, name));
  cpSync(path.join(ROOT, 'examples'), path.join(folder, 'examples'), { recursive: true });
  mkdirSync(path.join(folder, 'bin'));
  for (const file of ['load.js', 'pulumi.js']) {
    copyFileSync(path.join(ROOT, 'bin', file), path.join(folder, 'bin', file));
  }
  await buildPrograms(folder);
  return folder;
}

/** Works with a spec in which one thing is different, and puts it back. */
export async function withChange<T>(
  folder: string,
  [from, to]: readonly [string, string],
  work: () => Promise<T>,
): Promise<T> {
  const file = path.join(folder, SPEC);
  const before = readFileSync(file, 'utf8');
  if (before.split(from).length !== 2) throw new Error(`the example does not say ${from} once`);
  writeFileSync(
    file,
    before.replace(from, () => to),
  );
  try {
    return await work();
  } finally {
    writeFileSync(file, before);
  }
}

/** Works with files of the example that have one more line at their end, and puts them back. */
export async function withFiles<T>(folder: string, names: readonly string[], work: () => Promise<T>): Promise<T> {
  const files = names
    .map((name) => path.join(folder, path.dirname(SPEC), name))
    .map((file) => ({ file, before: readFileSync(file, 'utf8') }));
  for (const { file, before } of files) writeFileSync(file, `${before}${before.trimEnd().split('\n').at(-1) ?? ''}\n`);
  try {
    return await work();
  } finally {
    for (const { file, before } of files) writeFileSync(file, before);
  }
}

/** What a preview would do, without what stays: the operation and the name of each resource. */
export const changed = ({ steps = [] }: PreviewResult): readonly string[] =>
  steps
    .filter(({ op }) => op !== 'same' && op !== 'read')
    .map(({ op, urn }) => `${op} ${urn.split('::').at(-1) ?? ''}`)
    .sort();
