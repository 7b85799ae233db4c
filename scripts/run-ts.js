'use strict';
/** Runs one TypeScript file of this repository: bundles it with esbuild (node_modules stay outside), then runs it. */
const path = require('node:path');
const Module = require('node:module');
const { buildSync } = require('esbuild');

const [entry, ...args] = process.argv.slice(2);
const file = path.resolve(entry);
const { outputFiles } = buildSync({
  entryPoints: [file],
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  write: false,
  sourcemap: 'inline',
});
process.argv = [process.argv[0], file, ...args];
const loaded = new Module(file, null);
loaded.filename = file;
loaded.paths = Module._nodeModulePaths(path.dirname(file));
loaded._compile(outputFiles[0].text, file);
