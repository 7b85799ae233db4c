import { mkdtempSync, mkdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { emit } from './platform/emitted.js';
import { foundPython, frameworkImage, plainImage } from './platform/images.js';
import { SageMaker } from './platform/sagemaker/pipeline.js';
import { AzureMl } from './platform/azure/pipeline.js';
import { controlPlane } from './platform/azure/control-plane.js';
import { registry } from './platform/vertex/registry.js';
import { Vertex } from './platform/vertex/pipeline.js';
import { Network } from './platform/network.js';
import { MOUNTS } from './platform/sandbox.js';
const found = foundPython();
if ('reason' in found) throw new Error(found.reason);
const top = mkdtempSync(path.join(os.tmpdir(), 'emitted-'));
const folder = path.join(top, 'a run'); mkdirSync(folder);
const only = (process.env.ONLY ?? 'aws,azure,gcp').split(',');
const e = emit(path.join(__dirname, '../../examples/wine-quality/system.yaml'));
const log = (x: unknown) => process.stderr.write(`${typeof x === 'string' ? x : JSON.stringify(x, null, 1)}\n`);
log(`${top} ${MOUNTS}`);
const t = only.includes('aws') ? test : test.skip;
t('aws', async () => {
  const image = frameworkImage(found.python, top);
  const s = new SageMaker(e.aws, { folder: path.join(folder, 'aws'), image, env: { AWS_REGION: 'eu-west-1' } });
  const r = await s.start('pipelines.train');
  log(r.logs); log(r.registered);
}, 600000);
const u = only.includes('azure') ? test : test.skip;
u('azure', async () => {
  const image = frameworkImage(found.python, top);
  const p = controlPlane(['34c05ee8-3389-c659-8a30-27fb608cb7a7']);
  const n = new Network(p.services);
  const s = new AzureMl(e.azure, { folder: path.join(folder, 'azure'), image, env: await n.open() });
  try {
  const r = await s.start('document.pipelines.train.job');
  log(s.logs); log(r); log(p.versions); log(readFileSync(s.workspace.pathOf(r['evaluate.report'] + 'report.json'), 'utf8'));
  } finally { n.close(); log(n.unknown);}
}, 600000);
const v = only.includes('gcp') ? test : test.skip;
v('gcp', async () => {
  const image = plainImage(found.python, top);
  const p = registry();
  const n = new Network(p.services);
  const s = new Vertex(e.gcp, { folder: path.join(folder, 'gcp'), image, env: await n.open() });
  try {
  await s.start('pipelines.train');
  log(s.logs); log(s.outputs); log(p.versions);
  } finally { n.close(); log(n.unknown);}
}, 600000);
