import { join } from 'node:path';
import { compile } from '../../../../lib/compiler/compile.js';
import { DiagnosticCollector } from '../../../../lib/diagnostics/index.js';
import { printable } from '../../../../lib/lowered/resolve.js';
import { readSpecFile } from '../../../../lib/source/index.js';
import { onAws } from './support.js';

const EXAMPLE = join(__dirname, '../../../../examples/wine-quality');

function drainOf(environment: string): string {
  const read = readSpecFile(join(EXAMPLE, 'system.yaml'), new DiagnosticCollector());
  const { lowered } = compile(read?.value, { base: EXAMPLE, targets: ['aws'], environment, variables: { AWS_PROD_ACCOUNT: '111122223333' } });
  return JSON.stringify(printable(lowered.aws?.outputs.find(({ name }) => name === 'Drain')?.value, new Map()));
}

describe('the output that empties what run time made', () => {
  test('removes endpoints with their models and configurations, versions, and captured requests', () => {
    const drain = drainOf('dev');
    for (const part of ['for e in wine-quality--dev--live', 'delete-endpoint ', 'wait endpoint-deleted', 'delete-endpoint-config', 'delete-model ', 'delete-model-package', 'CaptureBucket']) expect(drain).toContain(part);
  });

  test('leaves versions and captured requests where the environment retains', () => {
    const drain = drainOf('prod');
    expect(drain).toContain('delete-endpoint ');
    expect(drain).not.toContain('delete-model-package');
    expect(drain).not.toContain('CaptureBucket');
  });

  test('fits into an output of CloudFormation with twenty endpoints', () => {
    const system = { models: { wine: { predictor: 'src/predict.py' } }, pipelines: { train: { steps: { fit: { kind: 'train', command: 'python train.py --model ${{outputs.model}}', outputs: { model: 'model' } }, keep: { kind: 'register', model: 'wine', from: 'steps.fit.outputs.model' } } } } };
    const endpoints = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`endpoint-with-a-long-name-${index}`, { model: 'wine' }]));
    const drain = onAws({ ...system, endpoints }).lowered?.outputs.find(({ name }) => name === 'Drain')?.value;
    expect(Buffer.byteLength(JSON.stringify(drain))).toBeLessThan(4096);
  });

  test('does nothing where there is nothing to remove', () => {
    expect(onAws({}).lowered?.outputs.find(({ name }) => name === 'Drain')?.value).toBe('true');
  });
});
