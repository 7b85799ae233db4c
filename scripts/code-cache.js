'use strict';
/** Writes V8's code cache of the built command line, after runs that compile what is used. */
const { writeFileSync } = require('node:fs');
const path = require('node:path');
const { compile, load, program } = require('../bin/trivium.js');

const root = path.join(__dirname, '..');
const quiet = { out: () => undefined, err: () => undefined, color: false, interactive: false, width: 100, cwd: root, variables: {} };
const script = compile();
const { run } = load(script);
for (const command of ['validate', 'plan']) run([command, 'examples/wine-quality/system.yaml'], quiet);
writeFileSync(`${program}.cache`, script.createCachedData());
