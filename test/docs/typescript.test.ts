import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load } from '../../lib/cli/load.js';
import { packageRoot } from '../../lib/asset/package-root.js';

jest.setTimeout(60_000);

const root = packageRoot();
const PATHS = { trivium: [path.join(root, 'lib', 'index.ts')], ...Object.fromEntries(['aws', 'azure', 'gcp'].map((target) => [`trivium/${target}/blocks`, [path.join(root, 'lib', 'providers', target, 'blocks.ts')]])) };

/** What the compiler says of an example, as if it were the file of a user. */
function problems(text: string): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'trivium-example-'));
  try {
    writeFileSync(path.join(folder, 'example.cts'), text);
    const compilerOptions = { target: 'es2022', lib: ['es2023'], module: 'node16', strict: true, noEmit: true, skipLibCheck: true, types: ['node'], typeRoots: [path.join(root, 'node_modules', '@types')], paths: PATHS };
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['example.cts'] }));
    const { stdout } = spawnSync(process.execPath, [path.join(root, 'node_modules', 'typescript-native', 'bin', 'tsc'), '-p', folder, '--pretty', 'false'], { cwd: folder, encoding: 'utf8' });
    return stdout.split('\n').filter((line) => line.startsWith('example.cts'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is said of an example as a spec, beside the code of the complete system. */
function compiled(text: string): ReturnType<typeof load> {
  const folder = mkdtempSync(path.join(tmpdir(), 'trivium-example-'));
  try {
    cpSync(path.join(root, 'examples', 'wine-quality'), folder, { recursive: true });
    writeFileSync(path.join(folder, 'example.ts'), text.replace("from 'trivium'", `from ${JSON.stringify(path.join(root, 'lib', 'builder', 'index.ts'))}`));
    const terminal = { out: () => undefined, err: () => undefined, color: false, interactive: false, width: 100, cwd: folder, variables: {} };
    return load(path.join(folder, 'example.ts'), {}, terminal);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const examples = ['README.md', 'docs/typescript.md'].flatMap((name) => [...readFileSync(path.join(root, name), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = ''], index) => ({ name: `${name} ${index + 1}`, text })));

describe('the examples in TypeScript', () => {
  test.each(examples)('$name compiles', ({ text }) => {
    expect(problems(text)).toEqual([]);
  });

  test.each(examples.filter(({ text }) => text.includes('export default')))('$name is a system that is valid on every target', ({ text }) => {
    const { diagnostics, compilation } = compiled(text);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(Object.keys(compilation?.lowered ?? {})).toEqual(['aws', 'azure', 'gcp']);
  });

  test('of systems are some', () => {
    expect(examples.filter(({ text }) => text.includes('export default'))).not.toEqual([]);
  });

  test('are checked with the vendors\' types: what is misspelt is seen', () => {
    const misspelt = { KeepAlivePeriodInSeconds: 'KeepAlivePeriodSeconds', job_tier: 'jobTier', enableWebAccess: 'enableWebAcess', initialDelay: 'initalDelay', enableAccessLogging: 'accessLogging', 'outputs.model,': 'outputs.modl,' };
    const text = Object.entries(misspelt).reduce((all, [right, wrong]) => all.replace(right, wrong), examples.find(({ name }) => name.startsWith('docs/typescript.md'))?.text ?? '');
    const found = problems(text).join('\n');
    expect(Object.values(misspelt).filter((name) => !found.includes(`'${name.replace(/^\w+\.|,/g, '')}' does not exist`))).toEqual([]);
  });
});
