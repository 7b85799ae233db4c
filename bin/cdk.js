#!/usr/bin/env node
'use strict';
/** The CDK app: `cdk deploy --all -c spec=system.yaml -c env=dev`. */
const { existsSync } = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const built = path.join(root, 'dist', 'lib', 'providers', 'aws', 'app.js');

function build() {
  const script = path.join(root, 'scripts', 'build.js');
  if (!existsSync(script)) throw new Error('the package is not built; run: npm run build');
  process.stderr.write('building trivium …\n');
  const { status } = require('node:child_process').spawnSync(process.execPath, [script], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('the build failed; run: npm run build');
}

try {
  if (!existsSync(built)) build();
  require(built).runApp(path.join(root, 'examples', 'wine-quality', 'system.yaml'));
} catch (error) {
  // What is wrong with a spec is for its author: the lines of the file, and no stack.
  process.stderr.write(error.name === 'SpecError' ? `${error.text}\n` : `${error.message}\n`);
  if (error.name !== 'SpecError' && process.env.TRIVIUM_DEBUG !== undefined) process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
}
