import path from 'node:path';
import { DiagnosticCollector } from '../../lib/diagnostics/index.js';
import { parseSpec } from '../../lib/spec/parse.js';
import { printYaml, readSpecFile } from '../../lib/source/index.js';
import { parse } from 'yaml';

const example = path.join(__dirname, '..', '..', 'examples', 'wine-quality');

function read(file: string): unknown {
  const collector = new DiagnosticCollector();
  const document = readSpecFile(path.join(example, file), collector);
  expect(collector.all()).toEqual([]);
  return document?.value;
}

const withoutEnvironmentVariables = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replace('${{env.AWS_PROD_ACCOUNT}}', '444455556666'));

describe('the two spellings of the example', () => {
  test('are one JSON', () => {
    expect(read('system.ts')).toEqual(normalised(read('system.yaml')));
  });

  test('are equal after parsing, every default filled', () => {
    const collector = new DiagnosticCollector();
    const yaml = parseSpec(withoutEnvironmentVariables(read('system.yaml')), collector);
    const typescript = parseSpec(withoutEnvironmentVariables(read('system.ts')), collector);
    expect(collector.all()).toEqual([]);
    expect(typescript).toEqual(yaml);
    expect(yaml?.pipelines['train']?.steps['prepare']?.kind).toBe('process');
  });

  test('YAML → object → YAML → object loses nothing', () => {
    const value = read('system.yaml');
    expect(parse(printYaml(value))).toEqual(value);
  });
});

/** TypeScript writes no quotes and no order of keys: the values are what counts. */
const normalised = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
