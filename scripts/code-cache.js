'use strict';
/** Writes V8's code cache of the built command line, after a run that compiles what is used. */
const { readFileSync, writeFileSync, rmSync } = require('node:fs');
const path = require('node:path');
const { Script } = require('node:vm');
const Module = require('node:module');

const file = path.join(__dirname, '..', 'dist', 'cli.js');
rmSync(`${file}.cache`, { force: true });
const script = new Script(Module.wrap(readFileSync(file, 'utf8')), { filename: file });
const loaded = new Module(file, null);
loaded.filename = file;
loaded.paths = Module._nodeModulePaths(path.dirname(file));
script.runInThisContext()(loaded.exports, Module.createRequire(file), loaded, file, path.dirname(file));
const quiet = { out: () => undefined, err: () => undefined, color: false, interactive: false, width: 100, cwd: path.join(__dirname, '..'), variables: {} };
loaded.exports.run(['validate', 'examples/wine-quality/system.yaml'], quiet);
loaded.exports.run(['plan', 'examples/wine-quality/system.yaml'], quiet);
writeFileSync(`${file}.cache`, script.createCachedData());
