import { DiagnosticCollector } from '../../../lib/diagnostics/index.js';
import { attachSpans, shownDocuments } from '../../../lib/source/index.js';
import { formatText } from '../../../lib/diagnostics/format/index.js';
import { Folder } from './read.js';

const folder = new Folder();
afterAll(() => folder.remove());

const spec = `system: wine
endpoints:
  live:
    model: wine
    scal: { min: 0 }
environments:
  prod:
    override: { endpoints: { live: { model: other } } }
`;

describe('a diagnostic of a spec in YAML', () => {
  const { document } = folder.read('spec.yaml', spec);
  if (document === undefined) throw new Error('the spec of this test is not readable');
  const placesOf = (
    report: (collector: DiagnosticCollector) => void,
    override?: readonly string[],
  ): readonly string[] => {
    const collector = new DiagnosticCollector();
    report(collector);
    return attachSpans(collector.all(), document, { override }).map(
      ({ code, span }) => `${code} ${span?.line}:${span?.column}+${span?.length}`,
    );
  };

  test.each([
    ['about a value stands at the value', 'TRV1002', ['endpoints', 'live', 'model'], '4:12+4'],
    ['about a map stands at its key', 'TRV1002', ['endpoints', 'live', 'scal'], '5:5+4'],
    [
      'about something missing stands at what is around it',
      'TRV1002',
      ['endpoints', 'live', 'compute', 'cpu'],
      '3:3+4',
    ],
    ['about the whole spec stands at its beginning', 'TRV1002', ['nothing'], '1:1+12'],
  ] as const)('%s', (_, code, path, place) => {
    expect(placesOf((collector) => collector.report(code, path, { expected: 'a', found: 'b' }))).toEqual([
      `${code} ${place}`,
    ]);
  });

  test('about an unknown field stands at the key', () => {
    expect(
      placesOf((collector) =>
        collector.report('TRV1001', ['endpoints', 'live', 'model'], { field: 'model', allowed: [] }),
      ),
    ).toEqual(['TRV1001 4:5+5']);
  });

  test('about a value that an override sets stands in the override', () => {
    const report = (collector: DiagnosticCollector): void =>
      collector.report('TRV1002', ['endpoints', 'live', 'model'], { expected: 'a', found: 'b' });
    expect(placesOf(report, ['environments', 'prod', 'override'])).toEqual(['TRV1002 8:45+5']);
  });

  test('keeps the place that it has, and all are sorted by place', () => {
    expect(
      placesOf((collector) => {
        collector.report('TRV1002', ['environments'], { expected: 'a', found: 'b' });
        collector.report('TRV1002', ['endpoints', 'live', 'model'], { expected: 'a', found: 'b' });
        collector.report(
          'TRV0004',
          ['system'],
          { problem: 'x' },
          { file: document.file, line: 5, column: 2, length: 3 },
        );
      }),
    ).toEqual(['TRV1002 4:12+4', 'TRV0004 5:2+3', 'TRV1002 6:1+12']);
  });
});

test('the line of a spec that could not be read is shown all the same', () => {
  const { found } = folder.read('broken.yaml', 'a: 1\nb: { x: ${{inputs.x}} }\n');
  expect(formatText(found, shownDocuments(found), { color: false })).toContain(
    '2 | b: { x: ${{inputs.x}} }\n  |         ^^^^^^^^^^^^^\n',
  );
});

test('a file that is gone or is no text is shown without its lines', () => {
  const { found } = folder.read('binary.yaml', Uint8Array.of(0, 1));
  const elsewhere = found.map((diagnostic) => ({
    ...diagnostic,
    span: { file: `${folder.path}/binary.yaml`, line: 1, column: 1, length: 1 },
  }));
  const gone = found.map((diagnostic) => ({
    ...diagnostic,
    span: { file: `${folder.path}/gone.yaml`, line: 1, column: 1, length: 1 },
  }));
  expect(shownDocuments([...found, ...elsewhere, ...gone])).toEqual([]);
});
