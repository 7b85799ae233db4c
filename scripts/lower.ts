// Prints what a spec becomes on one target, as data: node scripts/run-ts.js scripts/lower.ts examples/wine-quality/system.yaml aws [environment]
import { dirname } from 'node:path';
import { compile } from '../lib/compiler/compile.js';
import { TARGETS, type Target } from '../lib/compiler/provider.js';
import { DiagnosticCollector } from '../lib/diagnostics/index.js';
import { canonicalJson } from '../lib/lowered/canonical.js';
import { printable } from '../lib/lowered/resolve.js';
import { readSpecFile } from '../lib/source/index.js';

const [file = '', asked = '', environment] = process.argv.slice(2);
const target = TARGETS.find((known): known is Target => known === asked);
if (target === undefined) throw new Error(`name a target: ${TARGETS.join(', ')}`);

const collector = new DiagnosticCollector();
const read = readSpecFile(file, collector);
const compilation =
  read === undefined
    ? undefined
    : compile(read.value, { base: dirname(file), targets: [target], environment, variables: process.env });
for (const { severity, code, path, message } of [...collector.all(), ...(compilation?.diagnostics ?? [])]) {
  process.stderr.write(`${severity} ${code} ${path.join('.')}: ${message}\n`);
}
const lowered = compilation?.lowered[target];
if (lowered !== undefined) {
  process.stdout.write(
    `${canonicalJson(printable(lowered, new Map(lowered.documents.map((document) => [document.id, document]))), 1)}\n`,
  );
}
