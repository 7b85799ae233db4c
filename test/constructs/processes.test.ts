import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { packageRoot } from '../../lib/asset/package-root.js';

jest.setTimeout(120_000);

const root = packageRoot();
const cache = join(root, 'node_modules', '.cache');
let folder: string;
beforeAll(() => {
  mkdirSync(cache, { recursive: true });
  // Below the repository, where its packages are found.
  folder = mkdtempSync(join(cache, 'trivium-processes-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program as the bundles of users are: in one line. */
function run(name: string): { readonly status: number | null; readonly stderr: string } {
  const outfile = join(folder, `${name}.js`);
  const entry = join(root, 'test', 'constructs', 'processes', `${name}.ts`);
  const minified = { minifyWhitespace: true, minifySyntax: true } as const;
  buildSync({ entryPoints: [entry], outfile, bundle: true, ...minified, platform: 'node', packages: 'external' });
  return spawnSync(process.execPath, [outfile], { cwd: root, encoding: 'utf8' });
}

test('an app whose spec is wrong ends with the diagnostics first, and with no line of code', () => {
  const { status, stderr } = run('wrong-app');
  expect(status).not.toBe(0);
  expect(stderr).toMatch(/^\[?SpecError: the spec has errors\nerror TRV/);
  expect(Math.max(...stderr.split('\n').map(({ length }) => length))).toBeLessThan(200);
  // Each is said once: the properties of the error are not printed under it.
  expect(stderr.split('environments.dev.aws.account')).toHaveLength(2);
});

test('a Pulumi program says what is left when all nouns are there, each once', () => {
  const { status, stderr } = run('nouns-that-come-later');
  expect([status, stderr]).toEqual([0, expect.stringContaining('TRV2015')]);
  expect(stderr.match(/warning TRV2015/g)).toHaveLength(1);
  expect(stderr).toMatch(/models\.other/);
  expect(stderr).not.toMatch(/at: models\.wine/);
  expect(stderr.match(/TRV5101(?=.*approval)/g)).toHaveLength(1);
});
