'use strict';
/** Builds the package: the library with tsc (CommonJS, types, maps), the CLI as one file with esbuild. */
const { spawnSync } = require('node:child_process');
const { rmSync } = require('node:fs');
const path = require('node:path');
const { buildSync } = require('esbuild');

const root = path.join(__dirname, '..');
const started = process.hrtime.bigint();

if (process.argv.includes('--clean')) rmSync(path.join(root, 'dist'), { recursive: true, force: true });

const tsc = spawnSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

// Vendor SDKs and the compiler of TypeScript specs stay outside: they are loaded when a command needs them.
buildSync({
  entryPoints: [path.join(root, 'lib', 'cli', 'main.ts')], outfile: path.join(root, 'dist', 'cli.js'), absWorkingDir: root,
  bundle: true, platform: 'node', target: 'node20', format: 'cjs', minifySyntax: true, minifyWhitespace: true, legalComments: 'external',
  external: ['aws-cdk-lib', 'aws-cdk-lib/*', 'constructs', '@pulumi/*', 'esbuild'], logLevel: 'warning',
});
// A run of `validate` compiles what every command needs; the cache is then of code that is really used.
const warm = spawnSync(process.execPath, [path.join(__dirname, 'code-cache.js')], { cwd: root, stdio: 'inherit' });
if (warm.status !== 0) process.exit(warm.status ?? 1);
process.stdout.write(`built in ${(Number(process.hrtime.bigint() - started) / 1e9).toFixed(1)} s\n`);
