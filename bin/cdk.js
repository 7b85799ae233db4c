#!/usr/bin/env node
'use strict';
/** The CDK app: `cdk deploy --all -c spec=system.yaml -c env=dev`. */
const path = require('node:path');
const { build, isBuilt, load, root } = require('./load.js');

try {
  if (!isBuilt()) build();
  load().runApp(path.join(root, 'examples', 'wine-quality', 'system.yaml'));
} catch (error) {
  // What is wrong with a spec is for its author: the lines of the file, and no stack.
  process.stderr.write(error.name === 'SpecError' ? `${error.text}\n` : `${error.message}\n`);
  if (error.name !== 'SpecError' && process.env.TRIVIUM_DEBUG !== undefined) process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
}
