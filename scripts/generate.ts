import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderAzureTypes } from './generate/azure-types.js';
import { renderAlarmTable } from './generate/docs-alarms.js';
import { renderFace } from './generate/face.js';
import { renderLeafTable, renderLeafTypes } from './generate/leaves.js';
import { renderDiagnosticPages } from './generate/docs-diagnostics.js';
import { renderSpecReference, renderSupport } from './generate/docs-spec.js';
import { renderBlockShapes, renderResourceShapes } from './generate/resource-shapes.js';
import { schemaTree } from './generate/schema-tree.js';
import { renderSchema } from './generate/schema-json.js';

const root = process.cwd();
const tree = schemaTree();

/** Everything that is written from the schema: path → text. */
const files: Readonly<Record<string, string>> = {
  'schema.json': renderSchema(tree),
  'lib/spec/generated/face.ts': renderFace(tree),
  'lib/spec/generated/leaf-types.ts': renderLeafTypes(tree),
  'lib/spec/generated/leaf-table.ts': renderLeafTable(tree),
  'docs/spec.md': renderSpecReference(tree),
  'docs/support.md': renderSupport(),
  'docs/alarms.md': renderAlarmTable(readFileSync(join(root, 'docs', 'alarms.md'), 'utf8')),
  'lib/providers/aws/generated/resource-shapes.ts': renderResourceShapes('aws'),
  'lib/providers/azure/generated/resource-shapes.ts': renderResourceShapes('azure'),
  'lib/providers/gcp/generated/resource-shapes.ts': renderResourceShapes('gcp'),
  'lib/providers/azure/generated/block-shapes.ts': renderBlockShapes('azure'),
  'lib/providers/gcp/generated/block-shapes.ts': renderBlockShapes('gcp'),
  'lib/providers/azure/generated/deployment-types.ts': renderAzureTypes(),
  ...renderDiagnosticPages(),
};

// `--check` writes nothing and fails when a committed file is stale: the gate calls it.
const check = process.argv.includes('--check');
let stale = 0;
for (const [path, text] of Object.entries(files)) {
  const file = join(root, path);
  const old = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (old === text) continue;
  if (check) {
    stale += 1;
    process.stderr.write(`${path} is stale: run npm run generate\n`);
    continue;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`wrote ${path}\n`);
}
// A code that is gone takes its page with it.
for (const name of readdirSync(join(root, 'docs', 'diagnostics'))) {
  const path = `docs/diagnostics/${name}`;
  if (path in files) continue;
  if (check) {
    stale += 1;
    process.stderr.write(`${path} belongs to no diagnostic: run npm run generate\n`);
  } else {
    rmSync(join(root, path));
  }
}
process.exitCode = stale > 0 ? 1 : 0;
