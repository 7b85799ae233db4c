import { join } from 'node:path';
import { compile } from '../../../../lib/compiler/compile.js';
import { DiagnosticCollector } from '../../../../lib/diagnostics/index.js';
import { printable } from '../../../../lib/lowered/resolve.js';
import { readSpecFile } from '../../../../lib/source/index.js';
import { BASE, onAws, type OnAws } from './support.js';

const EXAMPLE = join(__dirname, '../../../../examples/wine-quality');

const environment = (use: object, retain: boolean): OnAws =>
  onAws({
    environments: { dev: { retain, aws: { ...BASE.environments.dev.aws, use } } },
    jobs: { look: { command: 'python look.py', code: 'src' } },
  });
const outputOf = ({ lowered, found }: OnAws, output: string): string => {
  if (lowered === undefined) throw new Error(found.join(', '));
  const value = lowered.outputs.find(({ name }) => name === output)?.value;
  return typeof value === 'string' || value === undefined ? String(value) : JSON.stringify(printable(value, new Map()));
};

function drainOf(environment: string): string {
  const read = readSpecFile(join(EXAMPLE, 'system.yaml'), new DiagnosticCollector());
  const { lowered } = compile(read?.value, {
    base: EXAMPLE,
    targets: ['aws'],
    environment,
    variables: { AWS_PROD_ACCOUNT: '111122223333' },
  });
  return JSON.stringify(printable(lowered.aws?.outputs.find(({ name }) => name === 'Drain')?.value, new Map()));
}

describe('the output that empties what run time made', () => {
  test('removes endpoints with their models and configurations, versions, and captured requests', () => {
    const drain = drainOf('dev');
    for (const part of [
      'for e in wine-quality--dev--live',
      'delete-endpoint ',
      'wait endpoint-deleted',
      'delete-endpoint-config',
      'delete-model ',
      'delete-model-package',
      'CaptureBucket',
    ]) {
      expect(drain).toContain(part);
    }
  });

  test('leaves versions and captured requests where the environment retains', () => {
    const drain = drainOf('prod');
    expect(drain).toContain('delete-endpoint ');
    expect(drain).not.toContain('delete-model-package');
    expect(drain).not.toContain('CaptureBucket');
  });

  test('fits into an output of CloudFormation with twenty endpoints', () => {
    const system = {
      models: { wine: { predictor: 'src/predict.py' } },
      pipelines: {
        train: {
          steps: {
            fit: { kind: 'train', command: 'python train.py --model ${{outputs.model}}', outputs: { model: 'model' } },
            keep: { kind: 'register', model: 'wine', from: 'steps.fit.outputs.model' },
          },
        },
      },
    };
    const endpoints = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`endpoint-with-a-long-name-${index}`, { model: 'wine' }]),
    );
    const drain = onAws({ ...system, endpoints }).lowered?.outputs.find(({ name }) => name === 'Drain')?.value;
    expect(Buffer.byteLength(JSON.stringify(drain))).toBeLessThan(4096);
  });

  test('removes the own folder of a brought bucket, as a whole name, and nothing else of it', () => {
    const drained = (use: object, retain = false): string => outputOf(environment(use, retain), 'Drain');
    expect(drained({ bucket: 'acme-ml' }).split('\n')).toContain(
      'aws s3 rm --region eu-west-1 --recursive s3://acme-ml/wine/dev/',
    );
    expect(drained({ bucket: 'acme-ml' }, true)).not.toContain('acme-ml');
    expect(drained({})).not.toContain('s3 rm');
  });

  test('of a system touches nothing that systems share', () => {
    const drain = drainOf('dev');
    for (const shared of ['FoundationBucket', 'FoundationAccessLogs']) expect(drain).not.toContain(shared);
  });

  test('does nothing where there is nothing to remove', () => {
    expect(onAws({}).lowered?.outputs.find(({ name }) => name === 'Drain')?.value).toBe('true');
  });
});

describe('the output that empties the foundation', () => {
  const part = ({ lowered }: OnAws): string | undefined =>
    lowered?.outputs.find(({ name }) => name === 'FoundationDrain')?.part;

  test('empties both buckets, every version included, after it has stopped the access logs', () => {
    const drain = outputOf(environment({}, false), 'FoundationDrain');
    const places = ['delete-bucket-policy', 's3 rm', 'list-object-versions', 'delete-objects'].map((word) =>
      drain.indexOf(word),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(-1);
    expect(drain).toMatch(/delete-bucket-policy --bucket [^ ]*FoundationAccessLogs/);
    expect(drain).toMatch(/for b in [^ ]*FoundationBucket[^ ]* [^ ]*FoundationAccessLogs/);
  });

  test('is of the foundation, the same for every system of the environment', () => {
    expect(part(environment({}, false))).toBe('foundation');
    expect(
      outputOf(
        onAws({
          system: 'beer',
          environments: { dev: { retain: false, aws: BASE.environments.dev.aws } },
          jobs: { look: { command: 'python look.py', code: 'src' } },
        }),
        'FoundationDrain',
      ),
    ).toBe(outputOf(environment({}, false), 'FoundationDrain'));
  });

  test("is not there where the buckets stay, or are somebody's", () => {
    expect(part(environment({}, true))).toBeUndefined();
    expect(part(environment({ bucket: 'acme-ml' }, false))).toBeUndefined();
  });
});
