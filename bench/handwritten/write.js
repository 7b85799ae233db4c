'use strict';
/** Writes the programs that somebody would write by hand for the example, from what the example compiles to. Run it when what is emitted changes. */
const { mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { parse } = require('yaml');
const { compile } = require('../../dist/lib/compiler/compile.js');
const { cdkFiles } = require('./cdk-writer.js');
const { programFile } = require('./pulumi-writer.js');

const base = path.join(__dirname, '..', '..', 'examples', 'wine-quality');
const { lowered } = compile(parse(readFileSync(path.join(base, 'system.yaml'), 'utf8')), { base, environment: 'dev' });
const folders = { cdk: cdkFiles(lowered.aws), 'pulumi-azure': { 'index.js': programFile(lowered.azure) }, 'pulumi-gcp': { 'index.js': programFile(lowered.gcp) } };

for (const [folder, files] of Object.entries(folders)) {
  rmSync(path.join(__dirname, folder), { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(__dirname, folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
