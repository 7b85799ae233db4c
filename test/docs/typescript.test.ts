import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
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

const examples = ['README.md', 'docs/typescript.md'].flatMap((name) => [...readFileSync(path.join(root, name), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = ''], index) => ({ name: `${name} ${index + 1}`, text })));

describe('the examples in TypeScript', () => {
  test.each(examples)('$name compiles', ({ text }) => {
    expect(problems(text)).toEqual([]);
  });

  test('are checked with the vendors\' types: what is misspelt is seen', () => {
    const misspelt = { EnableNetworkIsolation: 'EnableNetworkIsolaton', job_tier: 'jobTier', enableWebAccess: 'enableWebAcess', initialDelay: 'initalDelay', enableAccessLogging: 'accessLogging', 'outputs.model,': 'outputs.modl,' };
    const text = Object.entries(misspelt).reduce((all, [right, wrong]) => all.replace(right, wrong), examples.find(({ name }) => name.startsWith('docs/typescript.md'))?.text ?? '');
    const found = problems(text).join('\n');
    expect(Object.values(misspelt).filter((name) => !found.includes(`'${name.replace(/^\w+\.|,/g, '')}' does not exist`))).toEqual([]);
  });
});
