import { releaseOf } from '../../../lib/catalog/released.js';
import { RELEASES } from '../../../lib/catalog/release-table.js';

const of = (framework: Parameters<typeof releaseOf>[0]['framework'], version: string, python = '3.11') =>
  releaseOf({ framework, version }, python);

describe('whether a pinned framework was released', () => {
  it.each([
    ['sklearn', '1.4'],
    ['sklearn', '1.4.2'],
    ['sklearn', '1'],
    ['pytorch', '2.8.0'],
    ['xgboost', '2.1'],
    ['python', '3.12'],
  ] as const)('%s %s was', (framework, version) => {
    expect(of(framework, version)).toEqual({ known: 'released' });
  });

  it.each([
    ['sklearn', '9.9', ['1.9.1']],
    ['sklearn', '1.4.9', ['1.4.2', '1.5.2']],
    ['tensorflow', '1.15', ['2.5.3']],
    ['lightgbm', '3.4', ['3.3.5', '4.0.0']],
    ['pytorch', '3.9', ['2.15.0']],
  ] as const)('%s %s was not, and the nearest are named', (framework, version, nearest) => {
    expect(of(framework, version)).toMatchObject({ known: 'missing', missing: 'version', nearest });
  });

  it.each([
    ['sklearn', '1.10'],
    ['sklearn', '2.0'],
    ['sklearn', '1.9.7'],
    ['pytorch', '2.17'],
    ['huggingface', '6'],
  ] as const)('%s %s may have been since the table was made', (framework, version) => {
    expect(of(framework, version)).toMatchObject({ known: 'newer', asOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  });

  it('is asked for a Python: what pip finds for one it may not find for another', () => {
    expect(of('tensorflow', '2.18', '3.12')).toEqual({ known: 'released' });
    expect(of('tensorflow', '2.18', '3.13')).toMatchObject({
      known: 'missing',
      missing: 'python',
      text: 'tensorflow 2.18 is not for Python 3.13, but for 3.9, 3.10, 3.11, 3.12',
      nearest: ['tensorflow@2.20'],
    });
    expect(of('sklearn', '1.4', '3.13')).toMatchObject({ missing: 'python', nearest: ['sklearn@1.5'] });
    expect(of('sklearn', '1.9', '3.9')).toMatchObject({ missing: 'python' });
  });

  it('is told by a table of lines in order, each once, with the Pythons that it is for', () => {
    for (const rows of Object.values(RELEASES)) {
      const lines = rows
        .split(' ')
        .map((row) => /^(\d+)\.(\d+)\.\d+:3\.\d+(-3\.\d+|(,3\.\d+)+)?$/.exec(row)?.slice(1, 3).map(Number) ?? []);
      expect(
        lines.every(
          ([major = -1, minor = -1], index) =>
            index === 0 ||
            major > (lines[index - 1]?.[0] ?? 0) ||
            (major === lines[index - 1]?.[0] && minor > (lines[index - 1]?.[1] ?? 0)),
        ),
      ).toBe(true);
    }
  });
});
