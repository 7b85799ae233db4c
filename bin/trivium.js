#!/usr/bin/env node
'use strict';
/** The command line. */
const { FLAGS, FLAGS_WITHOUT_SDK, isBuilt, load } = require('./load.js');

function main() {
  if (!isBuilt()) {
    process.stderr.write('trivium is not built yet: run `npm ci && npm run build` in its folder\n');
    return 2;
  }
  const [, , command] = process.argv;
  return load(command === 'synth' ? FLAGS : FLAGS_WITHOUT_SDK).run(process.argv.slice(2));
}

process.exitCode = main();
// Everything is said: Node would wait for V8's threads, which tidy up for a program that goes on. A pipe that is read slowly is waited for.
if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit();
