#!/usr/bin/env node
'use strict';
/** Starts the built command line, from V8's code cache where it fits this version of Node. */
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { Script } = require('node:vm');

const program = path.join(__dirname, '..', 'dist', 'cli.js');

/**
 * Compiles the program, which the build wraps into a function. It is ASCII, which is read fastest as Latin-1.
 *
 * A cache of another version is refused by V8 and costs nothing.
 */
const compile = (cachedData) => new Script(readFileSync(program, 'latin1'), { filename: program, cachedData });

/** The same as `require` of the program. */
function load(script) {
  const loaded = { exports: {} };
  script.runInThisContext()(loaded.exports, require, loaded, program, path.dirname(program));
  return loaded.exports;
}

function main() {
  if (!existsSync(program)) {
    process.stderr.write('trivium is not built yet: run `npm run build` in its folder\n');
    return 2;
  }
  const cache = `${program}.cache`;
  const script = compile(existsSync(cache) ? readFileSync(cache) : undefined);
  // Most runs last a tenth of a second: optimizing code then takes more than it gives. What is really hot is still optimized, later.
  // After compiling, since V8 takes a cache only under the flags it was made with.
  require('node:v8').setFlagsFromString('--interrupt-budget=1000000');
  return load(script).run(process.argv.slice(2));
}

if (require.main === module) process.exitCode = main();
else module.exports = { compile, load, program };
