'use strict';
/** The Pulumi program that Pulumi.yaml names. It reads trivium:spec, trivium:target, trivium:env and trivium:part of the stack. */
const { existsSync } = require('node:fs');
const path = require('node:path');

const built = path.join(__dirname, '..', 'dist', 'lib', 'providers', 'pulumi-program.js');
if (!existsSync(built)) {
  const builder = path.join(__dirname, '..', 'scripts', 'build.js');
  // In the repository it is built first; the package brings it built.
  if (!existsSync(builder)) throw new Error('trivium is not built: run `npm run build` in its folder');
  const { spawnSync } = require('node:child_process');
  const { status } = spawnSync(process.execPath, [builder], { cwd: path.join(__dirname, '..'), stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('trivium could not be built: run `npm run build` to see why');
}

module.exports = require(built).runProgram();
