import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compileEvery } from '../../lib/compiler/compile.js';
import { catalogue, DiagnosticCollector, type Code, type Diagnostic } from '../../lib/diagnostics/index.js';
import { EXAMPLES, type Example, type FileExample, type SpecExample } from '../../lib/diagnostics/examples/index.js';
import { readSpecFile } from '../../lib/source/index.js';

const base = path.join(__dirname, '..', 'contract', 'rich');

/** The small system that the excerpts are laid over. */
const SYSTEM = {
  trivium: 1, system: 'wine',
  environments: {
    dev: {
      aws: { account: '111122223333', region: 'eu-west-1' },
      azure: { subscription: '00000000-0000-0000-0000-000000000000', resourceGroup: 'ml-dev', location: 'westeurope' },
      gcp: { project: 'acme-ml-dev', region: 'europe-west1' },
    },
  },
  defaults: { image: 'sklearn@1.4', code: 'src', requirements: 'src/requirements.txt' },
  datasets: { raw: { uri: 'data/rows.csv', type: 'file', format: 'csv' } },
  models: { wine: { predictor: 'src/predict.py' } },
  pipelines: {
    train: {
      params: { seed: 7 },
      steps: {
        fit: { kind: 'train', command: 'python train.py ${{inputs.raw}} ${{outputs.model}} ${{params.seed}}', inputs: { raw: 'datasets.raw' }, outputs: { model: 'model' } },
        evaluate: { kind: 'evaluate', command: 'python evaluate.py ${{inputs.model}} ${{outputs.report}}', inputs: { model: 'steps.fit.outputs.model' }, outputs: { report: 'metrics' }, metrics: ['rmse'] },
        register: { kind: 'register', model: 'wine', from: 'steps.fit.outputs.model', when: 'steps.evaluate.metrics.rmse <= 0.8' },
      },
    },
  },
  endpoints: { live: { model: 'wine' } },
  notifications: { oncall: { email: [] } },
};

type Json = Readonly<Record<string, unknown>>;
const isMap = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lays an excerpt over the system; null removes what is there, and else stays: it takes a default away. */
function laid(under: unknown, over: unknown): unknown {
  if (!isMap(under) || !isMap(over)) return over;
  const merged = { ...under, ...Object.fromEntries(Object.entries(over).map(([key, value]) => [key, laid(under[key], value)])) };
  return Object.fromEntries(Object.entries(merged).filter(([key, value]) => value !== null || under[key] === undefined));
}

let folder: string;
beforeAll(() => { folder = mkdtempSync(path.join(tmpdir(), 'trivium-examples-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

function read(name: string, text: string): { readonly value: unknown; readonly found: readonly Diagnostic[] } {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  const collector = new DiagnosticCollector();
  return { value: readSpecFile(file, collector)?.value, found: collector.all() };
}

function compileExcerpt(text: string): readonly Diagnostic[] {
  const { value, found } = read('excerpt.yaml', text);
  return [...found, ...compileEvery(laid(SYSTEM, value), { base, variables: {} }).flatMap(({ diagnostics }) => diagnostics)];
}
const codes = (found: readonly Diagnostic[]): readonly Code[] => [...new Set(found.map(({ code }) => code))];
const errors = (found: readonly Diagnostic[]): readonly string[] => found.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`);

const of = (kind: Example['kind']): readonly Code[] => (Object.keys(EXAMPLES) as Code[]).filter((code) => EXAMPLES[code]?.kind === kind).sort();

describe('the examples of diagnostics', () => {
  test('are there for every code, and for no other', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(Object.keys(catalogue).sort());
  });

  test('lie over a system that compiles without an error', () => {
    expect(errors(compileExcerpt('{}'))).toEqual([]);
  });

  test.each(of('spec'))('%s is found in what is wrong, and not in what is right, which has no errors', (code) => {
    const { wrong, right } = EXAMPLES[code] as SpecExample;
    expect(codes(compileExcerpt(wrong))).toContain(code);
    const mended = compileExcerpt(right);
    expect(codes(mended)).not.toContain(code);
    expect(errors(mended)).toEqual([]);
  });

  test.each(of('file'))('%s is found in the wrong file, and the right one is read', (code) => {
    const { file, wrong, right } = EXAMPLES[code] as FileExample;
    expect(codes(read(file, wrong).found)).toContain(code);
    expect(read(file, right).found).toEqual([]);
  });

  test('that are called are few: what no spec can show', () => {
    expect(of('command').length).toBeLessThan(18);
  });
});
