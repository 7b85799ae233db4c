import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { checkBundle, collectAssets } from '../../../lib/asset/collect.js';
import { MAX_FILE_BYTES, readAsset } from '../../../lib/asset/list-files.js';
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
  readonly messages: readonly string[];
} {
  const { plan, found } = planOf(fields);
  if (plan === undefined) throw new Error(found.join('\n'));
  const collector = new DiagnosticCollector();
  const assets = collectAssets(plan, folder, collector);
  const all = collector.all();
  return {
    assets,
    found: all.map(({ code, path: at }) => `${code} ${formatPath(at)}`),
    messages: all.map(({ message }) => message),
  };
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

  test('has what links within it lead to, and names each link that leads out, nowhere or round', () => {
    write('src/fit.py', 'x');
    write('src/parts/part.py', 'y');
    write('elsewhere.py', 'z');
    const links = {
      'again.py': 'fit.py',
      more: 'parts',
      'parts/up': '..',
      'self.py': 'self.py',
      'gone.py': 'nothing.py',
      'out.py': '../elsewhere.py',
      'ignored.py': '../elsewhere.py',
      etc: '/etc',
    };
    write('src/.triviumignore', 'ignored.py\n');
    for (const [link, target] of Object.entries(links)) {
      symlinkSync(target, path.join(folder, 'src', link));
    }
    const { assets, messages } = collect(step({ code: 'src' }));
    const files = assets.bundles[0]?.files.filter((file) => file.path.startsWith('code/')) ?? [];
    expect(files.map((file) => file.path)).toEqual([
      'code/.triviumignore',
      'code/again.py',
      'code/fit.py',
      'code/more/part.py',
      'code/parts/part.py',
    ]);
    expect(files[1]?.hash).toBe(files[2]?.hash);
    expect(messages).toEqual([
      'the link "code/etc" is left out: it leads out of the folder',
      'the link "code/gone.py" is left out: it leads to nothing',
      'the link "code/more/up" is left out: it leads to a folder that it is in',
      'the link "code/out.py" is left out: it leads out of the folder',
      'the link "code/parts/up" is left out: it leads to a folder that it is in',
      'the link "code/self.py" is left out: it leads in a circle',
    ]);
  });

  test('is packed as a zip that unpacks to the same bytes, with any name', () => {
    write('src/ä file.py', 'print("ü")');
    const { assets } = collect(step({ code: 'src' }));
    expect(Buffer.from(unzipSync(packZip(assets.bundles[0]?.files ?? []))['code/ä file.py'] ?? []).toString()).toBe(
      'print("ü")',
    );
  });
});

describe('a file of 3 GiB is refused, and not read,', () => {
  const sparse = (name: string): void => {
    write(name, '');
    truncateSync(path.join(folder, name), 3 * 2 ** 30);
  };
  const dataset = (fields: object): object => ({ ...step({}), datasets: { raw: fields } });

  test.each([
    ['as a dataset', 'rows.csv', dataset({ uri: 'rows.csv', type: 'file' }), 'datasets.raw.uri'],
    ['in a dataset', 'rows/a.csv', dataset({ uri: 'rows', type: 'directory' }), 'datasets.raw.uri'],
    ['as requirements', 'r.txt', step({ requirements: 'r.txt' }), 'pipelines.train.steps.fit.requirements'],
    ['in the code', 'src/a.bin', step({ code: 'src' }), 'pipelines.train.steps.fit.code'],
  ])('%s', (_, file, fields, at) => {
    sparse(file);
    const started = Date.now();
    const { found, messages } = collect(fields);
    expect(found).toContain(`TRV2025 ${at}`);
    expect(messages.join()).toContain('has 3.0 GiB; a ');
    expect(Date.now() - started).toBeLessThan(2000);
  });
});

test('a file of exactly 2 GiB, which Node does not read, is refused; one byte less is not', () => {
  write('rows.csv', '');
  truncateSync(path.join(folder, 'rows.csv'), 2 ** 31);
  const started = Date.now();
  const { found } = collect({ ...step({}), datasets: { raw: { uri: 'rows.csv', type: 'file' } } });
  expect(found).toContain('TRV2025 datasets.raw.uri');
  expect(Date.now() - started).toBeLessThan(2000);
  expect(MAX_FILE_BYTES).toBe(2 ** 31 - 1);
});

describe('what is packed together', () => {
  const codesOf = (...sizes: readonly number[]): readonly string[] => {
    const collector = new DiagnosticCollector();
    checkBundle(
      'src',
      sizes.map((bytes) => ({ bytes })),
      ['pipelines', 'train', 'steps', 'fit', 'code'],
      collector,
    );
    return collector.all().map(({ code }) => code);
  };

  test.each([
    ['of 1 GiB is taken', [2 ** 29, 2 ** 29], []],
    ['of one byte more is refused', [2 ** 29, 2 ** 29, 1], ['TRV2025']],
    ['of 2 GiB less a byte in one file is refused', [2 ** 31 - 1], ['TRV2025']],
    ['with a file of 2 GiB, which is told of the file, is not told again', [2 ** 31], []],
  ])('%s', (_what, sizes, expected) => {
    expect(codesOf(...sizes)).toEqual(expected);
  });
});

test('a file of several chunks has the hash of its whole content', () => {
  const content = Buffer.alloc(2 ** 20 * 2 + 5, 'rows');
  write('rows.csv', content.toString());
  expect(readAsset(path.join(folder, 'rows.csv'), 'rows.csv').hash).toBe(
    createHash('sha256').update(content).digest('hex'),
  );
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

  test.each([
    ['a dataset', { datasets: { raw: { uri: 'link', type: 'file' } } }, 'TRV2007 datasets.raw.uri'],
    ['a folder of data', { datasets: { raw: { uri: 'folder', type: 'directory' } } }, 'TRV2007 datasets.raw.uri'],
    ['a predictor', { models: { wine: { predictor: 'link' } } }, 'TRV2007 models.wine.predictor'],
    ['requirements', step({ requirements: 'link' }), 'TRV2007 pipelines.train.steps.fit.requirements'],
    ['code', step({ code: 'folder' }), 'TRV2007 pipelines.train.steps.fit.code'],
    [
      'data in a linked folder',
      { datasets: { raw: { uri: 'folder/secret', type: 'file' } } },
      'TRV2007 datasets.raw.uri',
    ],
  ])('that leads outside by a link is refused: %s', (_what, fields, expected) => {
    const outside = mkdtempSync(path.join(tmpdir(), 'trivium-outside-'));
    try {
      writeFileSync(path.join(outside, 'secret'), 'x');
      symlinkSync(path.join(outside, 'secret'), path.join(folder, 'link'));
      symlinkSync(outside, path.join(folder, 'folder'));
      const { found, messages, assets } = collect(fields);
      expect(found.filter((line) => line.startsWith('TRV2007'))).toEqual([expected]);
      expect(messages.join()).toContain(`by a link to ${outside}`);
      expect(JSON.stringify(assets)).not.toContain(outside);
    } finally {
      rmSync(outside, { recursive: true, force: true });
    }
  });

  test('that is a link within the folder is taken, also when the folder itself is reached by a link', () => {
    write('data/rows.csv', 'a');
    symlinkSync('data/rows.csv', path.join(folder, 'rows.csv'));
    const link = `${folder}-link`;
    symlinkSync(folder, link);
    try {
      const { plan } = planOf({ datasets: { raw: { uri: 'rows.csv', type: 'file' } } });
      const collector = new DiagnosticCollector();
      const assets = collectAssets(plan!, link, collector);
      expect(collector.all()).toEqual([]);
      expect(assets.data.map(({ name }) => name)).toEqual(['rows.csv']);
    } finally {
      rmSync(link);
    }
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
