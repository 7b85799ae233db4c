import '@microsoft/jest-sarif';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { diagnose, type Diagnostic } from '../../../lib/diagnostics/index.js';
import {
  formatGithub,
  formatJson,
  formatSarif,
  formatText,
  summaryLine,
} from '../../../lib/diagnostics/format/index.js';

const span = { file: 'specs/wine.yaml', line: 3, column: 5, length: 4 };
const lines = ['trivium: 1', 'endpoints:', '    scal: { min: 0 }', '\tsize: "日本語 text" # tab'];
const documents = [{ file: 'specs/wine.yaml', lines }];
const unknown: Diagnostic = {
  ...diagnose('TRV1001', ['endpoints', 'live', 'scal'], { field: 'scal', allowed: ['scale', 'auth'] }),
  span,
};
const missing = diagnose('TRV1003', ['endpoints', 'a', 'model'], { field: 'model' }, 'azure');
const hostile = diagnose('TRV1018', ['x'], {
  found: 'a\u001b[2Jb\n::warning::c,d:e%',
  expected: 'a "good" one',
  example: 'x',
});
const warning: Diagnostic = { ...missing, severity: 'warning', path: [] };
const text = (diagnostics: readonly Diagnostic[], width?: number): string =>
  formatText(diagnostics, documents, { color: false, width });

describe('diagnostics as text', () => {
  test('show the code, the line with a mark, the path, the target, the help and a summary', () => {
    expect(text([unknown, missing, warning])).toBe(
      [
        'error TRV1001: unknown field "scal", did you mean "scale"?',
        ' --> specs/wine.yaml:3:5',
        '  |',
        '3 |     scal: { min: 0 }',
        '  |     ^^^^',
        '  = at: endpoints.live.scal',
        '  = help: allowed here: "scale", "auth"',
        '',
        'error TRV1003 [azure]: the field "model" is missing',
        '  = at: endpoints.a.model',
        '  = help: add "model"',
        '',
        'warning TRV1003 [azure]: the field "model" is missing',
        '  = help: add "model"',
        '',
        '2 errors, 1 warning',
        'for more about one of them: trivium explain TRV1001',
        '',
      ].join('\n'),
    );
  });

  const approximated = (path: readonly string[], line: number): Diagnostic => ({
    ...diagnose('TRV6002', path, { field: path.join('.'), target: 'aws', how: 'it is near' }, 'aws'),
    span: { file: 'other.yaml', line, column: 7, length: 1 },
  });

  test('say once what warnings say of several places, and name each place', () => {
    expect(text([approximated(['datasets', 'raw', 'a'], 4), warning, approximated(['datasets', 'raw', 'b'], 9)])).toBe(
      [
        'warning TRV6002 [aws]: "datasets.raw.a" is approximated on aws: it is near',
        ' --> other.yaml:4:7',
        '  = at: datasets.raw.a',
        '  = also at: datasets.raw.b (9:7)',
        '',
        'warning TRV1003 [azure]: the field "model" is missing',
        '  = help: add "model"',
        '',
        '3 warnings',
        'for more about one of them: trivium explain TRV6002',
        '',
      ].join('\n'),
    );
  });

  test('keep errors apart, however alike they are', () => {
    expect(text([missing, { ...missing, path: ['endpoints', 'b', 'model'] }]).match(/error TRV1003/g)).toHaveLength(2);
  });

  test('are nothing when there are none', () => {
    expect(text([])).toBe('');
    expect(summaryLine([])).toBe('no problems found');
  });

  test.each([
    [[unknown], '1 error'],
    [[warning, warning], '2 warnings'],
    [[{ ...warning, severity: 'note' }, unknown], '1 error, 1 note'],
  ] as const)('are counted', (given, summary) => expect(summaryLine(given)).toBe(summary));

  test('have the same words with colours, and colours only when asked', () => {
    const coloured = formatText([unknown, missing], documents, { color: true });
    expect(coloured).toContain('\u001b[31m');
    expect(stripVTControlCharacters(coloured)).toBe(text([unknown, missing]));
    expect(text([unknown])).not.toContain('\u001b');
  });

  test('put the mark under wide characters and tabs', () => {
    const shown = text([{ ...unknown, span: { ...span, line: 4, column: 11, length: 1 } }]).split('\n');
    expect(shown[3]).toBe('4 |   size: "日本語 text" # tab');
    // Three wide characters take two columns each; the mark is under the third.
    expect(shown[4]).toBe(`  | ${' '.repeat(2 + 'size: "'.length + 4)}^^`);
  });

  test('show no line for a place that the document does not have', () => {
    for (const place of [
      { ...span, line: 99 },
      { ...span, file: 'other.ts' },
    ]) {
      const shown = text([{ ...unknown, span: place }]);
      expect(shown).toContain(`--> ${place.file}:${place.line}:5`);
      expect(shown).not.toContain('|');
    }
  });

  test('let no control character of a spec reach the terminal', () => {
    expect(text([hostile])).toContain('a\\u{1b}[2Jb');
    const escaped = formatText(
      [{ ...unknown, span: { ...span, line: 1 } }],
      [{ file: span.file, lines: ['a: \u001b]0;x\u0007\u202e'] }],
      { color: false },
    );
    expect(escaped).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/u);
  });

  test.each([40, 60, 80])('fit %d columns, however long the line, the mark and the words', (width) => {
    const long = [{ file: span.file, lines: [`${'a'.repeat(300)} here ${'b'.repeat(300)}`] }];
    for (const [column, length] of [
      [302, 4],
      [1, 600],
      [590, 10],
      [1, 1],
    ] as const) {
      const shown = formatText(
        [
          {
            ...unknown,
            help: 'word '.repeat(60).trim(),
            message: 'word '.repeat(60).trim(),
            span: { ...span, line: 1, column, length },
          },
        ],
        long,
        { color: false, width },
      ).split('\n');
      for (const line of shown.filter((candidate) => !/-->|trivium explain/u.test(candidate))) {
        expect(line.length).toBeLessThanOrEqual(width);
      }
      const mark = shown.find((line) => /^\s+\|\s+?\^|^\s+\| \^/u.test(line)) ?? '';
      const code = shown.find((line) => line.startsWith('1 | ')) ?? '';
      if (length === 4) expect(code.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('here');
    }
  });
});

describe('diagnostics as JSON', () => {
  test('have all fields, and counts', () => {
    expect(JSON.parse(formatJson([unknown, warning]))).toEqual({
      version: 1,
      summary: { errors: 1, warnings: 1, notes: 0 },
      diagnostics: [
        {
          code: 'TRV1001',
          slug: 'unknown-field',
          severity: 'error',
          message: unknown.message,
          help: unknown.help,
          at: 'endpoints.live.scal',
          path: ['endpoints', 'live', 'scal'],
          span,
        },
        {
          code: 'TRV1003',
          slug: 'missing-field',
          severity: 'warning',
          message: missing.message,
          help: missing.help,
          target: 'azure',
          at: '(spec)',
          path: [],
        },
      ],
    });
  });

  test('are a document even when there are none', () =>
    expect(JSON.parse(formatJson([]))).toEqual({
      version: 1,
      summary: { errors: 0, warnings: 0, notes: 0 },
      diagnostics: [],
    }));
});

describe('diagnostics as annotations of GitHub', () => {
  test('are one workflow command each', () => {
    expect(formatGithub([unknown, missing, { ...warning, severity: 'note' }])).toBe(
      [
        '::error file=specs/wine.yaml,line=3,col=5,endColumn=9,title=TRV1001 unknown-field::endpoints.live.scal: unknown field "scal", did you mean "scale"?%0Ahelp: allowed here: "scale", "auth"',
        '::error title=TRV1003 missing-field (azure)::endpoints.a.model: the field "model" is missing%0Ahelp: add "model"',
        '::notice title=TRV1003 missing-field (azure)::(spec): the field "model" is missing%0Ahelp: add "model"',
        '2 errors, 1 note',
        '',
      ].join('\n'),
    );
  });

  test('cannot be broken out of by a text of the spec', () => {
    const [command, ...more] = formatGithub([{ ...hostile, span: { ...span, file: 'a,b:c%\n.yaml' } }])
      .trimEnd()
      .split('\n');
    expect(more).toEqual(['1 error']);
    expect(command).toContain('file=a%2Cb%3Ac%25%0A.yaml,line=3');
    expect(command).toContain('b%0A::warning::c,d:e%25');
  });

  test('stand at the spec file when they have no place, if it is given', () =>
    expect(formatGithub([missing], { file: 'spec.ts' })).toContain('::error file=spec.ts,title='));
});

describe('diagnostics as SARIF', () => {
  const log = (
    diagnostics: readonly Diagnostic[],
    options = {},
  ): { runs: [{ results: Record<string, never>[]; tool: { driver: { rules: { id: string }[] } } }] } =>
    JSON.parse(formatSarif(diagnostics, options)) as never;

  test('are a valid log of SARIF 2.1.0', () => {
    expect(log([])).toBeValidSarifLog();
    expect(
      log([unknown, missing, warning, hostile, { ...unknown, severity: 'note' }], {
        version: '0.1.0',
        file: 'spec.ts',
      }),
    ).toBeValidSarifLog();
    expect({ ...log([]), version: '2.0.0' }).not.toBeValidSarifLog();
  });

  test('name each rule once, and say where', () => {
    const {
      runs: [run],
    } = log([missing, unknown, warning]);
    expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(['TRV1001', 'TRV1003']);
    expect(run.results).toMatchObject([
      {
        ruleId: 'TRV1003',
        ruleIndex: 1,
        level: 'error',
        locations: [{ logicalLocations: [{ fullyQualifiedName: 'endpoints.a.model' }] }],
        properties: { target: 'azure' },
      },
      {
        ruleId: 'TRV1001',
        ruleIndex: 0,
        level: 'error',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'specs/wine.yaml', uriBaseId: '%SRCROOT%' },
              region: { startLine: 3, startColumn: 5, endColumn: 9 },
            },
          },
        ],
      },
      { ruleId: 'TRV1003', ruleIndex: 1, level: 'warning' },
    ]);
  });

  test('write paths as URIs', () => {
    const uriOf = (file: string): unknown =>
      (
        log([{ ...unknown, span: { ...span, file } }]).runs[0].results[0] as unknown as {
          locations: [{ physicalLocation: { artifactLocation: unknown } }];
        }
      ).locations[0].physicalLocation.artifactLocation;
    expect(uriOf('a b/ü#?.yaml')).toEqual({ uri: 'a%20b/%C3%BC%23%3F.yaml', uriBaseId: '%SRCROOT%' });
    expect(uriOf('./x.yaml')).toEqual({ uri: 'x.yaml', uriBaseId: '%SRCROOT%' });
    expect(uriOf('/tmp/x y.yaml')).toEqual({ uri: pathToFileURL('/tmp/x y.yaml').href });
  });

  test('have fingerprints that do not depend on lines', () => {
    const moved = { ...unknown, span: { ...span, line: 99 } };
    const fingerprints = log([unknown, moved, missing]).runs[0].results.map((result) =>
      JSON.stringify((result as { partialFingerprints?: unknown }).partialFingerprints),
    );
    expect(fingerprints[0]).toBe(fingerprints[1]);
    expect(fingerprints[0]).not.toBe(fingerprints[2]);
  });
});
