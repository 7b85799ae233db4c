'use strict';
/** Writes V8's code cache of the built command line, after runs that compile what is used. */
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { compile, load, program } = require('../bin/trivium.js');

const root = path.join(__dirname, '..');
const quiet = { out: () => undefined, err: () => undefined, color: false, interactive: false, width: 100, cwd: root, variables: {} };
const script = compile();
const { run } = load(script);
const out = mkdtempSync(path.join(tmpdir(), 'trivium-build-'));
for (const [command, ...flags] of [['validate'], ['plan'], ['synth', '--out', out]]) run([command, 'examples/wine-quality/system.yaml', ...flags], quiet);
rmSync(out, { recursive: true, force: true });
writeFileSync(`${program}.cache`, script.createCachedData());
