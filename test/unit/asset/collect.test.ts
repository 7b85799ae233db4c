import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { collectAssets } from '../../../lib/asset/collect.js';
import { packZip } from '../../../lib/asset/pack.js';
import { DiagnosticCollector, formatPath } from '../../../lib/diagnostics/index.js';
import { planOf } from '../../support/plan-of.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'trivium-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

function collect(fields: object): {
  readonly assets: ReturnType<typeof collectAssets>;
  readonly found: readonly string[];
} {
  const { plan, found } = planOf(fields);
  if (plan === undefined) throw new Error(found.join('\n'));
  const collector = new DiagnosticCollector();
  const assets = collectAssets(plan, folder, collector);
  return { assets, found: collector.all().map(({ code, path: at }) => `${code} ${formatPath(at)}`) };
}

const step = (fields: object): object => ({
  pipelines: { train: { steps: { fit: { command: 'python fit.py', ...fields } } } },
});

describe('a code folder', () => {
  test('becomes one bundle for all steps that use it, with the runtime beside it', () => {
    write('src/fit.py', 'print(1)');
    const { assets } = collect({
      pipelines: {
        train: {
          steps: { fit: { command: 'python fit.py', code: 'src' }, more: { command: 'python fit.py', code: 'src' } },
        },
      },
    });
    expect(assets.bundles).toHaveLength(1);
    const paths = assets.bundles[0]?.files.map((file) => file.path) ?? [];
    expect(paths).toEqual(expect.arrayContaining(['__main__.py', 'code/fit.py', 'trivium_runtime/descriptor.py']));
  });

  test('has a hash of its content, not of times or places', () => {
    write('src/fit.py', 'print(1)');
    const first = collect(step({ code: 'src' })).assets.bundles[0];
    utimesSync(path.join(folder, 'src/fit.py'), new Date(2001, 1, 1), new Date(2001, 1, 1));
    const second = collect(step({ code: 'src' })).assets.bundles[0];
    expect(second?.hash).toBe(first?.hash);
    expect(Buffer.from(packZip(second?.files ?? [])).equals(Buffer.from(packZip(first?.files ?? [])))).toBe(true);
    write('src/fit.py', 'print(2)');
    expect(collect(step({ code: 'src' })).assets.bundles[0]?.hash).not.toBe(first?.hash);
  });

  test('leaves out caches, version control and what .triviumignore lists', () => {
    for (const name of [
      'src/fit.py',
      'src/__pycache__/fit.pyc',
      'src/.git/config',
      'src/big/data.bin',
      'src/keep/data.bin',
    ]) {
      write(name, 'x');
    }
    write('src/.triviumignore', 'big/\n');
    const paths = collect(step({ code: 'src' }))
      .assets.bundles[0]?.files.map((file) => file.path)
      .filter((name) => name.startsWith('code/'));
    expect(paths).toEqual(['code/.triviumignore', 'code/fit.py', 'code/keep/data.bin']);
  });

  test('keeps which files may be executed, and another mode is another bundle', () => {
    write('src/run.sh', 'echo');
    const before = collect(step({ code: 'src' })).assets.bundles[0];
    chmodSync(path.join(folder, 'src', 'run.sh'), 0o755);
    const after = collect(step({ code: 'src' })).assets.bundles[0];
    expect(after?.hash).not.toBe(before?.hash);
    const zip = Buffer.from(packZip(after?.files ?? []));
    const entry = zip.lastIndexOf('code/run.sh'); // in the central directory, whose external attributes stand 8 bytes before the name
    expect(zip.readUInt32LE(entry - 8) >>> 16).toBe(0o755);
  });

  test('does not follow links out of the folder', () => {
    write('src/fit.py', 'x');
    symlinkSync('/etc', path.join(folder, 'src', 'etc'));
    expect(collect(step({ code: 'src' })).assets.bundles[0]?.files.some((file) => file.path.includes('etc/'))).toBe(
      false,
    );
  });

  test('is packed as a zip that unpacks to the same bytes, with any name', () => {
    write('src/ä file.py', 'print("ü")');
    const { assets } = collect(step({ code: 'src' }));
    expect(Buffer.from(unzipSync(packZip(assets.bundles[0]?.files ?? []))['code/ä file.py'] ?? []).toString()).toBe(
      'print("ü")',
    );
  });
});

describe('a local path', () => {
  test.each([
    [step({ code: 'nothing' }), 'TRV2006 pipelines.train.steps.fit.code'],
    [step({ code: '../elsewhere' }), 'TRV2007 pipelines.train.steps.fit.code'],
    [step({ requirements: 'nothing.txt' }), 'TRV2006 pipelines.train.steps.fit.requirements'],
    [{ datasets: { raw: { uri: 'nothing.csv', type: 'file' } } }, 'TRV2006 datasets.raw.uri'],
    [{ datasets: { raw: { uri: '../../etc/passwd', type: 'file' } } }, 'TRV2007 datasets.raw.uri'],
    [{ models: { wine: { predictor: 'nothing.py' } } }, 'TRV2006 models.wine.predictor'],
  ])('that does not exist or leads outside is refused: %j', (fields, expected) => {
    expect(collect(fields).found).toContain(expected);
  });

  test('that is a folder where a file is needed is refused', () => {
    write('data/rows.csv', 'a');
    expect(collect({ datasets: { raw: { uri: 'data', type: 'file' } } }).found).toEqual(['TRV2006 datasets.raw.uri']);
  });
});

test('the predictor and requirements of a model are in the bundle, under names of their own', () => {
  write('src/fit.py', 'x');
  write('src/predict.py', 'def load(d): ...');
  write('src/requirements.txt', 'scikit-learn==1.4.2');
  const { assets } = collect({
    models: { wine: { predictor: 'src/predict.py', requirements: 'src/requirements.txt' } },
    ...step({ code: 'src' }),
  });
  expect(assets.predictors).toEqual({ wine: 'predictor/wine/predict.py' });
  const requirements = assets.requirements['src/requirements.txt']?.path ?? '';
  expect(requirements).toMatch(/^requirements\/[0-9a-f]{12}\.txt$/);
  expect(assets.bundles[0]?.files.map((file) => file.path)).toEqual(
    expect.arrayContaining(['predictor/wine/predict.py', requirements]),
  );
});
