import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { collectAssets } from '../../lib/asset/collect.js';
import { describeStep } from '../../lib/asset/descriptor.js';
import { DiagnosticCollector } from '../../lib/diagnostics/index.js';
import { commandSteps } from '../../lib/plan/pipeline.js';
import { findPython } from '../../scripts/python-env.js';
import { planOf } from '../support/plan-of.js';

const ROOT = path.join(__dirname, '..', '..');
const EXAMPLE = path.join(ROOT, 'examples', 'wine-quality');
const READ =
  'import json, sys\nfrom trivium_runtime.descriptor import parse_step\nfor text in json.load(sys.stdin):\n    print(parse_step(text).step)';

/** What the runtime makes of descriptors: the names of their steps, or why it refuses one. */
function readByRuntime(descriptors: readonly unknown[], python: string): string {
  const env = { ...process.env, PYTHONPATH: path.join(ROOT, 'runtime', 'python'), PYTHONDONTWRITEBYTECODE: '1' };
  const done = spawnSync(python, ['-c', READ], {
    env,
    input: JSON.stringify(descriptors.map((descriptor) => JSON.stringify(descriptor))),
    encoding: 'utf8',
  });
  return done.status === 0 ? done.stdout.trim().split(/\s+/).join(' ') : (done.stderr.trim().split('\n').at(-1) ?? '');
}

describe('a descriptor that the compiler writes', () => {
  const python = findPython()?.executable;
  const check = python === undefined && process.env.TRIVIUM_NO_SKIP !== '1' ? test.skip : test;

  check('is one that the runtime reads, on every target', () => {
    if (python === undefined) throw new Error('no Python was found, and nothing may be skipped here');
    const { plan } = planOf({
      ...(parse(readFileSync(path.join(EXAMPLE, 'system.yaml'), 'utf8')) as object),
      environments: { dev: {} },
    });
    const [pipeline] = plan?.nodes.pipeline ?? [];
    if (plan === undefined || pipeline === undefined) throw new Error('the example has no plan');
    const reported = new DiagnosticCollector();
    const assets = collectAssets(plan, EXAMPLE, reported);
    expect(reported.all()).toEqual([]);
    for (const target of ['aws', 'azure', 'gcp'] as const) {
      const descriptors = commandSteps(pipeline).map((step) =>
        describeStep(step, pipeline, plan, { target, assets, installRequirements: true }),
      );
      expect(readByRuntime(descriptors, python).split(' ').sort()).toEqual(['evaluate', 'fit', 'prepare']);
      expect(readByRuntime([{ ...descriptors[0], colour: 'red' }], python)).toContain('unknown fields: colour');
    }
  });
});
