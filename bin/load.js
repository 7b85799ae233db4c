'use strict';
/** Loads the programs of the package: one built file, from V8's code cache where it fits this version of Node. */
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { Script } = require('node:vm');

const root = path.join(__dirname, '..');
const file = path.join(root, 'dist', 'programs.js');

/**
 * Compiles the programs, which the build wraps into a function. They are ASCII, which is read fastest as Latin-1.
 *
 * A cache of another version is refused by V8 and costs nothing.
 */
const compile = (cachedData) => new Script(readFileSync(file, 'latin1'), { filename: file, cachedData });

/** The same as `require` of the programs. */
function start(script) {
  const loaded = { exports: {} };
  script.runInThisContext()(loaded.exports, require, loaded, file, path.dirname(file));
  return loaded.exports;
}

/** Whether the programs are there: the package brings them, the repository has to build them. */
const isBuilt = () => existsSync(file);

/** What has to be done before any program can run; its message says what. */
class NotReady extends Error {}

/** What the build is made with. */
const BUILD_NEEDS = ['typescript', 'esbuild'];

function isInstalled(name) {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** Builds them in the repository; what it says goes to standard error, since the output of programs is read by others. */
function build() {
  const script = path.join(root, 'scripts', 'build.js');
  if (!existsSync(script)) throw new NotReady('the package is not built; run: npm run build');
  if (!BUILD_NEEDS.every(isInstalled)) {
    throw new NotReady(`the packages of trivium are not installed: run \`npm ci\` first (in ${root})`);
  }
  process.stderr.write('building trivium …\n');
  const { status } = require('node:child_process').spawnSync(process.execPath, [script], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new NotReady('the build failed; run: npm run build');
}

/**
 * Flags of V8 for runs that last from a tenth of a second (most) to a few (of CDK and Pulumi).
 *
 * Optimizing code early takes more than it gives: what is really hot is still optimized, later. And young objects are so few that waking other
 * threads to sort them takes longer than sorting them. (Of the collector's other threads no more can be said here: V8 does not bear to lose
 * those that mark once it runs.)
 */
const FLAGS = ['--interrupt-budget=1000000', '--no-parallel-scavenge'];

/** Where no vendor's SDK runs, code is run so few times that not even the simple compiler pays. */
const FLAGS_WITHOUT_SDK = [...FLAGS, '--no-sparkplug'];

/** The programs, from the cache; to look into a bug, the library that they are made of, whose stack traces have its names and lines. */
function load(flags = FLAGS) {
  if (process.env.TRIVIUM_DEBUG !== undefined) return require('../dist/lib/programs.js');
  const cache = `${file}.cache`;
  const script = compile(existsSync(cache) ? readFileSync(cache) : undefined);
  // After compiling, since V8 takes a cache only under the flags it was made with.
  for (const flag of flags) require('node:v8').setFlagsFromString(flag);
  return start(script);
}

/** The programs, built first where that is to be done. */
function prepared() {
  if (!isBuilt()) build();
  return load();
}

/** Runs a program that an engine starts: what is wrong with a spec, or missing, is for its author, and is said without a stack. */
function launch(program) {
  try {
    return program(prepared());
  } catch (error) {
    process.stderr.write(error.name === 'SpecError' ? `${error.text}\n` : `${error.message}\n`);
    if (error.name !== 'SpecError' && process.env.TRIVIUM_DEBUG !== undefined) process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
    return undefined;
  }
}

module.exports = { FLAGS, FLAGS_WITHOUT_SDK, NotReady, compile, file, isBuilt, launch, load, prepared, root, start };
