'use strict';
/** Builds the package: the library with tsc (CommonJS, types, maps), the programs as one file with esbuild. */
const { spawnSync } = require('node:child_process');
const { existsSync, readdirSync, rmSync } = require('node:fs');
const path = require('node:path');
const { bundle } = require('./bundle.js');

const root = path.join(__dirname, '..');
const started = process.hrtime.bigint();

if (process.argv.includes('--clean')) rmSync(path.join(root, 'dist'), { recursive: true, force: true });

const tsc = spawnSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

// tsc leaves what it made of sources that are gone: it would travel in the package.
const built = path.join(root, 'dist', 'lib');
for (const file of readdirSync(built, { recursive: true })) {
  const [, source] = /^(.+?)(?:\.d\.ts|\.js)(?:\.map)?$/.exec(file) ?? [];
  if (source !== undefined && !existsSync(path.join(root, 'lib', `${source}.ts`))) rmSync(path.join(built, file));
}

bundle(path.join(root, 'dist', 'programs.js')).then(
  () => {
    // Runs compile what programs need; the cache is then of code that is really used.
    const warm = spawnSync(process.execPath, [path.join(__dirname, 'code-cache.js')], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (warm.status !== 0) {
      process.stderr.write(warm.stderr);
      process.exit(warm.status ?? 1);
    }
    process.stdout.write(`built in ${(Number(process.hrtime.bigint() - started) / 1e9).toFixed(1)} s\n`);
  },
  () => process.exit(1),
);
