#!/usr/bin/env node
'use strict';
/** Starts the built command line, from V8's code cache where it fits this version of Node. */
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { Script } = require('node:vm');
const Module = require('node:module');

const program = path.join(__dirname, '..', 'dist', 'cli.js');
if (!existsSync(program)) {
  process.stderr.write('trivium is not built yet: run `npm run build` in its folder\n');
  process.exit(2);
}

/** The same as `require`, with compiled code that the build kept; a cache of another version is refused by V8 and costs nothing. */
function load(file) {
  const cache = `${file}.cache`;
  if (!existsSync(cache)) return require(file);
  const script = new Script(Module.wrap(readFileSync(file, 'utf8')), { filename: file, cachedData: readFileSync(cache), importModuleDynamically: undefined });
  const loaded = new Module(file, null);
  loaded.filename = file;
  loaded.paths = Module._nodeModulePaths(path.dirname(file));
  script.runInThisContext()(loaded.exports, Module.createRequire(file), loaded, file, path.dirname(file));
  return loaded.exports;
}

process.exitCode = load(program).run(process.argv.slice(2));
