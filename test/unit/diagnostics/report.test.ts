import {
  catalogue,
  compareDiagnostics,
  diagnose,
  DiagnosticCollector,
  formatPath,
  listed,
  nearestName,
  type Diagnostic,
} from '../../../lib/diagnostics/index.js';

const at = (line: number, column: number, file = 'a.yaml'): Diagnostic => ({
  ...diagnose('TRV1003', [String(line), column], { field: 'x' }),
  span: { file, line, column, length: 1 },
});

describe('the collector', () => {
  test('keeps the same finding at the same place once, and for each target and place', () => {
    const collector = new DiagnosticCollector();
    const place = { file: 'a.yaml', line: 1, column: 1, length: 1 };
    for (let run = 0; run < 2; run += 1) {
      collector.report('TRV1003', ['a'], { field: 'x' });
      collector.report('TRV1003', ['a'], { field: 'y' });
      collector.report('TRV1003', ['b'], { field: 'x' });
      collector.for('aws').report('TRV1003', ['a'], { field: 'x' });
      collector.report('TRV0009', [], { text: '${{x.y}}' }, place);
      collector.report('TRV0009', [], { text: '${{x.y}}' }, { ...place, line: 2 });
    }
    expect(
      collector
        .all()
        .map(({ code, path, target, span, message }) => [
          code,
          path.join('.'),
          target,
          span?.line,
          message.includes('"y"'),
        ]),
    ).toEqual([
      ['TRV0009', '', undefined, 1, false],
      ['TRV0009', '', undefined, 2, false],
      ['TRV1003', 'a', undefined, undefined, false],
      ['TRV1003', 'a', undefined, undefined, true],
      ['TRV1003', 'a', 'aws', undefined, false],
      ['TRV1003', 'b', undefined, undefined, false],
    ]);
  });

  test('knows errors from warnings', () => {
    const collector = new DiagnosticCollector();
    expect(collector.hasErrors()).toBe(false);
    collector.add({ ...at(1, 1), severity: 'warning' });
    expect(collector.hasErrors()).toBe(false);
    collector.add(at(2, 1));
    expect(collector.hasErrors()).toBe(true);
  });
});

test('diagnostics are ordered by file, line and column, those without a place last, whatever order they come in', () => {
  const ordered = [
    at(1, 9),
    at(2, 1),
    at(2, 10),
    at(10, 1),
    at(1, 1, 'b.yaml'),
    diagnose('TRV1003', ['a'], { field: 'x' }),
    diagnose('TRV1003', ['b'], { field: 'x' }),
  ];
  for (let shift = 0; shift < ordered.length; shift += 1) {
    const shuffled = [...ordered.slice(shift), ...ordered.slice(0, shift)].reverse();
    expect(shuffled.sort(compareDiagnostics)).toEqual(ordered);
  }
});

test('a path is written as people write it', () => {
  expect(formatPath([])).toBe('(spec)');
  expect(formatPath(['alarms', 'errors', 'notify', 0, 'x'])).toBe('alarms.errors.notify[0].x');
});

test('a near name is suggested, a far one is not', () => {
  expect(nearestName('scal', ['scale', 'model'])).toBe('scale');
  expect(nearestName('SCALE', ['scale', 'model'])).toBe('scale');
  expect(nearestName('completely', ['scale', 'model'])).toBeUndefined();
  expect(nearestName('x', [])).toBeUndefined();
});

test('a long list of names is cut', () => {
  expect(listed([])).toBe('none');
  expect(listed(['a', 'b'])).toBe('"a", "b"');
  expect(listed(Array.from({ length: 14 }, (_, index) => `n${index}`))).toMatch(/"n11" and 2 more$/u);
});

describe('the catalogue', () => {
  const entries = Object.entries(catalogue);

  test('gives each code the form TRV and four digits, and a slug of its own', () => {
    for (const [code, { slug }] of entries) {
      expect(code).toMatch(/^TRV\d{4}$/u);
      expect(slug).toMatch(/^[a-z]+(-[a-z0-9]+)*$/u);
    }
    expect(new Set(entries.map(([, { slug }]) => slug)).size).toBe(entries.length);
  });

  test('explains every code in sentences', () => {
    for (const [, { about }] of entries) expect(about).toMatch(/^[^a-z].*(?:[.!?]|https:\S+)$/su);
  });
});
