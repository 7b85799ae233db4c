#!/usr/bin/env node
'use strict';
/** The command line. */
const { compiled, isBuilt, start } = require('./load.js');

function main() {
  if (!isBuilt()) {
    process.stderr.write('trivium is not built yet: run `npm run build` in its folder\n');
    return 2;
  }
  const script = compiled();
  // Most runs last a tenth of a second: optimizing code then takes more than it gives. What is really hot is still optimized, later.
  // After compiling, since V8 takes a cache only under the flags it was made with.
  require('node:v8').setFlagsFromString('--interrupt-budget=1000000');
  return start(script).run(process.argv.slice(2));
}

process.exitCode = main();
